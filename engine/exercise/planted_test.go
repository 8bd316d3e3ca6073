package exercise

import (
	"net/http"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// judgedAs judges a document as if the endpoint had accepted it.
func judgedAs(e *Exercise, body string) Outcome {
	return e.Judge([]Attempt{{Method: http.MethodPost, Status: http.StatusOK, Body: body, Wrapped: true}})
}

// TestPlantedMistakes plants many mistakes: each is solved by the event as it was,
// also written otherwise, and neither by leaving it, nor by taking the event away,
// nor by moving what is wrong into extensions.
func TestPlantedMistakes(t *testing.T) {
	rules := map[string]bool{}
	for n := range uint64(300) {
		p := Practice{n, catalog.Versions()[n%2]}
		e := p.Plant()
		if again := p.Plant(); again.Start != e.Start || e.Name != p.Name() {
			t.Fatalf("%s is another the second time", e.Name)
		}
		if e.Spec != p.Version || !strings.Contains(e.Solution, map[catalog.Version]string{catalog.V1p2: "/v1p2", catalog.V1p1: "/v1p1"}[p.Version]) {
			t.Errorf("%s is of Caliper %s, and not of %s", e.Name, e.Spec, p.Version)
		}
		rules[e.See[0]] = true
		if o := judgedAs(e, e.Solution); !o.Solved {
			t.Errorf("%s: the solution\n%s", e.Name, told(o))
		}
		if o := judgedAs(e, strings.ReplaceAll(e.Solution, "/", `\/`)); !o.Solved {
			t.Errorf("%s: the solution with escapes\n%s", e.Name, told(o))
		}
		for what, answer := range map[string]string{"the start": e.Start, "nothing": "[]", "moved": moved(t, e)} {
			if judgedAs(e, answer).Solved {
				t.Errorf("%s is solved by %s: %s", e.Name, what, answer)
			}
		}
	}
	if len(rules) < 12 {
		t.Errorf("300 mistakes are of %d rules alone", len(rules))
	}
}

// moved is the start with what is wrong moved into extensions.
func moved(t *testing.T, e *Exercise) string {
	t.Helper()
	at := look(e.Spec, []Attempt{{Method: http.MethodPost, Status: 200, Body: e.Start, Wrapped: true}})
	for f := range at.findings() {
		if f.Pointer == "" || f.Pointer == "/type" {
			continue
		}
		text := []byte(e.Start)
		if !strings.Contains(e.Start, `"extensions"`) {
			text, _ = document.Patch(text, []document.Op{{Op: "add", Path: "/extensions", Value: []byte("{}")}})
		}
		if changed, err := document.Patch(text, []document.Op{{Op: "move", From: f.Pointer, Path: "/extensions/moved"}}); err == nil {
			return string(changed)
		}
	}
	return "{}"
}

// TestTricksAtPlantedMistakes answers some by all that misses the point, and by the event
// as it was, written otherwise.
func TestTricksAtPlantedMistakes(t *testing.T) {
	for n := range uint64(30) {
		e := Practice{n, catalog.Versions()[n%2]}.Plant()
		for what, trick := range tricks(e) {
			if judgedAs(e, trick).Solved && !sayAlike(trick, e.Solution) {
				t.Errorf("%s is solved: %s:\n%s", e.Name, what, trick)
			}
		}
		for what, answer := range rightAnswers(t, e) {
			if o := judgedAs(e, answer); !o.Solved && what != "with another id" && what != "with lists in another order" { // all stays as it is
				t.Errorf("%s is not solved %s:\n%s%s", e.Name, what, told(o), answer)
			}
		}
	}
}

func TestNamesOfPlantedMistakes(t *testing.T) {
	for name, want := range map[string]bool{"practice-1": true, "practice-01": false, "practice--1": false, "practice-": false, "one-word": false,
		"practice-1.1-3": true, "practice-1.2-3": false, "practice-1.1": false, "practice-1.1-": false, "practice-2.0-1": false} {
		if _, ok := ParsePractice(name); ok != want {
			t.Errorf("%s: %v", name, ok)
		}
	}
	if _, err := BuiltIn().Find("one-wrod"); err == nil || !strings.Contains(err.Error(), "did you mean one-word?") {
		t.Errorf("got %v", err)
	}
}

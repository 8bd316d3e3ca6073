package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/engine/entities"
	"caliper-playground/engine/question"
	"caliper-playground/engine/report"
)

// recordedRows sends the rows and returns the state folder and the session.
func recordedRows(t *testing.T) (state, id string) {
	t.Helper()
	state = t.TempDir()
	if got := command(t, "", "replay", "--keep", "rows", "--state", state); got.status != 0 {
		t.Fatalf("status %d: %s", got.status, got.err)
	}
	return state, recordedIn(t, state)[0].ID
}

// What the events of a session can tell stands in every form of report, and only
// where it is asked for.
func TestReportTellsWhatTheEventsCan(t *testing.T) {
	state, id := recordedRows(t)
	_, plain := everyForm(t, "", "report", id, "--state", state)
	got, told := everyForm(t, "", "report", id, "--state", state, "--questions", "--entities")
	if got.status != 0 {
		t.Fatalf("status %d, %s", got.status, got.err)
	}
	for f, text := range told {
		wanted := []string{"Who views resources, and how often?", "larkmoor/people"}
		if f == report.JUnit { // which has cases for questions alone
			wanted = wanted[:1]
		}
		for _, want := range wanted {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %q", f, want)
			}
		}
		if strings.Contains(plain[f], "Who views resources") {
			t.Errorf("%s answers what nobody asked", f)
		}
	}
}

func TestQuestionsAndEntitiesAsJSON(t *testing.T) {
	state, id := recordedRows(t)
	more := filepath.Join(t.TempDir(), "more.json")
	write := func(text string) {
		if err := os.WriteFile(more, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`[{"id": "mine", "profile": "ReadingProfile", "question": "Which apps?", "events": ["ViewEvent"], "by": "edApp", "measure": {"kind": "count"}}]`)
	got := command(t, "", "report", id, "--state", state, "--format", "json", "--questions", "--questions-file", more, "--entities")
	var r struct {
		Questions []question.Answer
		Entities  []entities.Entity
	}
	if err := json.Unmarshal([]byte(got.out), &r); err != nil {
		t.Fatalf("%v: %s", err, got.err)
	}
	counted, mine := map[string]int{}, false
	for _, a := range r.Questions {
		counted[a.Profile] += a.Counted
		mine = mine || a.ID == "mine" && a.Events > 0
	}
	if len(counted) != 15 || !mine || len(r.Entities) == 0 || !r.Entities[0].Ahead {
		t.Errorf("%v, %v, %d entities", counted, mine, len(r.Entities))
	}
	for profile, n := range counted {
		if n == 0 {
			t.Errorf("nothing is counted of %s", profile)
		}
	}
	one := command(t, "", "report", id, "--state", state, "--profile", "reading", "--questions")
	if !strings.Contains(one.out, "Who views resources") || strings.Contains(one.out, "Who logs in") {
		t.Errorf("of one profile:\n%s", one.out)
	}
	write(`[{"id": "mine"}]`)
	if got := command(t, "", "report", id, "--state", state, "--questions-file", more); got.status != 2 || !strings.Contains(got.err, `question 1, "mine"`) {
		t.Errorf("status %d: %s", got.status, got.err)
	}
	if got := command(t, "", "report", id, "--state", state, "--questions-file", more+"x"); got.status != 3 {
		t.Errorf("status %d: %s", got.status, got.err)
	}
	if got := command(t, "", "report", "--class", "ours", "--state", state, "--questions"); got.status != 2 {
		t.Errorf("status %d: %s", got.status, got.err)
	}
}

func TestGraphsInAPage(t *testing.T) {
	state, id := recordedRows(t)
	plain := command(t, "", "report", id, "--state", state, "--format", "html")
	drawn := command(t, "", "report", id, "--state", state, "--format", "html", "--graphs")
	if strings.Contains(plain.out, "<svg") || strings.Count(drawn.out, `aria-label="graph of the message"`) != 93 {
		t.Errorf("%d graphs", strings.Count(drawn.out, "<svg"))
	}
}

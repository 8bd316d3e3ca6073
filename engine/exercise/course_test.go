package exercise

import (
	"strconv"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/rule"
)

// TestTheCourse solves each exercise by its solution, and fails it by its start and
// by its trick, over the real endpoint.
func TestTheCourse(t *testing.T) {
	for _, e := range BuiltIn() {
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			holds(t, e)
		})
	}
}

func holds(t *testing.T, e *Exercise) {
	t.Helper()
	for _, test := range []struct {
		what, answer string
		solves       bool
	}{{"the start", e.Start, false}, {"the solution", e.Solution, true}, {"the trick", e.Trick, false}} {
		o, err := Check(t.Context(), t.TempDir(), e, test.answer)
		if err != nil {
			t.Fatalf("%s: %v", test.what, err)
		}
		if o.Solved != test.solves {
			t.Errorf("%s: solved is %v\n%s", test.what, o.Solved, told(o))
		}
	}
}

func told(o Outcome) string {
	var b strings.Builder
	for _, g := range o.Goals {
		b.WriteString("  " + g.Words + " | " + g.Missing + "\n")
	}
	return b.String()
}

// TestTheCourseCoversAll holds that the course has an exercise for each profile, each
// family of rules and each status of the endpoint.
func TestTheCourseCoversAll(t *testing.T) {
	course := BuiltIn()
	if len(course) < 60 {
		t.Errorf("there are %d exercises", len(course))
	}
	profiles, families, statuses := map[string]bool{}, map[string]bool{}, map[int]bool{}
	for _, e := range course {
		for _, row := range e.Aims.Rows {
			if e.Spec == catalog.V1p2 {
				profiles[row[:strings.Index(row, "/")]] = true
			}
		}
		for _, id := range append(e.Aims.With, e.Aims.Without...) {
			families[family(id)] = true
		}
		if !e.Request {
			continue
		}
		for _, answer := range []string{e.Start, e.Solution} {
			o, err := Check(t.Context(), t.TempDir(), e, answer)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range o.Attempts {
				statuses[a.Status] = true
			}
		}
	}
	for _, p := range catalog.Get(catalog.V1p2).Profiles {
		if !profiles[p.Name] {
			t.Errorf("no exercise is about %s", p.Name)
		}
	}
	for _, r := range rule.All() {
		// One is about files, and advice is given to who asks for it.
		if r.ID != "unreadable" && family(r.ID) != "advice" && !families[family(r.ID)] {
			t.Errorf("no exercise is about rules such as %s", r.ID)
		}
	}
	for _, c := range catalog.Get(catalog.V1p2).Concepts() {
		if status, err := strconv.Atoi(c.Name); err == nil && !statuses[status] {
			t.Errorf("no exercise is about the status %d", status)
		}
	}
}

// family is the first word of a rule's id.
func family(id string) string {
	first, _, _ := strings.Cut(id, "-")
	return first
}

// TestWhatToReadOn holds that the catalogue has what exercises name.
func TestWhatToReadOn(t *testing.T) {
	for _, e := range BuiltIn() {
		for _, name := range e.See {
			if _, err := lookup.Of(catalog.V1p2).Find(name); err != nil {
				t.Errorf("%s: %v", e.Name, err)
			}
		}
		for _, text := range append([]string{e.Task, e.Learned, e.Title}, e.Hints...) {
			if len(text) > 600 || text == "" {
				t.Errorf("%s says %q", e.Name, text)
			}
		}
	}
}

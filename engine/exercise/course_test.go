package exercise

import (
	"strings"
	"testing"
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

package exercises

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"caliper-playground/engine/exercise"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// In the goldens one exercise is done and one left out, and of a third the hints and a wrong
// answer are shown.
func TestGoldens(t *testing.T) {
	dark := style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}
	light := style.Choice{Profile: termenv.ANSI256, Background: style.LightBackground}
	none := style.Choice{Profile: termenv.Ascii}
	wrong := []string{"enter", "s", "i"}
	for _, test := range []struct {
		name          string
		choice        style.Choice
		width, height int
		keys          []string
	}{
		{"list-40x15", none, 40, 15, nil},
		{"list-80x24", none, 80, 24, nil},
		{"list-120x40-dark", dark, 120, 40, nil},
		{"list-120x40-light", light, 120, 40, nil},
		{"list-200x60", none, 200, 60, nil},
		{"exercise-40x15", none, 40, 15, wrong},
		{"exercise-80x24", none, 80, 24, wrong},
		{"exercise-80x24-dark", dark, 80, 24, wrong},
		{"exercise-100x30", none, 100, 30, wrong},
		{"exercise-120x40", none, 120, 40, wrong},
		{"exercise-120x40-dark", dark, 120, 40, wrong},
		{"exercise-120x40-light", light, 120, 40, wrong},
		{"exercise-200x60", none, 200, 60, wrong},
		{"solution-120x40", none, 120, 40, []string{"enter", "o"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := begun(t, test.choice)
			d.Window(test.width, test.height)
			d.Press(test.keys...)
			pagetest.CheckFits(t, test.name, d.Drawn(), test.width, test.height-pagetest.Chrome)
			pagetest.CheckGolden(t, test.name, pagetest.NameStyles(d.Env.Theme, d.Drawn()))
		})
	}
}

// begun is a page on which an exercise is done and another left out.
func begun(t *testing.T, choice style.Choice) *pagetest.Driver {
	t.Helper()
	state := t.TempDir()
	p, err := exercise.OpenProgress(state)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Solve("name-the-action", "", pagetest.Start); err != nil {
		t.Fatal(err)
	}
	if err := p.Change("one-word", func(s *exercise.Standing) { s.Skipped = true }); err != nil {
		t.Fatal(err)
	}
	return learnerIn(t, choice, state, "")
}

// Colours say nothing that is not said without them.
func TestColoursAddNothing(t *testing.T) {
	plain, coloured := begun(t, style.Choice{Profile: termenv.Ascii}), begun(t, style.Choice{Profile: termenv.ANSI})
	for _, key := range []string{"j", "enter", "s", "i", "o", "esc", "k"} {
		plain.Press(key)
		coloured.Press(key)
		if diff := cmp.Diff(plain.Drawn(), pagetest.WithoutStyles(coloured.Drawn())); diff != "" {
			t.Errorf("after %s the texts differ (-plain +coloured):\n%s", key, diff)
		}
	}
}

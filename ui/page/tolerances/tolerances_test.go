package tolerances

import (
	"slices"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

func alone(t *testing.T) *pagetest.Driver {
	t.Helper()
	return aloneIn(t, style.Choice{Profile: termenv.Ascii})
}

func aloneIn(t *testing.T, choice style.Choice) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, pagetest.New(), choice, func(env *page.Env) page.Page { return New(env) })
}

func (p *Page) granted() []string { return p.env.Engine.Judging().Tolerances.Names() }

func TestToleranceOnAndOff(t *testing.T) {
	d := alone(t)
	d.Shows("› [ ] bare-token", "[ ] time-format", "[ ] missing-context")
	d.Press("j", "enter")
	d.Shows("› [x] time-format", "time-format is on from the next message on.")
	d.Press("G", " ")
	d.Shows("[x] missing-context")
	if got := d.Page.(*Page).granted(); !slices.Contains(got, "time-format") || !slices.Contains(got, "missing-context") || len(got) != 2 {
		t.Errorf("the session tolerates %q", got)
	}
	d.Press(" ")
	d.Shows("[ ] missing-context", "missing-context is off from the next message on.")
	d.Press("j", "g", "k", " ")
	d.Shows("› [x] bare-token")
	if got := d.Page.(*Page).granted(); !slices.Contains(got, "bare-token") || slices.Contains(got, "missing-context") {
		t.Errorf("the session tolerates %q", got)
	}
	d.Press("L")
	if !d.Closed() {
		t.Error("the key that opens the page does not close it")
	}
}

func TestTolerancesByMouse(t *testing.T) {
	d := alone(t)
	d.Click("time-format")
	d.Shows("› [ ] time-format")
	d.Click("time-format")
	d.Shows("› [x] time-format")
	d.Update(tea.MouseMsg{Button: tea.MouseButtonLeft, Action: tea.MouseActionPress, Y: 35}) // below all of it
	d.Shows("› [x] time-format")
}

func TestWhatIsChosenIsInSight(t *testing.T) {
	d := alone(t)
	d.Resize(40, 6)
	d.Press("G")
	d.Shows("› [ ] " + d.Page.(*Page).names[len(d.Page.(*Page).names)-1])
	d.Hides("What this session lets pass")
	d.Press("g")
	d.Shows("What this session lets pass")
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelDown})
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelDown})
	d.Hides("What this session lets pass")
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelUp})
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelUp})
	d.Shows("What this session lets pass")
	d.FitsEverywhere("tolerances")
}

func TestGoldens(t *testing.T) {
	pagetest.CheckGoldens(t, "tolerances", nil, func(t *testing.T, choice style.Choice) *pagetest.Driver {
		d := aloneIn(t, choice)
		d.Press("j", "enter", "k")
		return d
	})
}

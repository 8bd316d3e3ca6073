package mistakes

import (
	"errors"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

func alone(t *testing.T, engine *pagetest.Engine) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, engine, style.Choice{Profile: termenv.Ascii}, func(env *page.Env) page.Page { return New(env) })
}

// What is selected is told: what is wrong, what will happen, why, and the answer.
func TestTellsOfTheOneThatIsSelected(t *testing.T) {
	d := alone(t, pagetest.New())
	d.Shows("› 1 No token", "What is wrong", "The request has no Authorization field.", "What will happen", "Answer: 401 Unauthorized")
	d.Press("j")
	d.Shows("› 2 A bare token", "scheme out")
	d.Press("G", "k", "k", "k", "k")
	d.Shows("› m A wrong actor", "Found by the rule actor-type")
	d.Press("g")
	d.Shows("› 1 No token")
	for range 10 { // over the heading
		d.Press("j")
	}
	d.Shows("› a A repeat", "1. The event: 200 OK", "2. The same again: 200 OK")
	d.Press("k")
	d.Shows("› 0 A wrong method")
	d.FitsEverywhere("mistakes")
}

func TestGoesToWhatWasSent(t *testing.T) {
	d := alone(t, pagetest.New())
	d.Press("1")
	d.Press("a")
	if got := d.Screen.Gone; len(got) != 2 || got[0] != 1 || got[1] != 3 {
		t.Errorf("it went to %v", got)
	}
	d.Click("n A misspelt")
	d.Shows("› n A misspelt action")
	d.Click("n A misspelt")
	if got := d.Screen.Gone; len(got) != 3 || got[2] != 4 {
		t.Errorf("it went to %v", got)
	}
	d.Update(tea.MouseMsg{Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}) // on a heading
	d.Shows("› n A misspelt action")
	d.Press("M")
	if !d.Closed() {
		t.Error("the key that opens the page does not close it")
	}
}

// What could not be sent is told, and what was answered otherwise than promised.
func TestWhatComesOtherwiseIsTold(t *testing.T) {
	engine := pagetest.New()
	d := alone(t, engine)
	engine.SendErr = errors.New("the wire is cut")
	d.Press("5")
	d.Shows("No envelope: the wire is cut")
	if len(d.Screen.Gone) > 0 {
		t.Errorf("it went to %v", d.Screen.Gone)
	}
	engine.SendErr = nil
	d.Press("4") // which this engine refuses with 401, as all manners
	d.Shows("As text/plain: answered 401 and not 415, as the endpoint is set: the log says why.")
}

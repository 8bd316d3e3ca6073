package sheet

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/why"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// What stands in for a page that failed says that nothing is lost, and opens it
// again.
func TestAFailedPageIsOpenedAgain(t *testing.T) {
	again := 0
	d := pagetest.Alone(t, pagetest.New(), plain(), func(env *page.Env) page.Page {
		return NewFailed(env, func() tea.Cmd {
			again++
			return nil
		})
	})
	d.Shows("This page failed and was closed.", "The endpoint goes on", d.Env.Keys.Move.Enter.Help().Key+" opens the page again.")
	d.Press("esc", "j")
	if again != 0 || d.Closed() {
		t.Fatalf("opened again %d times, closed %t", again, d.Closed())
	}
	d.Press("enter")
	if again != 1 {
		t.Errorf("enter opened it %d times", again)
	}
	d.FitsEverywhere("in the place of a page that failed")
}

func TestAnAnswerShowsItsParts(t *testing.T) {
	answer := page.Answer{Title: "why row 7 is empty", Parts: []why.Part{
		{Title: "What it needs", Lines: []string{"a ViewEvent"}},
		{Title: "What came closest", Lines: []string{"message 3", "message 5"}},
	}}
	d := pagetest.Alone(t, pagetest.New(), plain(), func(env *page.Env) page.Page { return NewAnswer(env, answer) })
	d.Shows("What it needs", "a ViewEvent", "What came closest", "message 3", "message 5")
	if d.Page.Title() != answer.Title {
		t.Errorf("it is called %q", d.Page.Title())
	}
	d.FitsEverywhere("an answer")
	d.Press("esc")
	if !d.Closed() {
		t.Error("esc does not close it")
	}
}

// Each place of the package has commands, and no two of one place have the same key.
func TestPlaces(t *testing.T) {
	d := reachAlone(t, pagetest.New())
	for _, place := range append(Places(d.Env), FailedPlaces(d.Env)...) {
		taken := map[string]string{}
		for _, c := range place.Commands {
			for _, key := range c.Key.Keys() {
				if before, ok := taken[key]; ok && before != c.Name() {
					t.Errorf("%s: %s is %q and %q", place.Name, key, before, c.Name())
				}
				taken[key] = c.Name()
			}
		}
		if len(taken) == 0 {
			t.Errorf("%s has no commands", place.Name)
		}
	}
}

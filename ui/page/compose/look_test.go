package compose

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/lookup"
	"caliper-playground/ui/page"
)

// What is looked up beside the form leaves everything as it was: what is composed,
// where the cursor is, what is typed, and what can be undone.
func TestLooksUpBesideTheFormAndBack(t *testing.T) {
	d := composing(t)
	d.Press("R") // something to undo
	selects(d, "eventTime")
	for _, size := range [][2]int{{120, 36}, {80, 20}, {60, 11}} {
		d.Resize(size[0], size[1])
		before := d.Drawn()
		d.Press("v")
		d.Shows("›eventTime", "property of Caliper 1.2")
		if wide := size[0] >= 100; wide {
			d.Shows("COMPOSE", "│ ›eventTime", "› ") // the form stays beside it
		}
		d.Press("tab", "enter")
		d.Hides("›eventTime")
		d.Press("backspace")
		d.Shows("›eventTime")
		d.Press("pgdown", "G", "down", "esc")
		if after := d.Drawn(); after != before {
			t.Errorf("%d cells wide the form comes back as\n%s\nafter\n%s", size[0], after, before)
		}
	}
	d.Press("u")
	d.Shows("Undone: repeat the event.")
}

// What is being typed waits meanwhile.
func TestLooksUpWhileSomethingIsTyped(t *testing.T) {
	d := composing(t)
	selects(d, "eventTime")
	d.Press("enter", "ctrl+u", "2026-03")
	before := d.Drawn()
	d.Press("ctrl+t")
	d.Shows("›eventTime", "property of Caliper 1.2")
	d.Press("j", "x", "esc")
	if after := d.Drawn(); after != before {
		t.Errorf("what is typed comes back as\n%s\nafter\n%s", after, before)
	}
	d.Press("-02T09:15:00Z", "enter")
	d.Shows(`"eventTime": "2026-03-02T09:15:00.000Z"`)
}

// A choice is looked up before it is made, and the question stands there again as it
// was, with what was typed.
func TestLooksUpWhatMayBeChosen(t *testing.T) {
	for _, test := range []struct {
		name        string
		keys        []string
		typed, want string
	}{
		{"a profile", []string{"a"}, "media", "›MediaProfile  profile"},
		{"an action", []string{"g", "down", "down", "enter"}, "paus", "›Paused  action"},
		{"an event type", []string{"g", "down", "enter"}, "media", "›MediaEvent  event"},
		{"a property", []string{"g", "+"}, "lti", "›federatedSession  property"},
		{"an entity", []string{"a", "describe", "enter"}, "chap", "›Chapter  entity"},
		{"something else", []string{"g", "+"}, "qqqq", ""},
		{"what is typed and not offered", []string{"g", "down", "enter"}, "scorecard", "›scorecard  word"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := composing(t)
			d.Press(test.keys...)
			d.Press(test.typed)
			before := d.Drawn()
			d.Press("ctrl+t")
			if test.want == "" {
				if after := d.Drawn(); after != before {
					t.Errorf("it becomes\n%s", after)
				}
				d.Shows("no page on " + test.typed + ":")
				return
			}
			d.Shows(test.want)
			d.Press("tab", "esc")
			if after := d.Drawn(); after != before {
				t.Errorf("the question comes back as\n%s\nafter\n%s", after, before)
			}
		})
	}
}

// Each line of the form has its page.
func TestWhatIsLookedUp(t *testing.T) {
	for _, test := range []struct{ line, shows string }{
		{"profile  ", "›AssessmentProfile  profile"},
		{"event  ", "›AssessmentEvent  event"},
		{"action  ", "›Submitted  action"},
		{"actor", "›actor  property"},
		{"Assessment  http", "›object  property"},
		{"@context", "›@context  word"},
		{"9 more properties", "›Attempt"},
		{"8 more properties", "›AssessmentEvent"},
		{"another event", "›triple  word"},
		{"envelope", "›envelope  word"},
	} {
		t.Run(test.line, func(t *testing.T) {
			d := composing(t)
			selects(d, test.line)
			d.Press("v")
			d.Shows(test.shows)
		})
	}
	t.Run("a field of the envelope", func(t *testing.T) {
		d := composing(t)
		selects(d, "envelope")
		d.Press("right", "down", "down", "v")
		d.Shows("›sendTime  word")
	})
	t.Run("one of several events", func(t *testing.T) {
		d := composing(t)
		d.Press("R")
		selects(d, "event 2")
		d.Press("v")
		d.Shows("›AssessmentEvent  event")
	})
	t.Run("a finding", func(t *testing.T) {
		d := composing(t)
		selects(d, "eventTime")
		d.Press("-", "tab", "v")
		d.Shows("rule, error")
	})
	t.Run("an own attribute", func(t *testing.T) {
		d := composing(t)
		selects(d, "more properties")
		d.Press(":", "mood", "enter", "v")
		d.Shows("›extension  word")
	})
}

// The whole vocabulary is one key further, at the same entry.
func TestTheWholeVocabularyFromBeside(t *testing.T) {
	d := composing(t)
	selects(d, "action  ")
	d.Press("v", "v")
	want := page.LookUp{At: lookup.Ref{Kind: lookup.Action, Name: "Submitted"}}
	if got := d.Screen.Opened; len(got) != 1 || got[0] != want {
		t.Errorf("opened %+v", got)
	}
}

// Leaving shuts what is looked up first.
func TestLeavingShutsWhatIsLookedUp(t *testing.T) {
	d := composing(t)
	before := d.Drawn()
	d.Press("v")
	if cmd := d.Page.(page.Leaver).Leave(nil); cmd != nil || d.Closed() || d.Drawn() != before {
		t.Errorf("closed %v:\n%s", d.Closed(), d.Drawn())
	}
}

func TestTheMouseFollowsLinksAndScrolls(t *testing.T) {
	d := composing(t)
	selects(d, "actor")
	d.Press("v")
	before := d.Drawn()
	wheel := tea.MouseMsg{X: 90, Y: 12, Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress}
	d.Resize(120, 14)
	d.Update(wheel)
	if d.Drawn() == before {
		t.Error("the wheel does nothing")
	}
	if !strings.Contains(d.Drawn(), "›actor") {
		t.Fatal(d.Drawn())
	}
	d.Resize(120, 36)
	d.Click("Agent or")
	d.Hides("›actor  property")
}

package compose

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
)

// TestSaysWhyNot presses the keys of what cannot be done, and looks for
// the same reason in the list of all commands.
func TestSaysWhyNot(t *testing.T) {
	for _, test := range []struct {
		name, line string // "" for the line that is selected at first
		before     []string
		key, find  string
		want       string
	}{
		{"undo at first", "", nil, "u", "undo", "There is nothing to undo."},
		{"redo at first", "", nil, "ctrl+r", "redo", "There is nothing to do again"},
		{"a finding where there is none", "", nil, "f", "next finding", "There are no findings."},
		{"a mend where there is none", "", nil, "x", "apply the mend", "There is no finding to mend."},
		{"removing what is no property", "envelope", nil, "-", "remove", "There is nothing to remove here."},
		{"removing what is not there", "actor", []string{"-"}, "-", "remove", "actor is not there."},
		{"another name for no property", "+ another", nil, "r", "rename", "A property can be called otherwise"},
		{"another form of a scalar", "eventTime", nil, "i", "object or IRI", "There is no entity here"},
		{"a value for no property", "+ another", nil, ":", "any value", "goes into a property"},
		{"the only event up", "", nil, "[", "event goes up", "the first already"},
		{"the only event down", "", nil, "]", "event goes down", "the last already"},
		{"the form's keys in the JSON", "", []string{"tab"}, "+", "add a property", "That is done in the form. tab goes there."},
		{"the JSON's keys in the form", "", nil, ">", "to the right", "That moves the JSON"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := composing(t)
			if test.line != "" {
				selects(d, test.line)
			}
			d.Press(test.before...)
			d.Press(test.key)
			d.Shows(test.want)
			for _, c := range d.Page.Commands() {
				if strings.Contains(c.Name(), test.find) && strings.Contains(c.Reason(), test.want) {
					return
				}
			}
			t.Errorf("no command %q says so", test.find)
		})
	}
}

// TestKeepsTheFormWhileATextWaits changes nothing below a text that is
// still to be mended, which would replace it.
func TestKeepsTheFormWhileATextWaits(t *testing.T) {
	d := opened(t, "{")
	d.Shows("no event yet")
	for _, key := range []string{"enter", "a", "+", "n", "R", "[", "]", ":", "r", "f", "x"} {
		d.Press(key)
		d.Shows("The text is kept, but cannot be taken over yet")
		d.Hides("Which profile?")
	}
	for range 2 {
		d.Update(tea.MouseMsg{X: 10, Y: 4, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	}
	d.Shows("The text is kept")
	if d.Screen.Tone != page.Warned {
		t.Error("it is no warning")
	}
	d.Press("down", "enter")
	d.Shows("▾ envelope", "sendTime")
}

func TestHasNothingToSendYet(t *testing.T) {
	d := asking(t)
	d.Shows("Which profile?")
	d.Press("ctrl+o", "esc")
	for _, key := range []string{"s", "w", "y", "n", "R"} {
		d.Press(key)
		d.Shows("There is no event yet. a adds one.")
	}
	d.Press("a")
	d.Shows("Which profile?")
}

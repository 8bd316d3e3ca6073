package component_test

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
)

// The cursor rests on no heading, wherever it goes, and the first of all rows is seen
// with its own.
func TestListPassesHeadings(t *testing.T) {
	t.Parallel()
	l := component.List{Heading: func(row int) bool { return row == 0 || row == 3 }}
	l.SetHeight(3)
	l.SetLen(6)
	at := func(what string, cursor, offset int) {
		t.Helper()
		if l.Cursor != cursor || l.Offset != offset {
			t.Errorf("%s: row %d below %d, not %d below %d", what, l.Cursor, l.Offset, cursor, offset)
		}
	}
	at("at the beginning", 1, 0)
	l.Move(2)
	at("down", 4, 2)
	l.Move(-1)
	at("up", 2, 2)
	l.Move(-5)
	at("to the top", 1, 0)
	l.Scroll(3)
	at("scrolled", 4, 3)
	click := func(y int) bool {
		return l.Mouse(tea.MouseMsg{Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}, 1)
	}
	if click(0) || click(1) || click(4) || click(3) || l.Cursor != 5 {
		t.Errorf("a click on a row is not just that: the cursor is on %d", l.Cursor)
	}
	if !click(3) {
		t.Error("a click on what is selected is none")
	}
}

package app

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page/pagetest"
)

// TestKeysGoToThePageThatTheKeyBeforeOpens presses all of them before anything
// that they ask for has come back, as a program does that types.
func TestKeysGoToThePageThatTheKeyBeforeOpens(t *testing.T) {
	for _, test := range []struct {
		name  string
		keys  []string
		shows string
	}{
		{"enter on the form of a practice certification is no row", []string{"enter", "c", "enter"}, "product"},
		{"letters are typed into the form", []string{"c", "W", "o", "r", "m"}, "Worm"},
		{"letters that came as one", []string{"enter", "cWorm"}, "Worm"},
		{"enter in the vocabulary", []string{"enter", "v", "enter", "enter"}, "vocabulary"},
		{"a letter in the vocabulary", []string{"v", "a"}, "vocabulary"},
		{"letters in the files", []string{"o", "/", "r", "a"}, "load"},
		{"a command of the palette, found and run", []string{"ctrl+p", "l", "i", "c", "e", "n", "s", "enter"}, "commands"},
		{"the palette's command opens a page too", []string{"ctrl+p", "c", "o", "m", "p", "o", "s", "e", "enter", "a", "s"}, "compose"},
		{"the page is closed once", []string{"u", "esc", "esc", "?", "?", "v", "q"}, "PROFILES"},
		{"help of a page, and back to it", []string{"u", "?", "esc", "a"}, "endpoint"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := drive(t, pagetest.New(), 120, 40)
			d.press(test.keys...)
			d.settle()
			d.shows(test.shows)
			if n := d.engine.Current().Len(); n != 0 {
				t.Errorf("%d messages were sent by keys that were meant for the page", n)
			}
		})
	}
}

// TestKeysGoToTheSessionThatTheKeyBeforeShows sends what is sent right after
// there, and not in the session that was left.
func TestKeysGoToTheSessionThatTheKeyBeforeShows(t *testing.T) {
	class := pagetest.NewServer("class-1", "class-2", "class-3")
	d := driveClass(t, class, noColour, 120, 40)
	d.press("}", "r", "}", "r")
	d.settle()
	d.shows("class-3", "1 of 15 met")
	d.press("{", "{")
	d.shows("class-1")
	for i, want := range []int{0, 1, 1} {
		if n := class.At(i).Current().Len(); n != want {
			t.Errorf("%d messages in session %d, want %d", n, i+1, want)
		}
	}
}

// TestAQuestionTakesTheKeyAfterIt answers before it is on the screen.
func TestAQuestionTakesTheKeyAfterIt(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("r")
	d.shows("1 of 15 met")
	d.press("F", "y")
	d.shows("0 of 15 met", "0 messages")
}

// TestTheMouseWaitsAsKeysDo clicks where the new page has nothing.
func TestTheMouseWaitsAsKeysDo(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("enter")
	click := tea.MouseMsg{X: 10, Y: 4, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft}
	d.press("u")
	d.update(click)
	d.update(click)
	d.settle()
	if n := d.engine.Current().Len(); n != 0 || !strings.Contains(d.app.View(), "Point your sensor") {
		t.Errorf("the bench was clicked through the page, %d messages:\n%s", n, d.app.View())
	}
}

// TestInterruptingDoesNotWait quits while something is about to open for good.
func TestInterruptingDoesNotWait(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	never := make(chan struct{})
	t.Cleanup(func() { close(never) })
	d.run(d.app.wait(func() tea.Msg { <-never; return nil }))
	d.press("j", "a", "ctrl+c")
	d.until("the end", func(string) bool { return d.quit })
	if strings.Contains(d.app.View(), "sending") {
		t.Error("a key was answered that should wait")
	}
}

// settle takes in what comes until no key waits.
func (d *driver) settle() {
	d.t.Helper()
	d.until("no key waits", func(string) bool { return d.app.waited == 0 && len(d.app.held) == 0 })
}

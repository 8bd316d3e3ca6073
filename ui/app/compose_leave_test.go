package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// body is what the page on top draws.
func (d *driver) body() string { return strings.Join(d.app.top().View(), "\n") }

// TestWhatIsPastedInComposeClosesNothing pastes documents where the page that loads
// them lies below: it comes on top, and the draft is found as it was behind it.
func TestWhatIsPastedInComposeClosesNothing(t *testing.T) {
	for _, below := range []bool{false, true} {
		d, _ := composeOn(t, nil)
		if below {
			d.press("o")
			d.shows("load")
		}
		d.compose(viewed(1, aDocument))
		d.shows("✓ would fill Reading › Viewed")
		d.press("n", "j", "j") // work, and a place
		d.shows("› ")
		before := d.body()
		d.paste(viewed(2, aDocument))
		d.hides("COMPOSE")
		d.shows("pasted")
		if d.app.ask != nil {
			t.Errorf("it asks %q", d.app.ask.words)
		}
		d.press("esc")
		d.shows("COMPOSE")
		if after := d.body(); after != before {
			t.Errorf("the draft comes back as\n%s\nafter\n%s", after, before)
		}
		d.press("u")
		d.shows("Undone: a new id.")
	}
}

// TestTheWayToAMessageAsksWhatBecomesOfWork asks with what is composed in sight.
func TestTheWayToAMessageAsksWhatBecomesOfWork(t *testing.T) {
	d, b := composeOn(t, nil)
	another(t, b, viewed(1, aDocument))
	d.compose(viewed(2, aDocument))
	d.shows("✓ would fill")
	d.press("n", "v")
	d.shows("›ReadingProfile  profile")
	goes := func() { d.ask(func(s page.Screen) tea.Cmd { return s.GoTo(1) }) }
	goes()
	d.shows("COMPOSE", "Leave? What you composed was neither sent nor saved.", "d discard it", "w save it first", "esc stay")
	d.press("esc")
	d.shows("COMPOSE")
	goes()
	d.shows("Leave?")
	d.press("d")
	d.shows("PROFILES", "ViewEvent")
	goes() // with nothing to lose nothing is asked
	if d.app.ask != nil {
		t.Errorf("it asks %q", d.app.ask.words)
	}
}

// TestEveryWayOutOfComposeAsks where there is work, and none where it was sent.
func TestEveryWayOutOfComposeAsks(t *testing.T) {
	t.Parallel()
	for _, way := range []struct {
		keys []string
		asks string
	}{
		{[]string{"esc"}, "Leave? What you composed"},
		{[]string{"q"}, "Leave? What you composed"},
		{[]string{"ctrl+p", "close", "enter"}, "Leave? What you composed"},
		{[]string{"ctrl+c"}, "Leave? What you composed"},
	} {
		t.Run(way.keys[0], func(t *testing.T) {
			d, _ := composeOn(t, nil)
			d.compose(viewed(1, aDocument))
			d.shows("✓ would fill")
			d.press("n")
			before := d.body()
			for _, key := range way.keys {
				d.press(key)
			}
			d.shows(way.asks)
			d.press("esc")
			d.hides(way.asks)
			if after := d.body(); after != before {
				t.Errorf("staying comes back to\n%s\nafter\n%s", after, before)
			}
			d.press("s")
			d.shows("✓ sent as message 1")
			d.press("esc")
			d.shows("PROFILES")
		})
	}
}

// TestQuittingWithSomethingComposed offers what leaving does: discarded, or saved
// first, the program ends; staying goes on. From the look-up on top of it, too.
func TestQuittingWithSomethingComposed(t *testing.T) {
	for _, above := range [][]string{nil, {"f1"}} {
		for _, answer := range []string{"d", "w", "esc"} {
			d, _ := composeOn(t, nil)
			d.compose(viewed(1, aDocument))
			d.shows("✓ would fill")
			d.press("n")
			for _, key := range above {
				d.press(key)
			}
			d.press("ctrl+c")
			d.shows("Leave? What you composed was neither sent nor saved.", "d discard it", "w save it first", "esc stay")
			d.press(answer)
			if answer == "esc" {
				d.hides("Leave?")
				if d.quit {
					t.Error("staying ends the program")
				}
				continue
			}
			if answer == "w" {
				path := filepath.Join(t.TempDir(), "kept.json")
				d.shows("save as")
				d.press("ctrl+u")
				d.update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(path)})
				d.press("enter")
				defer func() {
					if _, err := os.Stat(path); err != nil {
						t.Error(err)
					}
				}()
			}
			d.until("the end", func(string) bool { return d.quit })
		}
	}
}

// TestTheLogGoesToWhatWasSent and the message is found there on the way back, also
// where others came after it.
func TestTheLogGoesToWhatWasSent(t *testing.T) {
	d, b := composeOn(t, nil)
	another(t, b, viewed(1, aDocument))
	d.compose(viewed(2, aDocument))
	d.shows("✓ would fill")
	d.press("s")
	d.shows("✓ sent as message 2", "It fills Reading › Viewed.")
	another(t, b, viewed(3, aDocument))
	d.press("esc")
	d.shows("PROFILES")
	d.until("message 2 selected", func(view string) bool {
		for _, line := range strings.Split(view, "\n") {
			if strings.Contains(line, "›") && strings.Contains(line, "   2 ") {
				return true
			}
		}
		return false
	})
}

// TestLooksUpFromInsideComposeAndBack is what somebody does who does not know a
// property: the page of it, one link further, the whole vocabulary, and back to the
// draft, where the cursor and what can be undone are as they were.
func TestLooksUpFromInsideComposeAndBack(t *testing.T) {
	for _, width := range []int{80, 120} {
		d := drive(t, pagetest.New(), width, 30)
		d.press("n")
		d.shows("Which profile?")
		d.press("assess", "enter", "AssessmentEvent", "enter", "submit", "enter")
		d.shows("would fill")
		d.press("R")
		d.shows("event 2")
		d.selects("generated")
		before := d.body()
		d.press("v")
		d.shows("›generated  property")
		d.press("tab", "enter")
		d.hides("›generated  property")
		d.press("v")
		d.shows("vocabulary")
		d.press("esc")
		d.shows("compose")
		d.press("backspace")
		d.shows("›generated  property")
		d.press("esc")
		d.hides("›generated  property")
		if after := d.body(); after != before {
			t.Errorf("%d cells wide the form comes back as\n%s\nafter\n%s", width, after, before)
		}
		d.press("u")
		d.shows("Undone: repeat the event.")
	}
}

package compose

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/ui/page"
)

func TestFolding(t *testing.T) {
	d := composing(t)
	selects(d, "actor")
	d.Press("right")
	d.Shows("▾ actor")
	d.Press("j", "j", "left") // from what stands in it up to it
	d.Shows("›  ▾ actor")
	d.Press("left")
	d.Shows("›  ▸ actor")
	d.Press("right")
	d.Shows("›  ▾ actor")
}

func TestTheWheelScrollsWhatIsBelowIt(t *testing.T) {
	d := composing(t)
	d.Press("g")
	d.Resize(120, 16)
	wheel := func(x int, button tea.MouseButton) string {
		d.Update(tea.MouseMsg{X: x, Y: 6, Button: button, Action: tea.MouseActionPress})
		return d.Drawn()
	}
	before := d.Drawn()
	if wheel(100, tea.MouseButtonWheelDown) == before {
		t.Error("the JSON does not move")
	}
	wheel(100, tea.MouseButtonWheelUp)
	if wheel(10, tea.MouseButtonWheelDown) == before {
		t.Error("the form does not move")
	}
	selects(d, "profile  ")
	d.Press("enter")
	before = d.Drawn()
	if wheel(10, tea.MouseButtonWheelDown) == before {
		t.Error("the list of profiles does not move")
	}
	d.Press("esc")
	selects(d, "eventTime")
	d.Press("enter")
	before = d.Drawn()
	if wheel(10, tea.MouseButtonWheelDown) != before {
		t.Error("the form moves below what is typed")
	}
}

// What was neither sent nor saved is said, and no more once it is.
func TestWhatWouldBeLost(t *testing.T) {
	for _, way := range []struct {
		name string
		keys []string
	}{{"sent", []string{"s"}}, {"saved", []string{"w", "ctrl+u", "~/mine.json", "enter"}}} {
		t.Run(way.name, func(t *testing.T) {
			d := composing(t)
			home := t.TempDir()
			d.Env.Getenv = func(string) string { return home }
			worker := d.Page.(page.Worker)
			if got := worker.Unsent(); got != "" {
				t.Errorf("at first it says %q", got)
			}
			d.Press("n")
			if got := worker.Unsent(); got != "What you composed was neither sent nor saved." {
				t.Errorf("it says %q", got)
			}
			d.Press(way.keys...)
			if got := worker.Unsent(); got != "" {
				t.Errorf("after that it says %q:\n%s", got, d.View())
			}
			d.Press("esc")
			if !d.Closed() {
				t.Errorf("it does not close:\n%s", d.View())
			}
		})
	}
}

// Undoing and doing again says of each state what is true of it: what was sent, or
// what the page began with, is no loss.
func TestWhatWouldBeLostFollowsUndo(t *testing.T) {
	d := composing(t)
	for _, step := range []struct {
		key   string
		loses bool
	}{{"n", true}, {"u", false}, {"ctrl+r", true}, {"s", false}, {"n", true}, {"u", false}, {"u", false}, {"ctrl+r", false}, {"ctrl+r", true}} {
		d.Press(step.key)
		if got := d.Page.(page.Worker).Unsent(); (got != "") != step.loses {
			t.Errorf("after %s it says %q", step.key, got)
		}
	}
}

// The first finding comes first, also where the cursor stands at its event.
func TestTheFirstFindingComesFirst(t *testing.T) {
	late := strings.Replace(anEvent, "2026-03-02T09:15:00.000Z", "2026-03-02 09:15", 1)
	d := opened(t, "["+late+","+strings.Replace(late, "0b5a7c0a6a11", "0b5a7c0a6a12", 1)+"]")
	for _, want := range []string{"event 1 of 2", "event 2 of 2", "event 1 of 2"} {
		d.Press("f")
		d.Shows(want, "› ", "value-date-time: eventTime is")
	}
}

// What is being typed is asked about too, and is in what is saved; what cannot be in it
// stays to be mended.
func TestWhatIsTypedIsNotLostByLeaving(t *testing.T) {
	for _, test := range []struct {
		field, typed string
		keys         []string
		shows        string
	}{
		{"generated.count", "7", []string{"w"}, "save as: "},
		{"generated.count", "many", []string{"w"}, "is no whole number"},
		{"generated.count", "7", []string{"esc"}, "7▏"},
	} {
		d := composing(t)
		d.Press("/", test.field, "enter")
		leaver, worker := d.Page.(page.Leaver), d.Page.(page.Worker)
		if got := worker.Unsent(); got != "" {
			t.Errorf("before something is typed it says %q", got)
		}
		d.Press(test.typed)
		d.Run(leaver.Leave(nil))
		d.Shows("Leave? What you typed is not in the event yet.")
		d.Press(test.keys...)
		d.Shows(test.shows)
		d.Hides("Leave?")
		if test.shows == "save as: " {
			path := filepath.Join(t.TempDir(), "mine.json")
			d.Press(path, "enter")
			if saved, err := os.ReadFile(path); err != nil || !strings.Contains(string(saved), `"count": 7`) || !d.Closed() {
				t.Errorf("closed %v, %v: saved %s", d.Closed(), err, saved)
			}
		}
	}
}

// What was sent into one session was not sent into the next.
func TestAFreshSessionHasNothingThatWasSent(t *testing.T) {
	d := composing(t)
	d.Press("s")
	d.Shows("✓ sent as message 1: pass, 1 mark")
	fresh, err := d.Engine.Fresh(catalog.V1p2)
	if err != nil {
		t.Fatal(err)
	}
	d.Update(page.FreshMsg{Session: fresh})
	d.Hides("sent as message 1")
	d.Shows("✓ would fill Assessment › Submitted")
	d.Press("s")
	d.Shows("Sent 1 event: message 1, 200, pass, 1 mark.")
}

// JSON is not typed into a line that takes a value, but offered to be loaded;
// where JSON is a value it is taken.
func TestPastingJSON(t *testing.T) {
	d := composing(t)
	selects(d, "eventTime")
	d.Press("enter", "ctrl+u")
	d.Paste(anEvent)
	d.Shows("What you pasted is JSON", "Load it instead?")
	d.Press("y")
	if got := d.Screen.Opened; len(got) != 1 || got[0] != (page.LoadDocuments{Pasted: anEvent}) {
		t.Errorf("opened %+v", got)
	}
	d.Press("esc")
	selects(d, "actor")
	d.Press(":", "ctrl+u")
	d.Paste(`{"id":"urn:x:1","type":"Group"}`)
	d.Press("enter")
	d.Shows(`"id": "urn:x:1"`, "actor            Group")
}

package app

import (
	"reflect"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page/pagetest"
)

// findMsg runs a command, and those that it is made of, until one comes to the
// wanted message.
func findMsg(cmd tea.Cmd, want tea.Msg) (tea.Msg, bool) {
	if cmd == nil {
		return nil, false
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, one := range batch {
			if found, ok := findMsg(one, want); ok {
				return found, true
			}
		}
	}
	return msg, reflect.DeepEqual(msg, want)
}

// sendingAll returns a program with a long run under way that waits.
func sendingAll(t *testing.T) *driver {
	engine := pagetest.New()
	engine.Gate = make(chan struct{})
	d := drive(t, engine, 120, 40)
	d.press("a", "y")
	d.shows("sending every row of every profile")
	return d
}

func TestQuittingWithUnsentWorkAsks(t *testing.T) {
	for _, key := range []string{"q", "ctrl+c"} {
		t.Run(key, func(t *testing.T) {
			d := sendingAll(t)
			d.press(key)
			d.shows("Quit all the same? Still sending every row of every profile; the rest would not be sent.", "y yes")
			d.press("n")
			d.hides("Quit all the same?")
			d.press(key)
			d.shows("Quit all the same?")
			d.press("y")
			d.until("the end", func(string) bool { return d.quit })
		})
	}
}

// However long its question has been open.
func TestTheKeyThatQuitsAtOnceAsksNoSecondTime(t *testing.T) {
	d := sendingAll(t)
	now := pagetest.Start
	d.app.env.Clock = func() time.Time { now = now.Add(time.Hour); return now }
	d.press("ctrl+c")
	d.shows("Quit all the same?")
	d.press("ctrl+c")
	d.until("the end", func(string) bool { return d.quit })
}

func TestQuittingAWindowThatIsTooSmallAsksToo(t *testing.T) {
	d := sendingAll(t)
	d.resize(40, 12)
	d.press("q")
	d.shows("Quit all the same?", "y yes, n no")
	d.press("n")
	d.hides("Quit all the same?")
	d.press("q", "y")
	d.until("the end", func(string) bool { return d.quit })
}

func TestQuittingWithNothingToLoseAsksNothing(t *testing.T) {
	d := drive(t, pagetest.UnderWay(), 120, 40)
	lookAround(d)
	d.press("q")
	d.until("the end", func(string) bool { return d.quit })
}

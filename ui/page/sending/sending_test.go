package sending

import (
	"errors"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/sensor"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// sender is a page that does nothing but send.
type sender struct {
	page.Plain
	runs *Runs
}

func (s *sender) Title() string            { return "sender" }
func (s *sender) SetSize(int, int)         {}
func (s *sender) Update(tea.Msg) tea.Cmd   { return nil }
func (s *sender) View() []string           { return nil }
func (s *sender) Status(width int) string  { return s.runs.Status(width) }
func (s *sender) Commands() []page.Command { return nil }

func alone(t *testing.T, engine *pagetest.Engine) (*pagetest.Driver, *Runs) {
	t.Helper()
	var s *sender
	d := pagetest.Alone(t, engine, style.Choice{Profile: termenv.Ascii}, func(env *page.Env) page.Page {
		s = &sender{runs: New(env)}
		return s
	})
	return d, s.runs
}

func payloads(n int) []sensor.Payload {
	all := make([]sensor.Payload, n)
	for i := range all {
		all[i] = sensor.Payload{Source: "ReadingProfile/ViewEvent/Viewed", Data: []byte("{}")}
	}
	return all
}

func TestWhatCameOfASending(t *testing.T) {
	for _, test := range []struct {
		name   string
		engine func(*pagetest.Engine)
		count  int
		want   string
	}{
		{"all of it", func(*pagetest.Engine) {}, 3, "Sent the set: 3 events."},
		{"a single one, which the log tells", func(*pagetest.Engine) {}, 1, ""},
		{"failed", func(e *pagetest.Engine) { e.SendErr = errors.New("the wire is cut") }, 3, "Sending the set failed: the wire is cut"},
		{"the journal is full", func(e *pagetest.Engine) { e.Full = true }, 2, "0 accepted, 2 refused, the last with 503 Service Unavailable. None of those is in the log"},
	} {
		t.Run(test.name, func(t *testing.T) {
			engine := pagetest.New()
			test.engine(engine)
			d, runs := alone(t, engine)
			d.Run(runs.Start("the set", payloads(test.count)))
			if got := d.Screen.Last(); !strings.Contains(got, test.want) || test.want == "" && got != "" {
				t.Errorf("said %q, want %q", got, test.want)
			}
			if runs.Busy() {
				t.Error("still busy")
			}
		})
	}
}

func TestStopAndPause(t *testing.T) {
	d, runs := alone(t, pagetest.New())
	d.Run(runs.StopBulk())
	d.Run(runs.PauseBulk())
	if got := d.Screen.Said; len(got) != 2 || got[0] != "Nothing is being sent." || got[1] != got[0] {
		t.Errorf("said %q", got)
	}
	d.Held = true
	d.Run(runs.Start("the set", payloads(9)))
	if !runs.Busy() || !strings.Contains(runs.Status(120), "sending the set") {
		t.Errorf("under way: %q", runs.Status(120))
	}
	runs.PauseBulk()
	if got := runs.Status(120); !strings.Contains(got, "paused the set") || !strings.Contains(got, "go on") {
		t.Errorf("paused: %q", got)
	}
	runs.PauseBulk()
	runs.StopBulk()
	if got := runs.Status(120); !strings.Contains(got, "stopping") {
		t.Errorf("stopped: %q", got)
	}
	d.Release()
	if got := d.Screen.Last(); !strings.HasPrefix(got, "Stopped after 0 of 9.") || runs.Busy() || d.Engine.Session().Len() != 0 {
		t.Errorf("said %q", got)
	}
}

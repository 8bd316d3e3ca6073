package app

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/engine/session"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// largeEngine has a session that says it holds many messages.
type largeEngine struct {
	*pagetest.Engine
	session largeSession
}

func (e largeEngine) Session() page.Session { return e.session }

type largeSession struct {
	*pagetest.Session
	count int
}

func (s largeSession) Len() int { return s.count }

func (s largeSession) Entries(from, to int) []session.Entry {
	from, to = max(0, from), min(to, s.count)
	entries := make([]session.Entry, 0, max(0, to-from))
	for i := from; i < to; i++ {
		entries = append(entries, session.Entry{
			Seq: i + 1, Time: pagetest.Start, Status: 200, Judged: true, Items: 1,
			Event: "AssessmentItemEvent", Action: "Completed", Object: "AssessmentItem",
		})
	}
	return entries
}

func benchApp(b *testing.B, messages int) *app {
	ctx, cancel := context.WithCancel(context.Background())
	engine := pagetest.New()
	large := largeEngine{Engine: engine, session: largeSession{engine.Current(), messages}}
	env := &page.Env{Context: ctx, Engine: large, Keys: keys.Default(), Zone: time.UTC}
	a := newApp(env, style.Choice{Profile: termenv.TrueColor, Background: style.DarkBackground}, output{terminal: io.Discard}, nil)
	b.Cleanup(func() { cancel(); a.end() })
	a.Update(tea.WindowSizeMsg{Width: 200, Height: 50})
	return a
}

// pressed presses keys one after the other, and then does all that follows.
func pressed(a *app, names ...string) {
	var next []tea.Cmd
	for _, name := range names {
		_, cmd := a.Update(keyNamed(name))
		next = append(next, cmd)
	}
	for ; len(next) > 0; next = next[1:] {
		if next[0] == nil {
			continue
		}
		switch msg := next[0]().(type) {
		case tea.BatchMsg:
			next = append(next, msg...)
		case nil:
		default:
			_, more := a.Update(msg)
			next = append(next, more)
		}
	}
}

// filterAll goes to the log, sets a filter there that all messages match, and lets it
// look at them all.
func filterAll(b *testing.B, a *app) {
	pressed(a, "tab")
	pressed(a, append(append([]string{"/"}, strings.Split("completed", "")...), "enter")...)
	if !strings.Contains(a.View(), "1000000 of 1000000") {
		b.Fatal("the filter has not looked at everything:\n" + withoutStyles(a.View()))
	}
}

// BenchmarkFrame draws the bench at 200x50 with an empty log, with a million
// messages, and with a filter over these: the last two should take no more than
// twice the first.
func BenchmarkFrame(b *testing.B) {
	for _, test := range []struct {
		name     string
		messages int
		filtered bool
	}{{"empty", 0, false}, {"million", 1_000_000, false}, {"million-filtered", 1_000_000, true}} {
		b.Run(test.name, func(b *testing.B) {
			a := benchApp(b, test.messages)
			if test.filtered {
				filterAll(b, a)
			}
			for b.Loop() {
				_ = a.View()
			}
		})
	}
}

// BenchmarkKey moves through a log of a million messages and draws: Update and
// View together should stay under 5 ms, also with a filter on.
func BenchmarkKey(b *testing.B) {
	for _, filtered := range []bool{false, true} {
		b.Run(map[bool]string{false: "all", true: "filtered"}[filtered], func(b *testing.B) {
			a := benchApp(b, 1_000_000)
			if filtered {
				filterAll(b, a)
			} else {
				pressed(a, "tab")
			}
			up, down := keyNamed("up"), keyNamed("down")
			for i := 0; b.Loop(); i++ {
				if i%1000 < 500 {
					a.Update(up)
				} else {
					a.Update(down)
				}
				_ = a.View()
			}
		})
	}
}

// BenchmarkFilterKey types letters of a filter over a million messages, with a
// batch of results between two of them.
func BenchmarkFilterKey(b *testing.B) {
	a := benchApp(b, 1_000_000)
	filterAll(b, a)
	a.Update(keyNamed("/"))
	letter, erase := keyNamed("x"), keyNamed("backspace")
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			a.Update(letter)
		} else {
			a.Update(erase)
		}
		_ = a.View()
	}
}

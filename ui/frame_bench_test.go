package ui

import (
	"context"
	"io"
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
	a := newApp(env, style.Choice{Profile: termenv.TrueColor, Background: style.DarkBackground}, outlet{terminal: io.Discard}, nil)
	b.Cleanup(func() { cancel(); a.watching.stop() })
	a.Update(tea.WindowSizeMsg{Width: 200, Height: 50})
	return a
}

// BenchmarkFrame draws the bench at 200x50 with an empty log and with a
// million messages: the second should take no more than twice the first.
func BenchmarkFrame(b *testing.B) {
	for name, messages := range map[string]int{"empty": 0, "million": 1_000_000} {
		b.Run(name, func(b *testing.B) {
			a := benchApp(b, messages)
			for b.Loop() {
				_ = a.View()
			}
		})
	}
}

// BenchmarkKey moves through a log of a million messages and draws.
func BenchmarkKey(b *testing.B) {
	a := benchApp(b, 1_000_000)
	a.Update(keyNamed("tab"))
	up := keyNamed("up")
	for b.Loop() {
		a.Update(up)
		_ = a.View()
	}
}

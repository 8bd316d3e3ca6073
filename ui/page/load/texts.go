package load

import (
	"context"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/engine/query"
)

// handing is how often what was found is handed over.
const handing = 33 * time.Millisecond

// textSift reads documents and hands over which of them match. It ends with its
// context.
type textSift struct {
	query query.Query
	picks []library.Wanted
	ctx   context.Context
	start sync.Once
	found chan sifted
}

func (l *Page) siftTexts() tea.Cmd {
	s := l.batch.sieve
	s.end()
	ctx, cancel := context.WithCancel(l.env.Context)
	s.cancel = cancel
	t := &textSift{query: s.query, picks: s.unread, ctx: ctx, found: make(chan sifted)}
	s.texts += len(s.unread)
	s.unread = nil
	return l.siftMore(s, t.next)
}

func (t *textSift) all() {
	defer close(t.found)
	asking := query.NewMatcher(t.query)
	part, due := sifted{}, time.Now().Add(handing)
	hand := func() bool {
		select {
		case <-t.ctx.Done():
			return false
		case t.found <- part:
			part, due = sifted{}, time.Now().Add(handing)
			return true
		}
	}
	for p, doc := range library.Pick(t.ctx, t.picks) {
		part.read++
		if doc.Err == nil && asking.AskBody(doc.Data) {
			part.shown = append(part.shown, p.At)
		}
		if t.ctx.Err() != nil || time.Now().After(due) && !hand() {
			return
		}
	}
	part.done = true
	hand()
}

// next waits for what is found next; the first call begins to read. Where the
// search was given up it is nothing.
func (t *textSift) next() sifted {
	t.start.Do(func() { go t.all() })
	found, ok := <-t.found
	found.done = found.done || !ok
	return found
}

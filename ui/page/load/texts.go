package load

import (
	"context"
	"iter"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/engine/query"
)

// handing is how often what was found is handed over.
const handing = 33 * time.Millisecond

// siftTexts reads the documents that the filter can tell of only by their text.
func (l *Page) siftTexts() tea.Cmd {
	s := l.batch.sieve
	s.end()
	ctx, cancel := context.WithCancel(l.env.Context)
	next, stop := iter.Pull2(library.Pick(ctx, s.unread))
	s.cancel = cancel
	s.texts += len(s.unread)
	s.unread = nil
	asking := query.NewMatcher(s.query)
	return l.siftMore(s, func() sifted {
		part, due := sifted{}, time.Now().Add(handing)
		for !time.Now().After(due) {
			p, doc, ok := next()
			if !ok || ctx.Err() != nil {
				stop()
				part.done = true
				break
			}
			part.read++
			if doc.Err == nil && asking.AskBody(doc.Data) {
				part.shown = append(part.shown, p.At)
			}
		}
		return part
	}, stop)
}

package load

import (
	"context"
	"slices"
	"sort"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/engine/query"
	"caliper-playground/ui/page"
)

// siftBlock is how many documents a filter looks at before keys have their turn
// again. One that looks at texts reads them in a command of its own.
const siftBlock = 2000

// sieve is a filter at work on a batch. Its number tells late results apart.
type sieve struct {
	query query.Query
	asks  *query.Matcher
	upTo  int   // documents before this one have been looked at
	shown []int // the documents that are listed, ascending
	busy  bool

	near place          // the document to keep the cursor on, until the cursor is moved
	row  int            // the line of the window that it stands on
	kept map[place]bool // listed whatever the query says, for they matched before they changed

	unread []library.Wanted // documents whose text must be read to know
	texts  int              // how many there were
	read   int              // how many of them have been read
	cancel context.CancelFunc
}

// sifted is what a filter found in texts.
type sifted struct {
	shown []int
	read  int
	done  bool
}

// whole says that all documents have been looked at.
func (s *sieve) whole(documents int) bool { return s.upTo >= documents && !s.busy }

func (s *sieve) end() {
	if s != nil && s.cancel != nil {
		s.cancel()
	}
}

// holds says whether a document is listed.
func (s *sieve) holds(at int) bool {
	i := sort.SearchInts(s.shown, at)
	return i < len(s.shown) && s.shown[i] == at
}

// keep lists a document whatever the query says.
func (s *sieve) keep(p place) {
	if s.kept == nil {
		s.kept = map[place]bool{}
	}
	s.kept[p] = true
}

func (s *sieve) show(at int) {
	i := sort.SearchInts(s.shown, at)
	s.shown = slices.Insert(s.shown, i, at)
}

// setFilter lists the documents that match a text, or all for "". The cursor
// stays on its document if that is among them.
func (l *Page) setFilter(text string) tea.Cmd {
	b := l.batch
	near, row := b.cursorPlace()
	q := query.Parse(text)
	all := q.Empty()
	if s := b.sieve; s != nil && s.near != (place{}) && (!all || near == (place{})) {
		near, row = s.near, s.row // the cursor was not moved since
	}
	b.sieve.end()
	b.sieve = nil
	if l.filter.Value() != text {
		l.filter.SetValue(text)
	}
	if all {
		b.measure()
		b.goTo(near, row)
		return l.pull()
	}
	b.sieve = &sieve{query: q, asks: query.NewMatcher(q), near: near, row: row}
	return tea.Batch(l.sift(), l.pull())
}

// siftAgain filters anew what has changed.
func (l *Page) siftAgain() tea.Cmd {
	b := l.batch
	if b == nil || b.sieve == nil {
		return nil
	}
	was := b.sieve
	was.end()
	b.sieve = &sieve{query: was.query, asks: was.asks, near: was.near, row: was.row, kept: was.kept}
	if was.near == (place{}) {
		b.sieve.near, b.sieve.row = b.cursorPlace()
	}
	return l.sift()
}

// sift looks at some documents that the filter has not seen yet.
func (l *Page) sift() tea.Cmd {
	b := l.batch
	s := b.sieve
	if s == nil || s.busy {
		return nil
	}
	for end := min(len(b.entries), s.upTo+siftBlock); s.upTo < end; s.upTo++ {
		e := &b.entries[s.upTo]
		subject := e.Subject(b.results.of(e.id))
		switch a := s.asks.Ask(&subject); {
		case a == query.Yes || s.kept[e.place()]:
			s.show(s.upTo)
		case a == query.Unsure:
			s.unread = append(s.unread, e.wanted(s.upTo))
		}
	}
	b.measure()
	switch {
	case s.upTo < len(b.entries):
		s.busy = true
		return l.siftMore(s, func() sifted { return sifted{done: true} }, func() {})
	case len(s.unread) > 0:
		s.busy = true
		return l.siftTexts()
	}
	return nil
}

// siftMore returns a command that goes on with the filter, by what next has found in
// texts. Where another filter is in force by then, stop ends that, beside.
func (l *Page) siftMore(s *sieve, next func() sifted, stop func()) tea.Cmd {
	return page.After(next, func(found sifted) tea.Cmd {
		if l.batch == nil || l.batch.sieve != s {
			return func() tea.Msg {
				stop()
				return nil
			}
		}
		s.busy = !found.done
		s.read += found.read
		for _, at := range found.shown {
			s.show(at)
		}
		if s.busy {
			l.batch.measure()
			return tea.Batch(l.siftMore(s, next, stop), l.pull())
		}
		return tea.Batch(l.sift(), l.pull())
	})
}

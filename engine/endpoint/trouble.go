package endpoint

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"caliper-playground/engine/text"
)

// trouble is that of a session whose journal cannot be written. A sender may
// try a thousand times a second; whoever runs the endpoint is told once, then
// from time to time, and when it is over.
type trouble struct {
	requests atomic.Int64 // that were not written since it began; 0 where all is well

	mu    sync.Mutex
	said  string
	since time.Time // when that was
	more  int       // requests that ran into it since then
}

// troublePause is the least time between two sayings of the same.
const troublePause = 10 * time.Second

// met notes one more request that could not be written, and returns what is to
// be said about it, or "".
func (t *trouble) met(err error, now time.Time) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.requests.Add(1)
	words := err.Error()
	if words == t.said && now.Sub(t.since) < troublePause {
		t.more++
		return ""
	}
	said := words
	if words == t.said && t.more > 0 {
		said = fmt.Sprintf("%s (and %s more since this was last said)", words, text.Plural(t.more, "request"))
	}
	t.said, t.since, t.more = words, now, 0
	return said
}

// over notes a request that was written, and returns what is to be said where
// others were not, or "".
func (t *trouble) over() string {
	if t.requests.Load() == 0 {
		return ""
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	n := t.requests.Swap(0)
	if n == 0 {
		return "" // another request was faster to say so
	}
	t.said, t.more = "", 0
	return fmt.Sprintf("the journal is written again; %s got no place in it", text.Plural(int(n), "request"))
}

// notWritten says that a session could not write a request.
func (e *Endpoint) notWritten(m *served, err error) {
	if said := m.trouble.met(err, time.Now()); said != "" {
		e.options.Notify(fmt.Sprintf("session %s: %s", m.ID(), said))
	}
}

// written says that a session can write again, where it could not.
func (e *Endpoint) written(m *served) {
	if said := m.trouble.over(); said != "" {
		e.options.Notify(fmt.Sprintf("session %s: %s", m.ID(), said))
	}
}

package session

import (
	"errors"
	"runtime"
	"sync"
)

// queued are the arrivals that wait for their place. One of their goroutines
// leads: it settles all that wait, and writes them to the journal at once, so
// that many senders share one write and nobody passes a lock from hand to hand.
type queued struct {
	mu      sync.Mutex
	waiting []*arrival
	led     bool

	// What only the one who leads uses, holding order.
	batch    []*arrival
	lines    []byte
	attempts attempts // that the batch adds
}

// maxBatch is how many bytes of bodies are written at once, roughly. A single
// one may have more.
const maxBatch = 1 << 20

// errUnsettled is what senders get where a fault kept the leader from settling.
var errUnsettled = errors.New("a fault of this program kept the message from being taken in")

// queue returns when the arrival has its place, or has its error.
func (s *Session) queue(a *arrival) {
	q := &s.queued
	a.err = errUnsettled
	q.mu.Lock()
	q.waiting = append(q.waiting, a)
	leads := !q.led
	q.led = true
	q.mu.Unlock()
	if leads || !<-a.turn {
		s.lead(a)
	}
}

// lead settles the arrivals that wait, its own among them, and leaves those
// that came meanwhile to the first of them.
func (s *Session) lead(own *arrival) {
	s.order.Lock()
	q := &s.queued
	runtime.Gosched() // so that those who are about to come share the write
	q.pick()
	defer func() { // also where settling ran into a fault
		q.mu.Lock()
		for _, a := range q.batch {
			if a != own {
				a.turn <- true
			}
		}
		clear(q.batch)
		if len(q.waiting) > 0 {
			q.waiting[0].turn <- false
		} else {
			q.led = false
		}
		q.mu.Unlock()
		s.order.Unlock()
	}()
	s.settleAll(q.batch)
}

// pick takes the next batch out of the queue: at least one arrival.
func (q *queued) pick() {
	q.mu.Lock()
	defer q.mu.Unlock()
	n, size := 0, 0
	for n < len(q.waiting) && (n == 0 || size < maxBatch) {
		size += len(q.waiting[n].exchange.Body)
		n++
	}
	q.batch = append(q.batch[:0], q.waiting[:n]...)
	rest := copy(q.waiting, q.waiting[n:])
	clear(q.waiting[rest:])
	q.waiting = q.waiting[:rest]
}

// settleAll settles a batch and writes it to the journal. Only then does any of
// it count; where that fails, none of it was there. The caller holds order.
func (s *Session) settleAll(batch []*arrival) {
	written := false
	defer func() {
		if !written {
			s.forget(batch)
		}
	}()
	lines := s.queued.lines[:0]
	first := s.state.entries.len() + 1
	s.queued.attempts = attempts{}
	for i, a := range batch {
		s.settle(a, first+i)
		a.trace.offset = int64(len(lines))
		lines = appendLine(lines, &a.message, &a.trace, a)
		a.trace.end = int64(len(lines))
	}
	if cap(lines) <= 2*maxBatch {
		s.queued.lines = lines
	}
	at, err := s.journal.append(lines)
	if err != nil {
		for _, a := range batch {
			a.err = err
		}
		return
	}
	written = true
	s.mu.Lock()
	for _, a := range batch {
		a.trace.offset += at
		a.trace.end += at
		s.state.apply(&a.trace)
	}
	s.mu.Unlock()
	for _, a := range batch {
		s.index.add(&a.trace)
		a.line = s.flusher.note(a.trace.end)
		a.err = nil
	}
}

// forget takes back what settling a batch told the sightings.
func (s *Session) forget(batch []*arrival) {
	for _, a := range batch {
		for _, key := range a.added {
			delete(s.state.seen, key)
		}
	}
}

package session

import (
	"bytes"
	"errors"
	"runtime"
	"sync"
)

// batch is messages that are written to the journal together: those that come
// while others are being written share one write, and one flush to the medium.
// Whoever comes first writes for all of them. Only then do they count; where
// that fails, none of them was there.
type batch struct {
	arrivals []*arrival
	lines    sync.WaitGroup // until each has made its line
	settled  bool           // they are in the journal, or given up
	done     chan struct{}  // closed when it is settled
	err      error
}

func newBatch() *batch { return &batch{done: make(chan struct{})} }

// errUnwritten is what senders get where a fault kept a batch from being written.
var errUnwritten = errors.New("a fault of this program kept the message from being written")

func (b *batch) settle(err error) {
	b.settled, b.err = true, err
	close(b.done)
}

// ahead is what the messages that have their place, but are not written yet, add
// to what the session knows of events and attempts.
type ahead struct {
	messages int
	events   events
	attempts attempts
}

func (h *ahead) forget() {
	h.messages, h.attempts = 0, attempts{}
	clear(h.events)
}

func (h *ahead) add(e *effect) {
	if e.Seq > 0 {
		h.messages++
	}
	if h.events == nil {
		h.events = events{}
	}
	for _, event := range e.Events {
		h.events.add(event, e.Seq)
	}
	h.attempts.add(e.Attempts)
}

// add gives an arrival its place and returns when it is in the journal.
func (s *Session) add(a *arrival) (Message, error) {
	b, first := s.place(a)
	s.commit(a, b, first)
	<-b.done
	m := a.release()
	if b.err != nil {
		return Message{}, b.err
	}
	return m, nil
}

// commit makes the line of an arrival, and writes the batch where the arrival is its
// first. It does so also where a fault keeps the line from being made: the others of
// the batch wait for both.
func (s *Session) commit(a *arrival, b *batch, first bool) {
	if first {
		defer s.write(b)
	}
	defer b.lines.Done()
	a.lineErr = errUnwritten // where a fault keeps it from being made
	a.lineErr = a.line.write(&a.message, &a.effect)
}

// place decides on an arrival and puts it into the batch that is written next.
// It says whether the arrival is the batch's first.
func (s *Session) place(a *arrival) (b *batch, first bool) {
	s.order.Lock()
	defer s.order.Unlock()
	s.decide(a, s.seq())
	s.ahead.add(&a.effect)
	b = s.next
	b.lines.Add(1)
	b.arrivals = append(b.arrivals, a)
	return b, len(b.arrivals) == 1
}

// seq is the number of the next message. The caller holds order.
func (s *Session) seq() int { return s.state.entries.len() + s.ahead.messages + 1 }

// write writes a batch, once those before it are written.
func (s *Session) write(b *batch) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if b.settled {
		return
	}
	runtime.Gosched() // so that those who are about to come share the write
	s.order.Lock()
	s.next = newBatch()
	s.order.Unlock()

	b.lines.Wait()
	err := errUnwritten // where a fault keeps them from being written
	defer func() { s.settle(b, err) }()
	err = s.writeLines(b.arrivals)
}

// settle has the messages of a batch count, or gives them up where they could not be
// written, and tells their senders. The caller holds writing.
func (s *Session) settle(b *batch, err error) {
	s.order.Lock()
	defer s.order.Unlock()
	defer b.settle(err)
	s.ahead.forget()
	if err != nil {
		s.dropNext(err)
		return
	}
	s.apply(b.arrivals)
	for _, a := range s.next.arrivals {
		s.ahead.add(&a.effect)
	}
	s.waker.wake()
}

// apply adds messages that are in the journal to the state.
func (s *Session) apply(arrivals []*arrival) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range arrivals {
		s.state.apply(&a.effect)
		if m := &a.message; m.Seq > 0 && !m.Stranger && !m.Exchange.Playground {
			s.state.outside = m.Time
		}
	}
}

// writeLines appends the lines of arrivals to the journal. The caller holds
// writing.
func (s *Session) writeLines(arrivals []*arrival) error {
	s.lines.Reset()
	at := s.journal.end
	for _, a := range arrivals {
		if a.lineErr != nil {
			return a.lineErr
		}
		a.effect.offset = at
		at += int64(len(a.line.line))
		a.effect.end = at
		if len(arrivals) > 1 { // a large one mostly comes alone, and need not be copied
			s.lines.Write(a.line.line)
		}
	}
	lines := s.lines.Bytes()
	if len(arrivals) == 1 {
		lines = arrivals[0].line.line
	}
	err := s.journal.append(lines, s.sync)
	if s.lines.Cap() > maxRemembered {
		s.lines = bytes.Buffer{}
	}
	return err
}

// dropNext gives up the messages that came while a batch was being written that
// failed: their numbers, and what is said about them, built upon it. The caller
// holds order and writing.
func (s *Session) dropNext(err error) {
	if len(s.next.arrivals) > 0 {
		s.next.settle(err)
		s.next = newBatch()
	}
}

package session

import (
	"errors"
	"fmt"
	"sync"
)

// flusher forces the journal to the medium. Senders that wait at the same time
// share one flush: whoever comes first flushes for all that was written until
// then.
type flusher struct {
	mu      sync.Mutex
	free    *sync.Cond // nobody is flushing
	running bool
	written mark // the last line written
	flushed mark // all lines up to this one are on the medium
	lost    int  // lines up to this one that were not flushed are lost
	err     error
}

// mark is a line: its number among those written in this run, and where it ends.
// Offsets alone would not do, since a line that is lost leaves its own to another.
type mark struct {
	line int
	end  int64
}

// start says how much of the journal is on the medium before the first line.
func (f *flusher) start(end int64) {
	f.free = sync.NewCond(&f.mu)
	f.written.end, f.flushed.end = end, end
}

// flushedAll says that all that is written is on the medium.
func (f *flusher) flushedAll() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.flushed = f.written
}

// note counts a line that was just written. The caller holds order.
func (f *flusher) note(end int64) mark {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.written = mark{f.written.line + 1, end}
	return f.written
}

// flush returns when a line is on the medium, or with an error when it could
// not be brought there. It is gone then.
func (s *Session) flush(m mark) error {
	f := &s.flusher
	f.mu.Lock()
	defer f.mu.Unlock()
	for {
		switch {
		case m.line <= f.flushed.line:
			return nil
		case m.line <= f.lost:
			return f.err
		case f.running:
			f.free.Wait()
		default:
			f.running = true
			s.flushWritten()
			f.running = false
			f.free.Broadcast()
		}
	}
}

// flushWritten flushes all that is written by now. The caller holds f.mu, which
// is let go of meanwhile.
func (s *Session) flushWritten() {
	f := &s.flusher
	target := f.written
	f.mu.Unlock()
	err := s.journal.file.Sync()
	f.mu.Lock()
	if err == nil {
		if target.line > f.flushed.line { // closing the session may have come further
			f.flushed = target
		}
		return
	}
	f.mu.Unlock()
	s.rewind(err)
	f.mu.Lock()
}

// rewind undoes what may not have reached the medium: the journal is cut to
// what surely has, and the session is read from it again. So what the senders
// concerned are told agrees with what is kept.
func (s *Session) rewind(cause error) {
	s.order.Lock()
	defer s.order.Unlock()
	f := &s.flusher
	f.mu.Lock()
	safe, all := f.flushed.end, f.flushed.line >= f.written.line
	f.mu.Unlock()
	if all {
		return // closing the session has flushed meanwhile
	}

	err := fmt.Errorf("the journal %s cannot be forced to the medium: %w", s.journal.path, reason(cause))
	s.journal.end, s.journal.torn = safe, true
	err = errors.Join(err, s.journal.mend())
	s.index.discard()
	fresh := newState(s.spec)
	s.journal.end = s.journal.start
	_, readErr := s.journal.replay(fresh, safe, func(*trace) {})
	s.mu.Lock()
	s.state = fresh
	s.mu.Unlock()
	s.waker.wake()

	f.mu.Lock()
	defer f.mu.Unlock()
	f.lost, f.err = f.written.line, errors.Join(err, readErr)
	f.written.end = safe
}

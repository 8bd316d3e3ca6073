package session

import (
	"strings"
	"sync"
)

// Receive judges a message's body, decides what the sender is told, writes all
// of it to the journal and gives the marks. When it returns without an error,
// the message is in the journal, and Status, Cause and Help say what to answer.
// With an error it was not taken in at all: the sender should be told to try
// again later (503).
//
// A message whose body is no Caliper envelope gets 400, one of an unsupported
// version 422, as does one with errors where invalid content is rejected.
func (s *Session) Receive(x Exchange) (Message, error) {
	a := &arrival{exchange: s.scrub(x)}
	a.assessment, a.strict = s.bench.judge(a.exchange.Body, s.scope())
	a.identify()
	return s.take(a)
}

// Refuse writes to the journal what was refused before its content was read.
// Status, Cause and Help are the exchange's. Errors are those of Receive.
func (s *Session) Refuse(x Exchange) (Message, error) {
	return s.take(&arrival{exchange: s.scrub(x)})
}

// take gives an arrival its place: it is settled, written, and then counts.
func (s *Session) take(a *arrival) (Message, error) {
	m, line, err := s.write(a)
	if err != nil {
		return Message{}, err
	}
	s.waker.wake()
	if s.sync {
		if err := s.flush(line); err != nil {
			return Message{}, err
		}
	}
	return *m, nil
}

// lineBuffers holds the buffers that lines are written in.
var lineBuffers = sync.Pool{New: func() any { return new([]byte) }}

// maxBuffer is the size in bytes up to which a buffer is kept for the next line.
const maxBuffer = 1 << 20

func (s *Session) write(a *arrival) (*Message, mark, error) {
	buffer := lineBuffers.Get().(*[]byte)
	defer func() {
		if cap(*buffer) <= maxBuffer {
			lineBuffers.Put(buffer)
		}
	}()

	s.order.Lock()
	defer s.order.Unlock()
	m, t := s.settle(a)
	*buffer = appendLine((*buffer)[:0], m, t, a)
	offset, err := s.journal.append(*buffer)
	if err != nil {
		return nil, mark{}, err
	}
	t.offset, t.end = offset, s.journal.end
	s.mu.Lock()
	s.state.apply(t)
	s.mu.Unlock()
	s.index.add(t)
	return m, s.flusher.note(t.end), nil
}

// validUTF8Text replaces what is no UTF-8 in our own words about a message,
// which may quote it.
func validUTF8Text(text string) string { return strings.ToValidUTF8(text, "\ufffd") }

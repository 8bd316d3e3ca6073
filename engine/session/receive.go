package session

import "strings"

// Receive judges a message's body, decides what the sender is told, writes all
// of it to the journal and gives the marks. When it returns without an error,
// the message is in the journal, and Status, Cause and Help say what to answer.
// With an error it was not taken in at all: the sender should be told to try
// again later (503). It keeps nothing of the body and the header fields.
//
// A message whose body is no Caliper envelope gets 400, one of an unsupported
// version 422, as does one with errors where invalid content is rejected.
func (s *Session) Receive(x Exchange) (Message, error) {
	a := newArrival(s.scrub(x))
	s.bench.judge(a, s.scope(), s.spec)
	return s.take(a)
}

// Refuse writes to the journal what was refused before its content was read.
// Status, Cause and Help are the exchange's. Errors are those of Receive.
func (s *Session) Refuse(x Exchange) (Message, error) {
	return s.take(newArrival(s.scrub(x)))
}

// take gives an arrival its place: it is settled, written, and then counts.
func (s *Session) take(a *arrival) (Message, error) {
	defer a.release()
	a.finish()
	s.queue(a)
	if a.err != nil {
		return Message{}, a.err
	}
	s.waker.wake()
	if s.sync {
		if err := s.flush(a.line); err != nil {
			return Message{}, err
		}
	}
	return a.message, nil
}

// scrub takes out of an exchange what must not be kept.
func (s *Session) scrub(x Exchange) Exchange {
	x.Cause, x.Help = validUTF8Text(x.Cause), validUTF8Text(x.Help)
	own := append(secrets{s.token}, x.Secrets...)
	x.Secrets = nil
	return own.scrub(x)
}

// validUTF8Text replaces what is no UTF-8 in our own words about a message,
// which may quote it.
func validUTF8Text(text string) string { return strings.ToValidUTF8(text, "\ufffd") }

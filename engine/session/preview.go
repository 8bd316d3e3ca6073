package session

import "caliper-playground/engine/rule"

// Known returns what the session knows of the entities that were described so
// far. It grows with the session, may be asked by any goroutine, and answers
// from memory.
func (s *Session) Known() rule.Scope { return s.scope() }

// Preview judges a message just as Receive would at this moment, and takes
// nothing in: neither the journal nor the marks nor what is known of entities
// and events changes. The message has the number that it would get. Preview may
// wait for messages that are being written.
func (s *Session) Preview(x Exchange) Message {
	a := newArrival(s.scrub(x))
	defer a.release()
	s.bench.judge(a, s.scope(), s.spec)
	s.order.Lock()
	defer s.order.Unlock()
	s.queued.attempts = attempts{} // of the batch before
	s.settle(a, s.state.entries.len()+1)
	s.forget([]*arrival{a})
	s.queued.attempts = attempts{}
	return a.message
}

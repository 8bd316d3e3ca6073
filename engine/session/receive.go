package session

import (
	"strings"

	"caliper-playground/engine/rule"
)

// Receive judges a message's body, decides what the sender is told, writes all
// of it to the journal and gives the marks. When it returns without an error,
// the message is in the journal, and Status, Cause and Help say what to answer.
// With an error it was not taken in at all: the sender should be told to try
// again later (503). It keeps nothing of the body and the header fields.
//
// A message whose body is no Caliper envelope gets 400, one of an unsupported
// version 422, as does one with errors where invalid content is rejected.
//
// Credentials, the session's token and those in Secrets among them, are taken
// out before anything else happens, and the rest is bounded: see Cut.
func (s *Session) Receive(x Exchange) (Message, error) {
	return s.add(s.judge(s.presentable(x, true)))
}

// Refuse writes to the journal what was refused before its content was read, or
// what brought no message. Status, Cause and Help are the exchange's. Errors are
// those of Receive.
func (s *Session) Refuse(x Exchange) (Message, error) {
	return s.add(newArrival(s.presentable(x, false)))
}

// Known returns what the session knows of the entities that were described so
// far. It grows with the session, may be asked by any goroutine, and answers
// from memory.
func (s *Session) Known() rule.Scope { return s.state.scope }

// Preview judges a message just as Receive would at this moment, and takes
// nothing in: neither the journal nor the marks nor what is known of entities
// and events changes. The message has the number that it would get. Preview may
// wait for messages that are being written.
func (s *Session) Preview(x Exchange) Message {
	a := s.judge(s.presentable(x, true))
	s.order.Lock()
	defer s.order.Unlock()
	s.decide(a, s.seq())
	return a.message
}

// presentable returns an exchange as it may be kept.
func (s *Session) presentable(x Exchange, judged bool) Exchange {
	x = append(secrets{s.Token()}, x.Secrets...).scrub(x)
	x.Secrets = nil
	x.Cause, x.Help = strings.ToValidUTF8(x.Cause, "\ufffd"), strings.ToValidUTF8(x.Help, "\ufffd")
	x.keep(judged)
	return x
}

package session

import (
	"slices"
	"sync"
	"time"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// arrival is a message that has no place in the session yet, with what judging
// its content brought to light. Of the message there is the exchange alone where
// the content was not read.
type arrival struct {
	message  Message
	judged   bool
	strict   bool       // warnings were turned into errors
	limit    rule.Limit // of what is spelled out
	events   []identity // of each item that is an event with an id; otherwise zero
	attempts []rule.Attempt
	told     []described // descriptions that may tell more than was known when it was judged

	relations []relation // of each item to those before it
	added     []addition // findings that follow from earlier messages
	effect    effect
	line      lineWriter
	lineErr   error
}

// arrivals are those whose memory may be used again, that of their lines above all.
var arrivals = sync.Pool{New: func() any { return new(arrival) }}

// newArrival returns an arrival that says nothing but its exchange.
func newArrival(x Exchange) *arrival {
	a := arrivals.Get().(*arrival)
	a.message.Exchange = x
	return a
}

// release returns the message and gives the arrival's memory to another one, unless it
// has grown large. Nobody may have the arrival any more.
func (a *arrival) release() Message {
	m := a.message
	if cap(a.line.line) <= maxRemembered {
		*a = arrival{line: a.line}
		arrivals.Put(a)
	}
	return m
}

// judge judges an exchange's body and keeps what the session needs to know of
// it. None of that depends on the message's place among the others.
func (s *Session) judge(x Exchange) *arrival {
	how := s.judging.Load()
	a := newArrival(x)
	a.judged, a.strict, a.limit = true, how.options.Strict, how.options.Limit()
	how.judge(x.Body, s.state.scope, func(j *conformance.Judgement) {
		a.message.Assessment = j.Assessment()
		bare := !how.options.Envelope && a.message.Assessment.Shape != rule.ShapeEnvelope
		if a.message.Assessment.Transport != conformance.WellFormed && !bare {
			return
		}
		a.attempts = slices.DeleteFunc(j.Result.Attempts(), func(n rule.Attempt) bool {
			year := time.UnixMilli(n.At).UTC().Year()
			return year < 0 || year > 9999 // no line can hold its time (RFC 3339)
		})
		a.events = make([]identity, len(j.Result.Items))
		for i := range j.Result.Items {
			a.events[i] = identityOf(j.Result.Document, &j.Result.Items[i], s.hasFormerLines)
		}
		a.told = toldBy(j.Result, s.state.scope)
	})
	return a
}

// toldBy returns a document's descriptions of entities, but for those that a scope
// has word for word: what was known once is never news again.
func toldBy(r *rule.Result, known *scope) (told []described) {
	for id, typeName := range r.Descriptions {
		hash := document.HashBytes(id)
		if name, ok := known.typeOf(hash); !ok || name != typeName {
			told = append(told, described{string(id), typeName, hash})
		}
	}
	return told
}

// identityOf returns what an event is known by, or nothing where it is no event
// or has no id.
func identityOf(d *document.Document, item *rule.Item, former bool) identity {
	if !item.Event || item.IDNode == document.None {
		return identity{}
	}
	key, ok := keyOf(d.Content(item.IDNode))
	if !ok {
		return identity{}
	}
	event := identity{key: key, content: document.HashValue(d, item.Node)}
	if former {
		event.asWritten = document.HashAsWritten(d, item.Node)
	}
	return event
}

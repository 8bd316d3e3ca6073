package session

import (
	"sync"

	"caliper-playground/engine/conformance"
)

// arrival is a message that has no place in the session yet. Its memory is used
// again for a later one.
type arrival struct {
	exchange   Exchange
	assessment *conformance.Assessment // nil where the content was not read
	strict     bool                    // how it was judged
	events     []identity              // of each item that is an event with an id; otherwise zero
	described  []described
	compact    []byte // an event without white space

	// What of the line in the journal does not depend on the message's place
	// is written out before its turn, in which everybody else waits.
	text                        []byte
	sentEnd, judgedEnd, bodyEnd int
	altered                     bool // the assessment is not any more the one in text

	message Message
	trace   trace
	likes   []like
	added   []eventKey // what it added to the sightings
	line    mark
	err     error
	turn    chan bool // of one: true when it is settled, false when it is to lead
}

var arrivals = sync.Pool{New: func() any { return &arrival{turn: make(chan bool, 1)} }}

// maxKept is the size in bytes up to which an arrival's memory is kept.
const maxKept = 256 << 10

func newArrival(x Exchange) *arrival {
	a := arrivals.Get().(*arrival)
	a.exchange = x
	return a
}

// release gives the memory back. Nothing of it is in use outside.
func (a *arrival) release() {
	if cap(a.text)+cap(a.compact)+24*(cap(a.events)+cap(a.described)+cap(a.likes)) > maxKept {
		return
	}
	clear(a.described) // they hold texts
	clear(a.trace.marks)
	clear(a.trace.described)
	t := &a.trace
	*a = arrival{
		events: a.events[:0], described: a.described[:0], compact: a.compact[:0], text: a.text[:0],
		likes: a.likes[:0], added: a.added[:0], turn: a.turn,
		trace: trace{marks: t.marks[:0], events: t.events[:0], described: t.described[:0]},
	}
	arrivals.Put(a)
}

// identify prepares what can be known of an arrival before its turn.
func (a *arrival) identify() {
	if a.assessment == nil || a.assessment.Transport != conformance.WellFormed {
		return
	}
	for i := range a.assessment.Items {
		item := &a.assessment.Items[i]
		var event identity
		if key, ok := keyOf(item.ID); ok && item.Kind == "event" {
			a.compact = appendCompact(a.compact[:0], a.exchange.Body[item.Start:item.End])
			event = identity{key, hashBytes(a.compact)}
		}
		a.events = append(a.events, event)
	}
	for i := range a.assessment.Described {
		d := &a.assessment.Described[i]
		a.described = append(a.described, described{hashString(d.ID), d.Type})
	}
}

// write writes out what does not depend on the message's place.
func (a *arrival) write() {
	b := appendSent(a.text[:0], &a.exchange)
	a.sentEnd = len(b)
	if a.assessment != nil {
		b = appendAssessment(b, a.assessment)
	}
	a.judgedEnd = len(b)
	b = appendRaw(append(b, '}'), "body", a.exchange.Body)
	a.bodyEnd = len(b)
	a.text = b
}

func (a *arrival) sent() []byte   { return a.text[:a.sentEnd] }
func (a *arrival) judged() []byte { return a.text[a.sentEnd:a.judgedEnd] }
func (a *arrival) body() []byte   { return a.text[a.judgedEnd+1 : a.bodyEnd] }

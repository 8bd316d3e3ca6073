package session

import (
	"sync"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// arrival is a message that has no place in the session yet. Its memory is used
// again for a later one.
type arrival struct {
	exchange Exchange

	// What was judged; all empty where the content was not read.
	bench      *assessors
	assessor   *conformance.Assessor
	judgement  *conformance.Judgement
	strict     bool                    // how it was judged
	clean      bool                    // there is nothing to say, and every item fills a row
	assessment *conformance.Assessment // the judgement spelt out; nil while it is clean
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
	if a.bench != nil {
		a.bench.pool.Put(a.assessor)
	}
	if cap(a.text)+cap(a.compact)+48*(cap(a.events)+cap(a.described)+cap(a.likes)) > maxKept {
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
func (a *arrival) identify(spec catalog.Version) {
	if a.clean = isClean(a.judgement, spec); !a.clean {
		a.assessment = a.judgement.Assessment()
		if a.assessment.Transport != conformance.WellFormed {
			return
		}
	}
	r := a.judgement.Result
	for i := range r.Items {
		a.events = append(a.events, a.identity(&r.Items[i]))
	}
	for id, typeName := range r.Descriptions {
		a.described = append(a.described, described{hashBytes(id), typeName, id})
	}
}

// identity returns what an event is known by, or nothing where it is no event
// or has no id.
func (a *arrival) identity(item *rule.Item) identity {
	if !item.Event || item.IDNode == document.None {
		return identity{}
	}
	d := a.judgement.Result.Document
	var key eventKey
	var ok bool
	if node := &d.Nodes[item.IDNode]; node.Kind == document.String && !node.Escaped {
		key, ok = keyOf(d.RawString(item.IDNode))
	} else {
		key, ok = keyOf([]byte(d.Text(item.IDNode)))
	}
	if !ok {
		return identity{}
	}
	a.compact = appendCompact(a.compact[:0], d.Raw(item.Node))
	return identity{key, hashBytes(a.compact)}
}

// spellOut has the judgement written out, since there is something to say after
// all.
func (a *arrival) spellOut() {
	if a.clean {
		a.clean, a.altered = false, true
		a.assessment = a.judgement.Assessment()
		a.message.Assessment = a.assessment
	}
}

// write writes out what does not depend on the message's place.
func (a *arrival) write() {
	b := appendSent(a.text[:0], &a.exchange)
	a.sentEnd = len(b)
	switch {
	case a.clean:
		b = appendClean(b, a.judgement)
	case a.assessment != nil:
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

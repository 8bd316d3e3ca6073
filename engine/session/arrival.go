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
	known      *scope // the entities by which it was judged
	strict     bool
	clean      bool                    // there is nothing to say, and every item fills a row
	assessment *conformance.Assessment // the judgement spelt out; nil while it is clean
	items      int
	events     []identity // of each item that is an event with an id; otherwise zero
	described  []described
	attempts   []rule.Attempt

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
	if cap(a.text)+48*(cap(a.events)+cap(a.described)+cap(a.likes)+2*cap(a.attempts)) > maxKept {
		return
	}
	clear(a.described) // they hold texts
	clear(a.trace.marks)
	clear(a.trace.described)
	clear(a.attempts)
	clear(a.trace.attempts)
	t := &a.trace
	*a = arrival{
		events: a.events[:0], described: a.described[:0], text: a.text[:0], attempts: a.attempts[:0],
		likes: a.likes[:0], added: a.added[:0], turn: a.turn,
		trace: trace{marks: t.marks[:0], events: t.events[:0], described: t.described[:0], attempts: t.attempts[:0]},
	}
	arrivals.Put(a)
}

// take keeps what the session needs of a judgement, which is soon another's.
func (a *arrival) take(j *conformance.Judgement, spec catalog.Version) {
	r := j.Result
	a.items = len(r.Items)
	a.text = appendSent(a.text[:0], &a.exchange)
	a.sentEnd = len(a.text)
	if a.clean = isClean(j, spec); a.clean {
		a.takeClean(j)
	}
	if !a.clean || !a.exchange.Brief {
		a.assessment = j.Assessment()
	}
	if !a.clean {
		a.text = appendAssessment(a.text, a.assessment)
		bare := !a.bench.options.Envelope && a.assessment.Shape != conformance.ShapeEnvelope
		if a.assessment.Transport != conformance.WellFormed && !bare {
			return
		}
	}
	for i := range r.Items {
		a.events = append(a.events, identityOf(r.Document, &r.Items[i]))
	}
	a.keepAttempts(j)
	for id, typeName := range r.Descriptions {
		a.described = append(a.described, described{document.HashBytes(id), typeName, id})
	}
}

// identityOf returns what an event is known by, or nothing where it is no event
// or has no id.
func identityOf(d *document.Document, item *rule.Item) identity {
	if !item.Event || item.IDNode == document.None {
		return identity{}
	}
	key, ok := keyOf(d.Content(item.IDNode))
	if !ok {
		return identity{}
	}
	return identity{key, document.HashValue(d, item.Node)}
}

// spellOut has a clean message judged once more and written out, since there is
// something to say about it after all.
func (a *arrival) spellOut() {
	if !a.clean {
		return
	}
	a.clean, a.altered = false, true
	if a.assessment == nil {
		assessor := a.bench.get()
		a.assessment = assessor.Judge(a.exchange.Body, a.known).Assessment()
		a.bench.put(assessor)
	}
	a.message.Assessment = a.assessment
	a.trace.marks, a.trace.counts = a.trace.marks[:0], rule.Counts{}
}

// finish writes out the rest of what does not depend on the message's place.
func (a *arrival) finish() {
	if a.bench == nil {
		a.text = appendSent(a.text[:0], &a.exchange)
		a.sentEnd = len(a.text)
	}
	a.judgedEnd = len(a.text)
	a.text = appendRaw(append(a.text, '}'), "body", a.exchange.Body)
	a.bodyEnd = len(a.text)
}

func (a *arrival) sent() []byte   { return a.text[:a.sentEnd] }
func (a *arrival) judged() []byte { return a.text[a.sentEnd:a.judgedEnd] }
func (a *arrival) body() []byte   { return a.text[a.judgedEnd+1 : a.bodyEnd] }

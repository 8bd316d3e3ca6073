package rule

import (
	"strconv"
	"time"

	"caliper-playground/engine/document"
)

// AttemptScope is a Scope of more than one document, such as a session's. It
// wants to hear of attempts also where a document has one event alone, and
// compares them with those of earlier documents by Attempt.After.
type AttemptScope interface {
	Scope
	ComparesAttempts()
}

// Attempt is an attempt at an assessment that a document tells of.
type Attempt struct {
	Item          int // the event's place among the document's items
	Actor, Object string
	Action        string
	Count         int
	EventTime     time.Time // zero where it has not the form of a time
	// Again says that an earlier event of the document tells of the same
	// person's attempt at the same assessment, so that the judge has compared.
	Again bool
}

// Attempts returns the attempts at assessments that the document tells of, in
// its order. A document of one event has none unless its scope asks for them.
func (r *Result) Attempts() []Attempt { return r.pass.attempts }

// After compares an attempt with the count of the one before it. Where it does
// not follow, it returns a finding, ok false, that lacks its place: the pointer
// of the count, and the lines.
func (a *Attempt) After(before int) (f Finding, ok bool) {
	want, ok := countAfter(a.Action, before)
	if !ok || a.Count == want {
		return f, true
	}
	page, wrong := attemptCount{}.page(), attemptCount{a.Action, a.Count, before, want}
	return Finding{
		Rule: page.ID, Severity: page.Severity, Reference: page.Reference, Message: wrong.words(),
		Fix: []Op{{Op: "replace", Value: raw(strconv.Itoa(want))}}, Choices: []Choice{},
	}, false
}

// countAfter returns the count that an action leads to from the one before it,
// and false where the action says nothing of it.
func countAfter(action string, before int) (want int, ok bool) {
	switch action {
	case "Started", "Restarted":
		return before + 1, true
	case "Paused", "Resumed", "Reset":
		return before, true
	}
	return 0, false
}

// countAttempt compares an attempt with the one before it in the document.
func (p *pass) countAttempt(e *event, n document.NodeID, count int) {
	a := Attempt{
		Item: len(p.result.Items) - 1, Count: count, Action: p.tables.symbols.Word(e.action),
		Actor: p.idOf(e.item.ActorNode), Object: p.idOf(e.item.ObjectNode),
	}
	if t, err := time.Parse(time.RFC3339, p.textAt(e.item.EventTimeNode)); err == nil {
		a.EventTime = t.UTC()
	}
	key := a.Actor + "\n" + a.Object
	before, known := p.lastCounts[key]
	a.Again = known
	p.attempts = append(p.attempts, a)
	if p.lastCounts == nil {
		p.lastCounts = map[string]int{}
	}
	p.lastCounts[key] = count
	if !known {
		return
	}
	if want, ok := countAfter(a.Action, before); ok && count != want {
		p.report(at(n), attemptCount{a.Action, count, before, want})
	}
}

// single says whether the document holds one item at the most and its scope
// keeps no attempts, so that counts cannot be compared.
func (p *pass) single() bool {
	if _, ok := p.scope.(AttemptScope); ok {
		return false
	}
	items := document.NodeID(0)
	switch p.result.Shape {
	case ShapeEnvelope:
		items = p.memberBySymbol(0, p.tables.words.data)
	case ShapeArray:
	default:
		return true
	}
	if items == document.None || p.doc.Nodes[items].Kind != document.Array || p.doc.Nodes[items].Next == items+1 {
		return true
	}
	return p.doc.Nodes[items+1].Next == p.doc.Nodes[items].Next
}

package rule

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strconv"
	"time"

	"caliper-playground/engine/document"
)

// AttemptScope is a Scope of more than one document, such as a session's. It
// compares all attempts itself, by Attempt.After, also those of one document with
// one another.
type AttemptScope interface {
	Scope
	ComparesAttempts()
}

// Attempt is an attempt that an event of a document tells of, with its count.
type Attempt struct {
	Item  int    // the event's place among the document's items
	Place string // the pointer of the count, from the item's
	// Assignee and Assignable are whose attempt it is and at what: as the attempt
	// itself says, or else the event's actor and object. Neither is anonymous.
	Assignee, Assignable string
	Action               string
	Counted
}

// Counted is a count, from 1, at the time of an event.
type Counted struct {
	Count int
	At    int64 // the event's time, in milliseconds since 1970
}

// compare orders counts by time; at the same time the highest is the last.
func (c Counted) compare(other Counted) int {
	return cmp.Or(cmp.Compare(c.At, other.At), cmp.Compare(c.Count, other.Count))
}

// Later says whether a count comes behind another.
func (c Counted) Later(other Counted) bool { return c.compare(other) > 0 }

// maxCount is more attempts than anybody makes.
const maxCount = 1 << 30

// Attempts returns the attempts that the document tells of, in its order. A
// document of one event has none unless its scope asks for them.
func (r *Result) Attempts() []Attempt {
	p := r.pass
	list := make([]Attempt, 0, len(p.attempts))
	for _, a := range p.attempts {
		list = append(list, Attempt{a.item, a.place, p.doc.Text(a.assignee), p.doc.Text(a.assignable), p.tables.symbols.Word(a.action), a.Counted})
	}
	return list
}

// After compares an attempt with the one before it. Where it does not follow, it
// returns a finding, ok false, that lacks its place.
func (a *Attempt) After(before Counted) (f Finding, ok bool) {
	want, ok := countAfter(a.Action, before.Count)
	if !ok || a.Count == want {
		return f, true
	}
	page, wrong := attemptCount{}.page(), attemptCount{a.Action, a.Count, before.Count, want}
	return Finding{
		Rule: page.ID, Severity: page.Severity, Reference: page.Reference, Message: wrong.words(), Fix: []Op{}, Choices: []Choice{},
	}, false
}

// countAfter returns the count that an action leads to from the one before it,
// and false where the action says nothing of it.
func countAfter(action string, before int) (want int, ok bool) {
	switch action {
	case "Started", "Restarted":
		return before + 1, true
	case "Paused", "Resumed", "Reset", "Skipped", "Completed":
		return before, true
	}
	return 0, false
}

// CountHistory is what is known of the counts of one person's attempts at one
// thing, by time.
type CountHistory []Counted

// maxHistory is how many counts a history keeps: the latest.
const maxHistory = 64

// Add returns the history with one more count. It may change the one it had.
func (h CountHistory) Add(c Counted) CountHistory {
	at, known := slices.BinarySearchFunc(h, c, Counted.compare)
	if known {
		return h
	}
	h = slices.Insert(h, at, c)
	return h[max(0, len(h)-maxHistory):]
}

// Before returns the last count before a time.
func (h CountHistory) Before(time int64) (c Counted, known bool) {
	at, _ := slices.BinarySearchFunc(h, Counted{At: time}, Counted.compare)
	if at == 0 {
		return Counted{}, false
	}
	return h[at-1], true
}

// attempt is an Attempt as the pass notes it, by what says so.
type attempt struct {
	item                        int
	place                       string
	assignee, assignable, count document.NodeID
	action                      document.Symbol
	Counted
}

// noteAttempt takes note of an attempt that an event tells of. What belongs to
// nobody in particular, at no time or with no count is left aside.
func (p *pass) noteAttempt(e *event, node document.NodeID, place string) {
	w := &p.tables.words
	a := attempt{
		item: p.index, place: place, count: p.memberBySymbol(node, w.count), action: e.action,
		assignee:   p.idOr(p.memberBySymbol(node, w.assignee), e.item.ActorNode),
		assignable: p.idOr(p.memberBySymbol(node, w.assignable), e.item.ObjectNode),
	}
	count, ok := p.wholeNumber(a.count)
	t, err := time.Parse(time.RFC3339, p.doc.Text(e.item.EventTimeNode))
	if !ok || err != nil || count < 1 || count > maxCount || p.isNobody(a.assignee) || p.isNobody(a.assignable) {
		return
	}
	a.Counted = Counted{count, t.UnixMilli()}
	p.attempts = append(p.attempts, a)
}

// idOr returns where the id of an entity stands, or that of another where it has
// none.
func (p *pass) idOr(n, other document.NodeID) document.NodeID {
	if id := p.idNode(n); id != document.None && len(p.doc.Content(id)) > 0 {
		return id
	}
	return p.idNode(other)
}

// isNobody says whether an id stands for nothing in particular.
func (p *pass) isNobody(n document.NodeID) bool {
	if n == document.None {
		return true
	}
	id := p.doc.Content(n)
	return len(id) == 0 || isBlankNode(id) || p.isAnonymous(id)
}

// compareOwners orders attempts by whose they are and at what.
func (p *pass) compareOwners(a, b *attempt) int {
	return cmp.Or(bytes.Compare(p.doc.Content(a.assignee), p.doc.Content(b.assignee)),
		bytes.Compare(p.doc.Content(a.assignable), p.doc.Content(b.assignable)))
}

// wholeNumber returns the number of a value, 1.0 being 1, if it is a whole one.
func (p *pass) wholeNumber(n document.NodeID) (int, bool) {
	if n == document.None || p.doc.Nodes[n].Kind != document.Number {
		return 0, false
	}
	v, err := strconv.ParseFloat(p.doc.Text(n), 64)
	return int(v), err == nil && v == math.Trunc(v) && math.Abs(v) < 1<<53
}

// comparesAttempts says whether the judge compares attempts itself, and
// wantsAttempts whether anybody does.
func (p *pass) comparesAttempts() bool {
	_, scope := p.scope.(AttemptScope)
	return !scope && p.result.Entries() > 1
}

func (p *pass) wantsAttempts() bool {
	_, scope := p.scope.(AttemptScope)
	return scope || p.result.Entries() > 1
}

package rule

import (
	"strconv"
	"time"

	"caliper-playground/engine/document"
)

var attemptCount = Rule{
	ID: "attempt-count", Title: "An attempt's count follows what happens to it", Severity: Warning,
	Why: "Starting an assessment counts one attempt more than the last, and so does restarting it; " +
		"pausing, resuming and resetting leave the count as it is.",
	Cost:      "Attempts are counted twice, or run into one.",
	Reference: "Caliper 1.2, section 3.2 (#profile-assessment)",
	Bad:       `[` + quizStarted + `, ` + quizPaused + `2}, "eventTime": "2026-03-02T09:20:00.000Z"}]`,
	Good:      `[` + quizStarted + `, ` + quizPaused + `1}, "eventTime": "2026-03-02T09:20:00.000Z"}]`,
	onEvent: func(p *pass, e *event) {
		if e.plan.name != "AssessmentEvent" || p.alone || !e.profileIs(p, "AssessmentProfile") || !e.isType(p, e.plan.slotGenerated, "Attempt") {
			return
		}
		generated := e.members[e.plan.slotGenerated-1]
		if p.doc.Nodes[generated].Kind != document.Object {
			return
		}
		n := p.memberBySymbol(generated, p.tables.words.count)
		if n == document.None || p.doc.Nodes[n].Kind != document.Number || !isWhole(p.doc.Raw(n)) {
			return
		}
		count, err := strconv.Atoi(p.doc.Text(n))
		if err != nil {
			return
		}
		p.countAttempt(e, n, count)
	},
	say: func(f *found) string {
		return sayAttempt(f.got, f.name, f.near, f.want)
	},
	fix: func(x *fixer, f *found) { x.replace(f.node, raw(f.want)) },
}

const (
	quizRest    = `"actor": "https://example.org/people/7", "object": {"id": "https://example.org/quizzes/1", "type": "Assessment"}, `
	quizAttempt = `"generated": {"id": "https://example.org/attempts/1", "type": "Attempt", "assignee": "https://example.org/people/7", "assignable": "https://example.org/quizzes/1", "count": `
	quizStarted = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "AssessmentEvent", "profile": "AssessmentProfile", "action": "Started", ` +
		quizRest + quizAttempt + `1}, "eventTime": "2026-03-02T09:15:00.000Z"}`
	quizPaused = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:2b8f6f0e-3f57-4c55-8d0a-6f4a3f6f7c22", "type": "AssessmentEvent", "profile": "AssessmentProfile", "action": "Paused", ` +
		quizRest + quizAttempt
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
	return Finding{
		Rule: attemptCount.ID, Severity: attemptCount.Severity, Reference: attemptCount.Reference,
		Message: sayAttempt(strconv.Itoa(a.Count), a.Action, strconv.Itoa(before), strconv.Itoa(want)),
		Fix:     []Op{{Op: "replace", Value: raw(strconv.Itoa(want))}},
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

func sayAttempt(got, action, before, want string) string {
	return "count is " + got + "; " + action + " after an attempt with the count " + before + " should have " + want
}

// countAttempt compares an attempt with the one before it in the document.
func (p *pass) countAttempt(e *event, n document.NodeID, count int) {
	a := Attempt{
		Item: len(p.result.Items) - 1, Count: count, Action: p.tables.symbols.Word(e.action),
		Actor: p.identity(e.item.ActorNode), Object: p.identity(e.item.ObjectNode),
	}
	if t, err := time.Parse(time.RFC3339, p.textOf(e.item.EventTimeNode)); err == nil {
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
		f := p.report("attempt-count", n)
		f.got, f.near, f.want = strconv.Itoa(count), strconv.Itoa(before), strconv.Itoa(want)
		f.name = a.Action
	}
}

// identity returns the id of an entity, be it written as an IRI or as an object.
func (p *pass) identity(n document.NodeID) string {
	if n == document.None || p.doc.Nodes[n].Kind == document.String {
		return p.textOf(n)
	}
	return p.textOf(p.memberBySymbol(n, p.tables.words.id))
}

func (p *pass) textOf(n document.NodeID) string {
	if n == document.None {
		return ""
	}
	return p.doc.Text(n)
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

package report

import (
	"fmt"
	"time"

	"caliper-playground/engine/expect"
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
)

// Delivery is what came of one message: what was answered to it, and what was found
// in it.
type Delivery struct {
	Source   string
	Status   int // 0 where there was no answer
	Verdict  rule.Verdict
	Findings []rule.Finding
	More     rule.More // findings that are not spelled out, by rule
	// Outcome is what it comes to where something is expected of it.
	Outcome expect.Outcome
	// Reason says why the message was refused or not delivered.
	Reason string
	// Of is the document that was sent, with its bytes for excerpts where they are
	// at hand; of a recorded message it has no path.
	Of library.Document
	// Unread says that the message was refused before its content was read, so
	// that the verdict says nothing of it.
	Unread bool
	// Attempts is how often it was sent, and Took how long that took, waiting
	// included; both are 0 where that is not known.
	Attempts int
	Took     time.Duration
	// Shown says that a message is to be shown for people also where all is well
	// with it.
	Shown bool
	// Before are the scenes of a story that are told before the message is sent, and
	// After those that are told behind it, which are its last.
	Before, After []Scene
	// Graph is a drawing of it, as SVG that is safe to stand in a page; "" for none.
	Graph string
}

// Failed says whether the message fails the run: that it was refused or has an
// error, or where something is expected of it, that it is otherwise.
func (m Delivery) Failed() bool { return m.Outcome.Fails(m.wrong()) }

// wrong says whether the message was refused or has an error.
func (m Delivery) wrong() bool {
	return m.Status < 200 || m.Status > 299 || m.Verdict == rule.Fail
}

func (m Delivery) standing() standing {
	verdict := m.Verdict
	if m.wrong() {
		verdict = rule.Fail
	}
	return standing{
		verdict: verdict, failed: m.Failed(), outcome: m.Outcome, message: true, status: m.Status,
		findings: m.Findings, more: More{Findings: m.More},
	}
}

func (m Delivery) entry() *entry {
	return &entry{
		standing: m.standing(), name: m.Source, path: m.Of.Path, line: max(m.Of.FileLine, 1), said: answered(m), reason: m.Reason,
		shown: m.Shown, before: m.Before, after: m.After, graph: m.Graph, took: m.Took, source: &source{of: m.Of},
	}
}

// messageJSON is the public JSON form of a message: every field is always there.
type messageJSON struct {
	Source   string         `json:"source"`
	Path     string         `json:"path"`    // the file; empty where there is none
	Line     int            `json:"line"`    // on which it begins, from 1, among others in the file; else 0
	Status   int            `json:"status"`  // 0 where there was no answer
	Verdict  string         `json:"verdict"` // empty where the content was not read
	Reason   string         `json:"reason"`  // why it was refused, or not sent
	Findings []rule.Finding `json:"findings"`
	More     rule.More      `json:"more"` // findings that are not spelled out, by rule
	Outcome  expect.Outcome `json:"outcome"`
	Before   []Scene        `json:"before"` // the scenes of a story that are told before it
	After    []Scene        `json:"after"`  // those behind it, the last of the story
}

func (m Delivery) json() messageJSON {
	j := messageJSON{
		Source: m.Source, Path: m.Of.Path, Line: m.Of.Line, Status: m.Status, Reason: m.Reason,
		Findings: listed(m.Findings), More: m.More, Outcome: m.Outcome,
		Before: whole(m.Before), After: whole(m.After),
	}
	if !m.Unread {
		j.Verdict = m.Verdict.String()
	}
	j.Outcome.Changes = listed(j.Outcome.Changes)
	if j.More == nil {
		j.More = rule.More{}
	}
	return j
}

// answered puts the two verdicts side by side.
func answered(m Delivery) string {
	var said string
	switch {
	case m.Status == 0:
		said = "no answer"
	case m.Unread:
		said = fmt.Sprintf("answered %d, not read", m.Status)
	default:
		said = fmt.Sprintf("answered %d, content %s", m.Status, m.Verdict)
	}
	if m.Attempts > 1 {
		said += fmt.Sprintf(", after %d attempts", m.Attempts)
	}
	if m.Shown && m.Took > 0 {
		said += fmt.Sprintf(", %s", m.Took.Round(100*time.Microsecond))
	}
	return said
}

package session

import (
	"fmt"
	"time"

	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// effect is what one message changes in a session, and the first half of its
// line in the journal.
type effect struct {
	Entry
	Content     *rule.Verdict `json:"verdict"` // Entry's Verdict where it was judged
	rule.Counts               // of items, repeats aside
	Rows        []string      `json:"marks"`     // IDs of the rows that it marked, once for each mark
	Events      []identity    `json:"events"`    // events not seen before
	Described   []described   `json:"described"` // what it added to the scope
	Attempts    []attempted   `json:"attempts"`  // what it added to the attempts

	offset, end int64 // of its line in the journal
	former      bool  // the line is of before lines had kinds

	lapse   *lapse // where its sender has reason to send it again
	retryOf uint64 // the key of the lapse that it makes good
}

// described is an entity that a message describes with a type which was not
// known before.
type described struct {
	ID   string `json:"id"`
	Type string `json:"type"`
	hash uint64 // of the id
}

// attempted is an attempt at an assessment that a message tells of.
type attempted struct {
	Assignee   string    `json:"actor"` // as journals call it
	Assignable string    `json:"object"`
	Count      int       `json:"count"`
	Time       time.Time `json:"time"` // of its event
	key        uint64    // of whose it is and at what
}

func (n *attempted) counted() rule.Counted {
	return rule.Counted{Count: n.Count, At: n.Time.UnixMilli()}
}

// effect writes the first half of a line.
func (w *lineWriter) effect(e *effect) {
	w.count("seq", e.Seq)
	w.word("kind", string(e.Kind))
	w.time("time", e.Time)
	w.count("status", e.Status)
	w.number("items", e.Items)
	w.number("errors", e.Errors)
	w.number("warnings", e.Warnings)
	w.number("repeats", e.Repeats)
	w.flag("stranger", e.Stranger)
	w.text("event", e.Event)
	w.text("action", e.Action)
	w.text("object", e.Object)
	w.text("act", e.Act)
	w.number("retry", e.Retry)
	w.text("note", e.Note)
	if e.Judged {
		w.word("verdict", e.Verdict.String())
	}
	w.number("pass", e.Pass)
	w.number("unjudged", e.Unjudged)
	w.number("warn", e.Warn)
	w.number("fail", e.Fail)
	w.texts("marks", e.Rows)
	w.list("events", func() {
		for _, event := range e.Events {
			w.separate()
			w.line = append(w.line, '"')
			w.line, _ = event.AppendText(w.line) // it never fails
			w.line = append(w.line, '"')
		}
	})
	objects(w, "described", e.Described, func(d *described) {
		w.word("id", d.ID)
		w.word("type", d.Type)
	})
	objects(w, "attempts", e.Attempts, func(n *attempted) {
		w.word("actor", n.Assignee)
		w.word("object", n.Assignable)
		w.count("count", n.Count)
		w.time("time", n.Time)
	})
}

// complete fills in what follows from what was read, and says what is wrong
// with it.
func (e *effect) complete() error {
	if e.Seq < 1 && e.Kind != KindRequest {
		return fmt.Errorf("seq is %d; messages count from 1", e.Seq)
	}
	e.Time = e.Time.UTC()
	if e.Content != nil {
		e.Judged, e.Verdict = true, *e.Content
	}
	switch e.Kind {
	case KindMessage, KindRefused, KindRequest:
	case "": // of before there were kinds
		e.former = true
		e.Kind = KindRefused
		if e.Judged {
			e.Kind = KindMessage
		}
	default:
		return fmt.Errorf("kind is %q, which is none", text.Clip(string(e.Kind), 60))
	}
	e.Marks = len(e.Rows)
	for i := range e.Described {
		e.Described[i].hash = document.HashBytes([]byte(e.Described[i].ID))
	}
	for i := range e.Attempts {
		e.Attempts[i].key = attemptKey(e.Attempts[i].Assignee, e.Attempts[i].Assignable)
	}
	return nil
}

// accepted says whether the sender was told that all is well.
func (e *effect) accepted() bool { return e.Status/100 == 2 }

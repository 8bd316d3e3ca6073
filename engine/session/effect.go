package session

import (
	"fmt"
	"time"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// effect is what one message changes in a session, and the first half of its
// line in the journal.
type effect struct {
	Entry
	Content   *rule.Verdict `json:"verdict,omitzero"` // Entry's Verdict where it was judged
	Pass      int           `json:"pass,omitzero"`    // items, repeats aside, by their verdict
	Unjudged  int           `json:"unjudged,omitzero"`
	Warn      int           `json:"warn,omitzero"`
	Fail      int           `json:"fail,omitzero"`
	Rows      []string      `json:"marks,omitempty"`     // IDs of the rows that it marked, once for each mark
	Events    []identity    `json:"events,omitempty"`    // events not seen before
	Described []described   `json:"described,omitempty"` // what it added to the scope
	Attempts  []attempted   `json:"attempts,omitempty"`  // what it added to the attempts

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

// prepare makes the effect ready to be written.
func (e *effect) prepare() {
	e.Content = nil
	if e.Judged {
		e.Content = &e.Verdict
	}
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
		e.Described[i].hash = hashString(e.Described[i].ID)
	}
	for i := range e.Attempts {
		e.Attempts[i].key = attemptKey(e.Attempts[i].Assignee, e.Attempts[i].Assignable)
	}
	return nil
}

// accepted says whether the sender was told that all is well.
func (e *effect) accepted() bool { return e.Status/100 == 2 }

// count counts an item's verdict.
func (e *effect) count(v rule.Verdict) {
	*[...]*int{rule.Pass: &e.Pass, rule.Unjudged: &e.Unjudged, rule.Warn: &e.Warn, rule.Fail: &e.Fail}[v]++
}

// countAll counts the verdicts of items that are not listed.
func (e *effect) countAll(c rule.Counts) {
	e.Pass, e.Unjudged, e.Warn, e.Fail = e.Pass+c.Pass, e.Unjudged+c.Unjudged, e.Warn+c.Warn, e.Fail+c.Fail
}

// counts is how often an item had each verdict, repeats aside.
func (e *effect) counts() rule.Counts {
	return rule.Counts{Pass: e.Pass, Unjudged: e.Unjudged, Warn: e.Warn, Fail: e.Fail}
}

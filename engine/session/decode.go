package session

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// headLine is the first half of a line: what a session needs that is resumed.
type headLine struct {
	Seq      int           `json:"seq"`
	Time     time.Time     `json:"time"`
	Status   int           `json:"status"`
	Verdict  *rule.Verdict `json:"verdict"`
	Items    int           `json:"items"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Repeats  int           `json:"repeats"`
	rule.Counts
	Event     string          `json:"event"`
	Action    string          `json:"action"`
	Object    string          `json:"object"`
	Note      string          `json:"note"`
	Marks     []string        `json:"marks"`
	Events    []string        `json:"events"`
	Described []describedLine `json:"described"`
	Attempts  []attemptLine   `json:"attempts"`
}

type describedLine struct {
	ID   string `json:"id"`
	Type string `json:"type"`
}

type attemptLine struct {
	Assignee   string    `json:"actor"` // as journals call it
	Assignable string    `json:"object"`
	Count      int       `json:"count"`
	Time       time.Time `json:"time"`
}

// errTorn says that a line is not whole.
var errTorn = errors.New("the line is not whole")

// decodeTrace reads what a line says to a session that is resumed. The line
// comes without its line end.
func decodeTrace(line []byte) (*trace, error) { return new(headReader).trace(line) }

func (r *headReader) trace(line []byte) (*trace, error) {
	end := bytes.Index(line, []byte(exchangeMark))
	if end < 0 || line[len(line)-1] != '}' {
		return nil, errTorn
	}
	// Whatever stands behind the first half is left alone, so that a long body
	// costs nothing.
	var h headLine
	if r.read(line[:end], &h) {
		return h.trace()
	}
	h = headLine{}
	half := append(line[:end:end], '}') // closed, it is an object
	if err := json.Unmarshal(half, &h); err != nil {
		return nil, err
	}
	return h.trace()
}

func (h *headLine) entry() Entry {
	e := Entry{
		Seq: h.Seq, Time: h.Time.UTC(), Status: h.Status,
		Items: h.Items, Errors: h.Errors, Warnings: h.Warnings, Marks: len(h.Marks), Repeats: h.Repeats,
		Event: h.Event, Action: h.Action, Object: h.Object, Note: h.Note,
	}
	if h.Verdict != nil {
		e.Judged, e.Verdict = true, *h.Verdict
	}
	return e
}

func (h *headLine) trace() (*trace, error) {
	t := &trace{entry: h.entry(), counts: h.Counts, marks: h.Marks}
	if h.Seq < 1 {
		return nil, fmt.Errorf("seq is %d; messages count from 1", h.Seq)
	}
	for _, seen := range h.Events {
		var b [24]byte
		if n, err := hex.Decode(b[:], []byte(seen[:min(len(seen), 48)])); err != nil || n != len(b) || len(seen) != 48 {
			return nil, fmt.Errorf("events holds %q, which is not a key and a hash", text.Clip(seen, 60))
		}
		t.events = append(t.events, identity{eventKey(b[:16]), binary.BigEndian.Uint64(b[16:])})
	}
	for _, d := range h.Described {
		t.described = append(t.described, described{id: hashString(d.ID), typeName: d.Type})
	}
	for _, n := range h.Attempts {
		t.attempts = append(t.attempts, attempted{key: attemptKey(n.Assignee, n.Assignable), Counted: rule.Counted{Count: n.Count, At: n.Time.UnixMilli()}})
	}
	return t, nil
}

// Package conformance says which rows of which profiles an event fills, and
// why not the others, and keeps the scorecard: rows and their marks.
package conformance

import (
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// Credit is one row that an event fills.
type Credit struct {
	Profile string `json:"profile"` // "ReadingProfile"
	Event   string `json:"event"`
	Action  string `json:"action"` // the event's own action, also where the row takes any
	// RowID is the catalogue's ID of the row.
	RowID string `json:"-"`
}

// Item is the assessment of one event or entity of a document.
type Item struct {
	Pointer    string         `json:"pointer"`
	Kind       string         `json:"kind"` // "event", "entity", or "" where it is neither
	Verdict    rule.Verdict   `json:"verdict"`
	Findings   []rule.Finding `json:"findings,omitempty"`
	Credits    []Credit       `json:"credits"`
	Uncredited string         `json:"uncredited"` // why there is no credit, in one sentence; empty where there is one

	ID        string `json:"-"` // the item's id as written
	Type      string `json:"-"` // the event or entity type as written
	Action    string `json:"-"`
	Actor     string `json:"-"` // the actor's type, "" where it is not known
	Object    string `json:"-"` // the object's type, "" where it is not known
	EventTime string `json:"-"`

	// RepeatOf is the message that had the same event before, in a session that
	// counts its messages from 1; 0 where none had.
	RepeatOf int `json:"-"`
	// Spec is the version that the item was judged by, and Named says that the
	// document itself names it, which a session's journal does not keep.
	Spec  catalog.Version `json:"-"`
	Named bool            `json:"-"`

	Start uint32 `json:"-"` // byte range of the item in the document
	End   uint32 `json:"-"`
}

// NamedProfile reads the profile that the item names in the document, "" where it names
// none.
func (i *Item) NamedProfile(body []byte) string {
	if int(i.End) > len(body) || i.Start >= i.End {
		return ""
	}
	d, err := document.NewParser(nil).Parse(body[i.Start:i.End])
	if err != nil {
		return ""
	}
	return d.Said(d.Member(0, "profile"))
}

// Transport says what the endpoint must make of a document, whatever its content.
type Transport uint8

// What a body is to an endpoint.
const (
	NotJSON            Transport = iota // it does not parse: 400
	NoEnvelope                          // JSON, but no envelope: 400
	MalformedEnvelope                   // the four properties are not as they must be: 400
	UnsupportedVersion                  // a dataVersion that is none of the catalogue's: 422
	WellFormed                          // 200
)

// Assessment is all that is said about one document. It may be kept.
type Assessment struct {
	Shape     rule.Shape
	Spec      catalog.Version // the version it was judged by
	Transport Transport
	Verdict   rule.Verdict
	Findings  []rule.Finding // those of the document itself and of all its items that are spelled out, in document order
	More      rule.More      // those that are not, by rule
	Unspelled rule.Tally     // and by severity
	Items     []Item
	Unlisted  rule.Counts // the verdicts of items that are not listed: none of them earns a mark
	Sensor    string      // the envelope's sensor and sendTime as written, where there are any
	SendTime  string
	Tolerated []string // the tolerances that made a difference, by their names
}

// Options sets how an Assessor judges.
type Options struct {
	// Spec is the version that a document without a Caliper context is judged by.
	Spec       catalog.Version
	Strict     bool // turn every warning into an error
	Tolerances rule.Tolerances
	// Envelope says that only envelopes will do, as for an endpoint.
	Envelope bool
	// MaxFindings is how many findings of a document are spelled out, of one rule
	// or in all; 0 for rule.StandardLimit.
	MaxFindings int
	// Advise asks for advice as well, which changes no verdict; Now is the clock by
	// which an event's time is ahead, or the zero time.
	Advise bool
	Now    time.Time
}

// Limit says how many findings of a document are spelled out.
func (o Options) Limit() rule.Limit {
	if o.MaxFindings > 0 {
		return rule.Limit{OfRule: o.MaxFindings, InAll: o.MaxFindings, Items: rule.StandardLimit().Items}
	}
	return rule.StandardLimit()
}

package compose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// Envelope is several drafts, as one message of a sensor. It is immutable:
// every edit returns another.
type Envelope struct {
	source  Source
	version catalog.Version
	head    *value // the envelope's members, data being a place holder
	drafts  []Draft
	text    string // as last given by WithText; "" once an edit has changed it
	broken  *Broken
}

// Broken is a text that could not be taken over.
type Broken struct {
	Text string
	Err  *document.SyntaxError
}

// DefaultSensor is the sensor that a new envelope names: the one that sends it.
const DefaultSensor = document.OwnSensor

// NewEnvelope puts drafts into an envelope of a sensor, sent now.
func NewEnvelope(version catalog.Version, sensor string, source Source, drafts ...Draft) Envelope {
	head := &value{kind: document.Object}
	head = head.with("sensor", str(sensor)).with("sendTime", str(catalog.Timestamp(source.now())))
	head = head.with("dataVersion", str(catalog.Get(version).Context)).with("data", list())
	return Envelope{source: source, version: version, head: head, drafts: slices.Clone(drafts)}
}

// Len returns how many drafts the envelope holds.
func (e Envelope) Len() int { return len(e.drafts) }

// Draft returns the i-th draft, from 0. Its samples are the entities of the others,
// where these have such.
func (e Envelope) Draft(i int) Draft {
	d := e.drafts[i]
	if len(e.drafts) > 1 {
		d.others = othersOf(d, e.drafts[:i], e.drafts[i+1:])
	}
	return d
}

// Text returns the envelope's JSON, for reading: as WithText got it until an edit
// changes it, else indented by two spaces.
func (e Envelope) Text() string {
	if e.text != "" {
		return e.text
	}
	return indented(e.whole())
}

// Compact returns the envelope's JSON on one line, for sending.
func (e Envelope) Compact() string { return compact(e.whole()) }

// Same says whether two envelopes are written alike on one line. What one has of the
// other, as after an edit, is not looked into.
func (e Envelope) Same(other Envelope) bool {
	a, b := e.head.with("data", list()), other.head.with("data", list())
	return a.equal(b) && slices.EqualFunc(e.drafts, other.drafts, func(a, b Draft) bool { return a.root == b.root || a.root.equal(b.root) })
}

// whole puts the drafts into data.
func (e Envelope) whole() *value {
	data := list()
	for _, d := range e.drafts {
		data.members = append(data.members, member{value: d.root})
	}
	if e.head.index("data") < 0 && len(e.drafts) == 0 {
		return e.head
	}
	return e.head.with("data", data)
}

// Broken returns the text that WithText could not take over, or nil.
func (e Envelope) Broken() *Broken { return e.broken }

// Discard drops the broken text.
func (e Envelope) Discard() Envelope {
	e.broken = nil
	return e
}

// With returns the envelope with another i-th draft.
func (e Envelope) With(i int, d Draft) Envelope {
	drafts := slices.Clone(e.drafts)
	drafts[i] = d.alone()
	return e.holding(drafts)
}

// Append returns the envelope with one more draft at its end.
func (e Envelope) Append(d Draft) Envelope {
	return e.holding(append(slices.Clone(e.drafts), d.alone()))
}

// Repeat returns the envelope with a copy of the i-th draft behind it, with an
// id and a time of its own.
func (e Envelope) Repeat(i int) Envelope {
	return e.holding(slices.Insert(slices.Clone(e.drafts), i+1, e.drafts[i].Renewed()))
}

// Move returns the envelope with the i-th draft at another place.
func (e Envelope) Move(i, to int) Envelope {
	drafts := slices.Delete(slices.Clone(e.drafts), i, i+1)
	return e.holding(slices.Insert(drafts, to, e.drafts[i]))
}

// Without returns the envelope without the i-th draft. An envelope holds at
// least one: the last cannot go.
func (e Envelope) Without(i int) (Envelope, error) {
	if len(e.drafts) == 1 {
		return e, fmt.Errorf("an envelope holds at least one event")
	}
	return e.holding(slices.Delete(slices.Clone(e.drafts), i, i+1)), nil
}

func (e Envelope) holding(drafts []Draft) Envelope {
	e.drafts, e.text = drafts, ""
	return e
}

// Place takes a pointer within the envelope apart: "/data/1/actor" is "/actor"
// of draft 1. The draft is -1 for what is the envelope's own.
func (e Envelope) Place(pointer string) (draft int, within string) {
	rest, ok := strings.CutPrefix(pointer, "/data/")
	if !ok {
		return -1, pointer
	}
	token, within, below := strings.Cut(rest, "/")
	i, err := strconv.Atoi(token)
	if err != nil || i < 0 || i >= len(e.drafts) {
		return -1, pointer
	}
	if below {
		within = "/" + within
	}
	return i, within
}

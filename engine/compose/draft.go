// Package compose builds events from the catalogue and edits them by JSON
// Pointer: a Draft is one event (or a describe), an Envelope holds several. An
// edit returns a new value and leaves the old one as it was, so that undoing is
// keeping what was; History does that.
//
// It offers what the vocabulary allows and fills in samples, but it does not
// judge: whether a draft conforms is the conformance room's business.
package compose

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"

	"github.com/google/uuid"
)

// Source is where new drafts get the time and their ids from. The zero Source
// takes the system's clock and random UUIDs.
type Source struct {
	Now  func() time.Time
	UUID func() string // a version 4 UUID in its usual form, without "urn:uuid:"
}

func (s Source) now() time.Time {
	if s.Now == nil {
		return time.Now()
	}
	return s.Now()
}

func (s Source) uuid() string {
	if s.UUID == nil {
		return uuid.NewString()
	}
	return s.UUID()
}

// Draft is one event, or one describe, under way. It is immutable: every edit
// returns another Draft. The zero Draft is of no use; New, NewDescribe and
// Parse make them.
type Draft struct {
	source  Source
	version catalog.Version
	profile string // what the draft is for, where its JSON cannot say so (1.1)
	root    *value
	text    string    // as last given by WithText; "" once an edit has changed it
	at      time.Time // the time that samples are taken around
	notes   []string
	// collapsed keeps the entities that ToIRI replaced, by their id, for ToObject.
	collapsed map[string][]*value
	edited    []string // the path of the last edit, if that was of one place and by the vocabulary
	others    *others  // the other drafts of its envelope; nil where it stands alone
}

// Version returns the version of Caliper that the draft is written in.
func (d Draft) Version() catalog.Version { return d.version }

// Profile returns the profile that the event names, or, in 1.1, where events
// name none, the one that the draft was made for. It may be "".
func (d Draft) Profile() string {
	if d.version == catalog.V1p2 {
		return d.root.get("profile").str()
	}
	return d.profile
}

// Type returns the event's (or the described entity's) type as written, or "".
func (d Draft) Type() string { return d.root.get("type").str() }

// ID returns the event's (or the described entity's) id as written, or "".
func (d Draft) ID() string { return d.root.get("id").str() }

// Action returns the event's action as written, or "".
func (d Draft) Action() string { return d.root.get("action").str() }

// IsDescribe says whether the draft describes an entity and is no event.
func (d Draft) IsDescribe() bool {
	return d.vocabulary().Event(d.Type()) == nil && d.vocabulary().Entity(d.Type()) != nil
}

// Row returns the row that the draft is meant to fill, or nil: by its profile,
// event type and action, and by its object where no profile is known. Whether
// it does fill it is not looked at.
func (d Draft) Row() *catalog.Row {
	rows := d.vocabulary().Rows(d.Type(), d.Action())
	for _, row := range rows {
		if row.Profile == d.Profile() {
			return row
		}
	}
	if d.Profile() != "" || len(rows) == 0 {
		return nil
	}
	object := d.root.get("object").get("type").str()
	for _, row := range rows {
		if d.fits(object, row.Asks("object")) {
			return row
		}
	}
	for _, row := range rows {
		if len(row.SpecificationObject) == 0 {
			return row // the one that takes the widest
		}
	}
	return rows[0]
}

// Text returns the JSON, for reading: as WithText or Parse got it until an edit
// changes it, else indented by two spaces. It ends with a line break.
func (d Draft) Text() string {
	if d.text != "" {
		return d.text
	}
	return indented(d.root)
}

// Compact returns the JSON on one line, for sending.
func (d Draft) Compact() string { return compact(d.root) }

// Notes returns what the last edit did beside what it was asked for: what it
// moved, replaced or filled in. Each is a sentence.
func (d Draft) Notes() []string { return d.notes }

// Renewed returns the draft with a new event id and the time of now, so that
// sending it again is no repeat. A describe stays as it is.
func (d Draft) Renewed() Draft {
	if d.IsDescribe() || d.root.index("id") < 0 {
		return d
	}
	root := d.root.with("id", str("urn:uuid:"+d.source.uuid()))
	if root.index("eventTime") >= 0 {
		root = root.with("eventTime", str(catalog.Timestamp(d.source.now())))
	}
	return d.changed(root)
}

func (d Draft) vocabulary() *catalog.Vocabulary { return catalog.Get(d.version) }

// changed returns the draft with another root, and with notes of what was done.
func (d Draft) changed(root *value, notes ...string) Draft {
	d.root, d.text, d.notes, d.edited = root, "", notes, nil
	return d.withVersion()
}

// checked is changed, unless the result could not be read again.
func (d Draft) checked(root *value, notes ...string) (Draft, error) {
	if root.depth() > document.MaxDepth {
		return d, fmt.Errorf("this would nest deeper than %d levels; refer to entities by their IRI instead", document.MaxDepth)
	}
	return d.changed(root, notes...), nil
}

// split takes a pointer apart.
func split(pointer string) ([]string, error) {
	if pointer == "" {
		return nil, nil
	}
	if pointer[0] != '/' {
		return nil, fmt.Errorf("%q is no JSON Pointer: it starts with / or is empty", pointer)
	}
	tokens := strings.Split(pointer[1:], "/")
	for i := range tokens {
		tokens[i] = document.UnescapePointer(tokens[i])
	}
	return tokens, nil
}

func join(path []string) string {
	var b strings.Builder
	for _, token := range path {
		b.WriteString("/" + document.EscapePointer(token))
	}
	return b.String()
}

// below returns the pointer of a member or element of what a pointer names.
func below(pointer, token string) string { return pointer + "/" + document.EscapePointer(token) }

// remember keeps an entity that an IRI takes the place of.
func (d Draft) remember(id string, entity *value) Draft {
	if known := d.collapsed[id]; len(known) > 0 && known[len(known)-1].equal(entity) {
		return d
	}
	kept := make(map[string][]*value, len(d.collapsed)+1)
	for k, v := range d.collapsed {
		kept[k] = v
	}
	kept[id] = append(kept[id][:len(kept[id]):len(kept[id])], entity)
	d.collapsed = kept
	return d
}

var errRoot = errors.New("this is the whole event; its members can be edited")

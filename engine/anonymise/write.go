package anonymise

import (
	"encoding/json"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/personal"
	"caliper-playground/engine/text"
)

// writer writes the copy of one document.
type writer struct {
	run   *Run
	d     *document.Document
	edits []document.Edit // in document order
}

// place is where a value stands.
type place struct {
	free   bool   // in a map whose members are anybody's
	launch bool   // that of a launch's parameters
	within string // the name of that map
	owner  string // the type of the object around it
	person bool   // that is a person
}

// walk rewrites a value and all that is in it.
func (w *writer) walk(n document.NodeID, at place) {
	switch w.d.Nodes[n].Kind {
	case document.Object:
		inside := at
		if !at.free {
			inside.owner = typeOf(w.d, n)
			inside.person = inside.owner == "Person" || inside.owner == "SystemIdentifier" && at.person || inside.owner == "" && aboutPeople()[w.d.NameAround(n)]
		}
		for c := range w.d.Children(n) {
			w.name(c, inside)
			to := inside
			if name := w.d.Name(c); !at.free && (catalog.IsFreeForm(name) || !w.isCalipers(name)) {
				to.free, to.launch, to.within = true, name == "messageParameters", name
			}
			if w.d.Name(c) != "@context" {
				w.walk(c, to)
			}
		}
	case document.Array:
		for c := range w.d.Children(n) {
			w.walk(c, at)
		}
	case document.String:
		w.text(n, at)
	case document.Number:
		w.number(n, at)
	}
}

// isCalipers says whether a name is that of a property of Caliper's, of an envelope,
// or of JSON-LD.
func (w *writer) isCalipers(name string) bool { return kindsOf()[name] != "" }

// kindsOf are the kinds of the values of properties, by name. Of a name with several
// kinds a text counts, of which more has to be asked.
var kindsOf = sync.OnceValue(func() map[string]catalog.Kind {
	kinds := map[string]catalog.Kind{
		"@context": catalog.TypeName, "@id": catalog.IRI, "@type": catalog.TypeName, "data": catalog.EntityOf, "sensor": catalog.IRI,
		"sendTime": catalog.DateTime, "dataVersion": catalog.TypeName, "id": catalog.IRI, "type": catalog.TypeName,
	}
	for _, v := range catalog.Versions() {
		for t := range catalog.Get(v).Types {
			for _, p := range catalog.Get(v).PropertiesOf(t.Name) {
				if k := kinds[p.Name]; k == "" || p.Kind == catalog.String {
					kinds[p.Name] = p.Kind
				}
			}
		}
	}
	return kinds
})

// name rewrites the name of a member that is anybody's: people are known to be keys.
func (w *writer) name(n document.NodeID, at place) {
	name := w.d.Name(n)
	if !at.free {
		return
	}
	if made := w.run.anywhere(name); made != name {
		w.edit(w.d.Nodes[n].NameStart, w.d.Nodes[n].NameEnd, document.Quote(made))
	}
}

// put puts a text in the place of a string.
func (w *writer) put(n document.NodeID, made string) {
	if made != w.d.Text(n) {
		w.edit(w.d.Nodes[n].Start, w.d.Nodes[n].End, document.Quote(made))
	}
}

func (w *writer) edit(start, end uint32, text string) {
	w.edits = append(w.edits, document.Edit{Start: start, End: end, Text: text})
}

// written are the properties that hold what somebody wrote, whatever has them.
var written = text.Set("description body comment searchTerms selectionText tags bookmarkNotes")

// authored are the types whose names and values their authors wrote.
var authored = text.Set("Message Thread Comment Annotation BookmarkAnnotation HighlightAnnotation SharedAnnotation TagAnnotation " +
	"Attempt Response FillinBlankResponse OpenEndedResponse Session LtiSession Membership Result Score Rating Query SearchResponse")

// elsewhere are the kinds of system identifiers that are no person's.
var elsewhere = text.Set("CaseItemUri LtiContextId LtiDeploymentId LtiPlatformId LtiToolId")

// text rewrites a string by what it is.
func (w *writer) text(n document.NodeID, at place) {
	value, name, r := w.d.Text(n), w.d.NameAround(n), w.run
	if strings.TrimSpace(value) == "" {
		return
	}
	if at.free {
		w.freeText(n, at)
		return
	}
	switch kindsOf()[name] {
	case catalog.TypeName, catalog.InTerms, catalog.DateTime, catalog.Duration, catalog.UUID:
		if name != "id" {
			return
		}
	case catalog.String:
		w.put(n, r.property(name, value, at, w.d.Said(w.d.Member(w.d.Nodes[n].Parent, "identifierType"))))
		return
	}
	if name == "id" && strings.HasSuffix(at.owner, "Event") && !r.people.ids[value] {
		return // an event is nobody
	}
	w.put(n, r.anywhere(value))
}

// property rewrites the text that a property holds.
func (r *Run) property(name, value string, at place, identifierType string) string {
	switch {
	case name == "name" && at.person:
		return r.name(value)
	case name == "ipAddress":
		return r.address(strings.TrimSpace(value))
	case name == "userAgent":
		return r.agent(value)
	case name == "identifier" && !elsewhere[identifierType] && (at.person || identifierType == "AccountUserName" || identifierType == "EmailAddress" || identifierType == "LtiUserId"):
		return r.identifier(value)
	case written[name], authored[at.owner] && (name == "name" || name == "value" || name == "values"):
		return r.standIns.text(value)
	}
	return r.valued(personal.Value(name, value, false), value)
}

// identifier stands for what a system knows a person by.
func (r *Run) identifier(value string) string {
	if personal.Text(value) == personal.Mail {
		return r.mailOf(value)
	}
	if made := r.person(value); made != value {
		return made
	}
	return r.token(value)
}

// valued stands for a value of a kind; one that is not known to be personal has
// people's ids and names replaced.
func (r *Run) valued(k personal.Kind, value string) string {
	switch k {
	case personal.Mail:
		return r.anywhere(value)
	case personal.IPAddress:
		return r.address(strings.TrimSpace(value))
	case personal.UserAgent:
		return r.agent(value)
	case personal.Name:
		return r.standIns.name(value)
	case personal.Phone:
		return r.short("phone", value)
	case personal.Identifier:
		return r.identifier(value)
	}
	return r.anywhere(value)
}

// freeText rewrites a string in a map whose members are anybody's.
func (w *writer) freeText(n document.NodeID, at place) {
	value, name, r := w.d.Text(n), w.d.NameAround(n), w.run
	k := personal.Value(name, value, at.launch)
	if k == personal.None && isProse(value) {
		w.put(n, r.standIns.text(value))
		return
	}
	made := r.valued(k, value)
	if k == personal.None {
		made = personal.AddressPattern().ReplaceAllStringFunc(made, func(s string) string {
			if personal.Text(s) == personal.IPAddress && !strings.Contains(made, "://") {
				return r.address(s)
			}
			return s
		})
	}
	w.put(n, made)
	if made == value && !isHarmless(value) {
		r.leave(at.within+": "+name, value)
	}
}

// isProse says whether a text is of several words.
func isProse(s string) bool {
	return strings.ContainsFunc(strings.TrimSpace(s), unicode.IsSpace) && !isHarmless(s)
}

// isHarmless says whether a text says nothing of anybody: a truth value, a small
// number, a time, a duration, one of Caliper's words.
func isHarmless(s string) bool {
	if _, err := strconv.ParseBool(s); err == nil {
		return true
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil && f > -few && f < few {
		return true
	}
	for _, layout := range []string{time.RFC3339Nano, time.DateOnly, time.DateTime} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return kindsOf()[s] != "" || isAnonymous(s)
}

// few is from which number on one may be somebody's.
const few = 10_000

// number rewrites a number in a map whose members are anybody's.
func (w *writer) number(n document.NodeID, at place) {
	if !at.free {
		return
	}
	value, name := w.d.Text(n), w.d.NameAround(n)
	if k := personal.Member(name, at.launch); k == personal.Identifier || k == personal.Phone || w.run.people.known[value] {
		w.edit(w.d.Nodes[n].Start, w.d.Nodes[n].End, w.run.standIns.number(value))
		return
	}
	if !isHarmless(value) && json.Valid([]byte(value)) {
		w.run.leave(at.within+": "+name, value)
	}
}

package rule

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// needed says whether a property must be there, in any case or for the action
// of the event that it stands in.
func (x *patcher) needed(property *propertyPlan, n document.NodeID) bool {
	if property.Required || x.p.needsCurrentTime(n) {
		return true
	}
	action := x.p.symbolAt(x.p.memberBySymbol(x.p.doc.Nodes[n].Parent, x.p.tables.words.action))
	return action != 0 && property.requiredFor.contains(action)
}

// mustStand says whether something must stand in a value's place: it is no element
// of an array, and needed.
func (x *patcher) mustStand(property *propertyPlan, n document.NodeID) bool {
	return x.p.doc.Nodes[n].IsMember() && x.needed(property, n)
}

// moveAway moves a value that its property does not take, and that says nothing
// else, to the extensions; null is not worth keeping. Where something must stand
// it is left: nobody knows what.
func (x *patcher) moveAway(property *propertyPlan, n document.NodeID) {
	switch {
	case x.mustStand(property, n):
	case x.p.doc.Nodes[n].Kind == document.Null:
		x.remove(n)
	default:
		x.toExtensions(n)
	}
}

// holderOf returns the object that a place is about: the one that lacks a member,
// or that holds the value.
func (x *patcher) holderOf(at place) document.NodeID {
	if at.member != "" {
		return at.node
	}
	return x.p.doc.Nodes[at.node].Parent
}

// mendMissing sets what must be there and is not, where the rest of the document
// or the vocabulary says what.
func (x *patcher) mendMissing(property *propertyPlan, at place) {
	object := x.holderOf(at)
	switch {
	case property.Array:
		x.set(at, raw("[]")) // no more than a warning, and claims nothing that is not so
	case property.Kind == catalog.IRI && property.Name == "id":
		x.set(at, jsonText("_:"+x.newLabel(object)))
	case property.Kind == catalog.EntityOf:
		if n := x.sameEntity(property, object); n != document.None {
			x.set(at, raw(x.raw(n)))
		}
	case property.Terms == catalog.ActionTerms:
		x.p.actionMissing(object).mend(x, at)
	}
}

// chooseMissing offers what could stand where something must.
func (x *patcher) chooseMissing(property *propertyPlan, at place) []choice {
	object := x.holderOf(at)
	switch {
	case property.Kind == catalog.UUID:
		id := "urn:uuid:" + x.newUUID(object, document.None)
		return []choice{{"the event gets a new id, " + id, func(x *patcher) { x.set(at, jsonText(id)) }}}
	case property.Kind == catalog.DateTime:
		return x.chooseOtherTime(property, at)
	case property.Kind == catalog.EntityOf:
		return x.chooseAnonymous(property, at)
	case property.Terms == catalog.ActionTerms:
		return x.p.actionMissing(object).choices(x, at)
	case property.Kind == catalog.InTerms:
		return meaning{or: property.terms.names}.choicesOf(property.Name, at)
	}
	return nil
}

// actionMissing returns what an event without an action means.
func (p *pass) actionMissing(event document.NodeID) meantAction {
	t := p.typeAt(p.memberBySymbol(event, p.tables.words.typ))
	if t == 0 || !p.plan.types[t].isEvent {
		t = p.plan.event
	}
	return p.meantAction(&p.plan.types[t], event, document.None)
}

// newLabel returns a blank node's label for an entity that has no id.
func (x *patcher) newLabel(object document.NodeID) string {
	name := "entity"
	if t := x.p.typeAt(x.p.memberBySymbol(object, x.p.tables.words.typ)); t != 0 {
		name = strings.ToLower(x.p.plan.types[t].name)
	}
	return name + strings.ReplaceAll(x.p.doc.Pointer(object), "/", "-")
}

// chooseOtherTime offers the times that stand elsewhere: the latest that the event
// mentions, and when the envelope was sent.
func (x *patcher) chooseOtherTime(property *propertyPlan, at place) []choice {
	var choices []choice
	offer := func(what, value string) {
		if value != "" {
			choices = append(choices, choice{property.Name + " becomes " + what + ", " + value, func(x *patcher) { x.set(at, jsonText(value)) }})
		}
	}
	offer("the latest time that stands in the event", x.latestTime(x.holderOf(at)))
	if x.p.result.Shape == ShapeEnvelope {
		offer("the time at which it was sent", toDateTime(x.p.doc.Text(x.p.memberBySymbol(0, x.p.tables.words.sendTime))))
	}
	return choices
}

// latestTime returns the latest time that an object mentions, or "".
func (x *patcher) latestTime(object document.NodeID) string {
	latest := ""
	for n := object; n < x.p.doc.Nodes[object].Next; n++ {
		if x.p.doc.Nodes[n].Kind == document.String && isDateTime(x.p.doc.Content(n)) {
			latest = max(latest, string(x.p.doc.Content(n)))
		}
	}
	return latest
}

// namesakes are the places at which an event names its actor or object a second time.
var namesakes = map[string][]string{
	"actor":  {"/session/user", "/membership/member", "/generated/assignee", "/generated/annotator", "/generated/commenter", "/generated/rater"},
	"object": {"/generated/assignable", "/generated/annotated", "/generated/commentedOn", "/generated/rated"},
}

// sameEntity finds where an event names its actor or object a second time, or
// None, also where it names different ones.
func (x *patcher) sameEntity(property *propertyPlan, event document.NodeID) document.NodeID {
	same := document.None
	for _, path := range namesakes[property.Name] {
		switch n := x.p.doc.FindBelow(event, path); {
		case n == document.None || !x.p.accepts(property, n, false):
		case same == document.None:
			same = n
		case x.p.idOf(n) != x.p.idOf(same):
			return document.None
		}
	}
	return same
}

// kindsOf are the types that a type which is one of many kinds may be meant as.
var kindsOf = map[string][]string{
	"Agent":  {"Person", "SoftwareApplication", "Group", "Organization"},
	"Entity": {"DigitalResource", "Person", "SoftwareApplication", "Group", "Organization"},
}

// chooseAnonymous offers an anonymous entity of each type that a property names, or
// of its kinds: its id is the type's IRI (erratum 29).
func (x *patcher) chooseAnonymous(property *propertyPlan, at place) []choice {
	var choices []choice
	var names []string
	types := property.Property.Types
	if narrowed := x.p.narrowingOf(property, x.holderOf(at)); narrowed != nil {
		types = narrowed.names
	}
	for _, name := range types {
		if kinds, several := kindsOf[name]; several {
			names = append(names, kinds...)
		} else {
			names = append(names, name)
		}
	}
	for _, name := range names {
		t := &x.p.plan.types[x.p.plan.typeOf(name)]
		if t.noID || t.required != x.p.plan.types[x.p.plan.entity].required && !x.p.hasOnlyArraysRequired(t) {
			continue
		}
		choices = append(choices, choice{property.Name + " becomes an anonymous " + name, func(x *patcher) { x.set(at, x.anonymous(t)) }})
	}
	return choices
}

// hasOnlyArraysRequired says whether a type must have nothing beyond its id and
// type but arrays, which may be empty.
func (p *pass) hasOnlyArraysRequired(t *typePlan) bool {
	for i := range t.properties {
		if property := &t.properties[i]; property.Required && !property.Array && property.Name != "id" && property.Name != "type" {
			return false
		}
	}
	return true
}

func (x *patcher) anonymous(t *typePlan) []byte {
	rest := ""
	for _, property := range t.properties {
		if property.Required && property.Array {
			rest += `,` + string(jsonText(property.Name)) + `:[]`
		}
	}
	return raw(`{"id":` + string(jsonText(x.p.plan.vocabulary.Namespace+t.name)) + `,"type":` + string(jsonText(t.name)) + rest + `}`)
}

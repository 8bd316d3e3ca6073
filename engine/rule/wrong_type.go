package rule

import (
	"encoding/json"

	"caliper-playground/engine/document"
)

// wrongType is what the findings have that tell of an entity which is not of a
// type that its property takes. Which rule they belong to depends on the property.
type wrongType struct {
	property *propertyPlan
	typ      *typePlan // the type that it is of
	got      string    // in words
	want     []string  // the types that would do
	action   string    // the action that leaves only these, or ""
	should   bool      // it is no more than a recommendation
}

// wrongType describes an entity of a type that the property does not take.
func (p *pass) wrongType(property *propertyPlan, t typeID) wrongType {
	return wrongType{property: property, typ: &p.plan.types[t], got: article(p.plan.types[t].name), want: property.Property.Types}
}

// tellWrongType reports an entity, or the IRI of one, of a type that the property
// does not take.
func (p *pass) tellWrongType(property *propertyPlan, n document.NodeID, t typeID) {
	wrong := p.wrongType(property, t)
	if narrowed := p.narrowingOf(property, p.doc.Nodes[n].Parent); narrowed != nil && !narrowed.should() {
		wrong.want, wrong.action = narrowed.names, p.tables.symbols.Word(narrowed.action)
	}
	if p.doc.Nodes[n].Kind == document.String {
		wrong.got = "the IRI of " + wrong.got
	}
	p.report(at(n), wrong.in(property))
}

// in returns the finding of the rule that tells of wrong types in a property.
func (w wrongType) in(property *propertyPlan) rule {
	switch property.Name {
	case "actor":
		return actorType{w}
	case "object":
		return objectType{w}
	case "target":
		return targetType{w}
	case "generated":
		return generatedType{w}
	}
	return entityType{w}
}

func (w wrongType) words() string {
	s := w.property.Name + " is " + w.got + "; "
	switch {
	case w.action == "":
		return s + oneOf(w.want) + " was expected"
	case w.should:
		return s + "with the action " + w.action + " it should be " + oneOf(w.want)
	}
	return s + "with the action " + w.action + " it must be " + oneOf(w.want)
}

// mend puts what was meant in the place of an entity that does not belong there:
// the one that it names itself, as an Attempt its assignable; or the same entity
// with the one type that it can only be.
func (w wrongType) mend(x *patcher, at place) {
	if n := x.namedBy(w, at.node); n != document.None {
		x.putInPlace(at.node, n)
		return
	}
	allowed := x.p.plan.typeSet(w.want)
	only := x.p.plan.only(&allowed)
	if only != nil && only.ancestors.has(w.typ.id) && x.p.doc.Nodes[at.node].Kind == document.Object {
		x.retype(at.node, only)
	}
}

// choices offers the types that the entity could be of, a new entity that is about
// it, and the extensions where nothing needs to stand in its place.
func (w wrongType) choices(x *patcher, at place) []choice {
	var choices []choice
	if value, title := x.about(w, at.node); value != nil {
		choices = append(choices, choice{title, func(x *patcher) { x.replace(at.node, value) }})
	}
	if x.p.doc.Nodes[at.node].Kind == document.Object {
		for _, t := range x.p.likeliest(w.property, at.node, x.p.plan.typeSet(w.want)) {
			choices = append(choices, choice{w.property.Name + " becomes " + article(t.name), func(x *patcher) { x.retype(at.node, t) }})
		}
	}
	if !x.mustStand(w.property, at.node) {
		choices = append(choices, choice{w.property.Name + " moves to the extensions", func(x *patcher) { x.toExtensions(at.node) }})
	}
	return choices
}

// only returns the type of a set that has just the one, or nil.
func (p *plan) only(s *typeSet) *typePlan {
	var only *typePlan
	for id := range s.all {
		if only != nil {
			return nil
		}
		only = &p.types[id]
	}
	return only
}

// retype gives an entity another type, and keeps the one that it had.
func (x *patcher) retype(n document.NodeID, t *typePlan) {
	if typeNode := x.p.memberBySymbol(n, x.p.tables.words.typ); typeNode != document.None {
		x.supersede(typeNode, jsonText(t.name))
	}
}

// namedBy returns the entity that the wrong one names in a property of its own,
// and that would do in its place, if it names one alone; or None.
func (x *patcher) namedBy(w wrongType, n document.NodeID) document.NodeID {
	if w.property.Name != "object" || x.p.doc.Nodes[n].Kind != document.Object {
		return document.None
	}
	allowed := x.p.plan.typeSet(w.want)
	named := document.None
	for c := range x.p.doc.Children(n) {
		s := w.typ.slots[x.p.doc.Nodes[c].Name]
		if x.p.doc.Nodes[c].Name == 0 || s == 0 {
			continue
		}
		property := &w.typ.properties[s.index()]
		if !property.entity || property.array || !x.p.accepts(property, c, false) {
			continue
		}
		if t := x.p.typeOfEntity(c); t != 0 && !allowed.has(t) || t == 0 && !property.types.within(&allowed) {
			continue
		}
		if named != document.None {
			return document.None
		}
		named = c
	}
	return named
}

// putInPlace puts an entity in the place of the object of an event which names
// it. The other becomes what the event generated, if it is nothing yet.
func (x *patcher) putInPlace(object, named document.NodeID) {
	event := x.p.doc.Nodes[object].Parent
	t := &x.p.plan.types[x.p.typeAt(x.p.memberBySymbol(event, x.p.tables.words.typ))]
	if t.slotGenerated == 0 || x.p.memberBySymbol(event, x.p.tables.words.generated) != document.None ||
		!t.properties[t.slotGenerated.index()].types.has(x.p.typeOfEntity(object)) {
		x.supersede(object, raw(x.raw(named)))
		return
	}
	x.op(Op{Op: "add", Path: x.pointer(event) + "/generated", Value: raw(x.raw(object))})
	x.replace(object, raw(x.raw(named)))
}

// about returns a new entity of the one type that is wanted, which is about the
// one that stands there: an Attempt at it.
func (x *patcher) about(w wrongType, n document.NodeID) (value json.RawMessage, title string) {
	allowed := x.p.plan.typeSet(w.want)
	only := x.p.plan.only(&allowed)
	if only == nil || w.property.Name != "object" || !x.p.hasOnlyArraysRequired(only) {
		return nil, ""
	}
	for i := range only.properties {
		if property := &only.properties[i]; property.entity && !property.array && property.types.has(w.typ.id) && w.typ.id != x.p.plan.entity {
			id := "urn:uuid:" + x.newUUID(n, document.None)
			return raw(`{"id":` + string(jsonText(id)) + `,"type":` + string(jsonText(only.name)) + `,` + string(jsonText(property.Name)) + `:` + x.raw(n) + `}`),
				"object becomes " + article(only.name) + " whose " + property.Name + " it is"
		}
	}
	return nil, ""
}

package rule

import "caliper-playground/engine/document"

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

// mend mends an entity of a type that does not belong there. One that is only
// too general, or of a kindred type, is given the right type; any other moves to
// the extensions, and where something must stand, an anonymous entity takes its
// place.
func (w wrongType) mend(x *patcher, at place) {
	types := w.want
	if w.action == "" {
		types = x.concrete(x.typesFor(w.property, at.node))
	}
	if x.p.doc.Nodes[at.node].Kind == document.Object {
		for _, name := range types {
			if t := x.p.plan.typeOf(name); t != 0 && x.kindred(w.typ, &x.p.plan.types[t]) && x.retype(at.node, &x.p.plan.types[t]) {
				return
			}
		}
	}
	if !x.p.doc.Nodes[at.node].IsMember() || !x.needed(w.property, at.node) {
		x.toExtensions(at.node)
		return
	}
	value := x.anonymous(types)
	if w.action == "" {
		if n := x.sameEntity(w.property, x.p.doc.Nodes[at.node].Parent); n != document.None {
			value = raw(x.raw(n))
		}
	}
	x.supersede(at.node, value)
}

// concrete puts what may stand for them in the place of the most general types:
// a grade, for one, takes no other agents than persons and programs.
func (x *patcher) concrete(types []string) []string {
	var names []string
	for _, name := range types {
		if name == "Agent" {
			names = append(names, "Person", "SoftwareApplication")
			continue
		}
		names = append(names, name)
	}
	return names
}

// kindred says whether two types are near enough that one may have been meant
// for the other: one is the other's supertype, or they share one below Entity
// and Agent.
func (x *patcher) kindred(a, b *typePlan) bool {
	if x.p.plan.related(a.id, b.id) {
		return true
	}
	for i := range x.p.plan.types[1:] {
		t := &x.p.plan.types[i+1]
		if t.name != "Entity" && t.name != "Agent" && a.ancestors.has(t.id) && b.ancestors.has(t.id) {
			return true
		}
	}
	return false
}

// retype gives an entity another type and moves what that type does not have
// to its extensions. It does nothing, and says so, where a value would not do.
func (x *patcher) retype(n document.NodeID, t *typePlan) bool {
	typeNode := x.p.memberBySymbol(n, x.p.tables.words.typ)
	if typeNode == document.None {
		return false
	}
	var strange []document.NodeID
	present := propertySet(0)
	for c := range x.p.doc.Children(n) {
		name := x.p.doc.Nodes[c].Name
		if c == typeNode || name != 0 && name == x.p.tables.words.context {
			continue
		}
		s := t.slots[name]
		if s == 0 || name == 0 {
			strange = append(strange, c)
			continue
		}
		if !x.p.accepts(&t.properties[s.index()], c, false) {
			return false
		}
		present.add(s.index())
	}
	present.add(t.slots[x.p.tables.words.typ].index())
	if t.required.without(present) != 0 {
		return false
	}
	x.supersede(typeNode, text(t.name))
	for _, c := range strange {
		if !x.gone[c] {
			x.toExtensions(c)
		}
	}
	return true
}

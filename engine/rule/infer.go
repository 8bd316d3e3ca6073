package rule

import "caliper-playground/engine/document"

// inferType returns the type that best fits an object's other members, or "".
func (x *patcher) inferType(object document.NodeID, property *propertyPlan) string {
	isEvent := x.p.memberBySymbol(object, x.p.tables.words.action) != document.None ||
		x.p.memberBySymbol(object, x.p.tables.words.actor) != document.None
	if isEvent && property == nil {
		return x.inferEvent(object)
	}
	var allowed typeSet
	if property != nil {
		allowed = x.p.plan.typeSet(x.concrete(x.typesFor(property, object)))
	}
	for i := range x.p.plan.types[1:] {
		t := &x.p.plan.types[i+1]
		if t.isEvent || t.deprecated || t.needs != 0 || property != nil && !allowed.has(t.id) {
			continue
		}
		if x.fitsMembers(object, t) {
			return t.name
		}
	}
	return ""
}

// fitsMembers says whether a type would take all members of an object, and
// would miss none.
func (x *patcher) fitsMembers(object document.NodeID, t *typePlan) bool {
	present := propertySet(0)
	for c := range x.p.doc.Children(object) {
		name := x.p.doc.Nodes[c].Name
		if name == x.p.tables.words.context && name != 0 {
			continue
		}
		s := t.slots[name]
		if s == 0 || name == 0 {
			return false
		}
		if name != x.p.tables.words.typ && !x.p.accepts(&t.properties[s.index()], c, false) {
			return false
		}
		present.add(s.index())
	}
	present.add(t.slots[x.p.tables.words.typ].index())
	return t.required.without(present) == 0
}

// inferEvent returns the event type that an event's profile, action, actor and
// object fit, or the generic Event.
func (x *patcher) inferEvent(object document.NodeID) string {
	word := func(name string) string {
		if n := x.p.doc.Member(object, name); n != document.None {
			return x.p.doc.Text(n)
		}
		return ""
	}
	profile, action := word("profile"), word("action")
	likely := "Event"
	for i := range x.p.plan.vocabulary.Profiles {
		p := &x.p.plan.vocabulary.Profiles[i]
		if profile != "" && p.Name != profile {
			continue
		}
		for _, row := range p.Rows {
			if row.Action != action {
				continue
			}
			if x.fitsMembers(object, &x.p.plan.types[x.p.plan.typeOf(row.Event)]) {
				return row.Event
			}
			if profile != "" && likely == "Event" {
				likely = row.Event
			}
		}
	}
	return likely
}

// adopt gives an object of no known type one that may stand there: the first
// that its property takes, or the plain Entity. What that type does not have, or
// would not take, moves to the extensions; what it needs is proposed. Where that
// cannot be done, or the object is nothing that could be referred to, it gives
// way to an anonymous entity, or moves away.
func (x *patcher) adopt(object document.NodeID, property *propertyPlan, at place) {
	types := []string{"Entity"}
	if property != nil {
		types = x.typesFor(property, object)
	}
	if types[0] == "Agent" {
		types = append([]string{"Person"}, types...) // the likeliest, and what most other properties take
	}
	for _, name := range types {
		if t := x.p.plan.typeOf(name); t != 0 && x.adoptAs(object, &x.p.plan.types[t], at) {
			return
		}
	}
	switch {
	case property == nil:
	case x.p.doc.Nodes[object].IsMember() && x.needed(property, object):
		x.supersede(object, x.anonymous(types))
	default:
		x.toExtensions(object)
	}
}

// adoptAs makes an object an entity of a type, if it has an id that will do.
func (x *patcher) adoptAs(object document.NodeID, t *typePlan, at place) bool {
	doc := x.p.doc
	if t.isEvent || t.slots[x.p.tables.words.extensions] == 0 || t.needs != 0 && !t.needs.overlaps(x.p.extensions) {
		return false
	}
	var strange []document.NodeID
	present := propertySet(0)
	for c := range doc.Children(object) {
		name := doc.Nodes[c].Name
		if name != 0 && (name == x.p.tables.words.context || name == x.p.tables.words.typ) {
			continue
		}
		s := t.slots[name]
		switch {
		case s == 0 || name == 0:
			strange = append(strange, c)
		case present.has(s.index()): // a repeated name, which is mended by position
		case x.p.accepts(&t.properties[s.index()], c, false):
			present.add(s.index())
		default:
			strange = append(strange, c)
		}
	}
	present.add(t.slots[x.p.tables.words.typ].index())
	if t.required.without(present) != 0 {
		return false
	}
	if at.member == "" {
		x.supersede(at.node, text(t.name))
	} else {
		x.set(at, text(t.name))
	}
	for _, c := range strange {
		if !x.gone[c] { // as extensions that were no object are by now
			x.toExtensions(c)
		}
	}
	return true
}

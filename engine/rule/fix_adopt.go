package rule

import "caliper-playground/engine/document"

// adopt gives an object of no known type one that may stand there: the first
// that its property takes, or the plain Entity. What that type does not have, or
// would not take, moves to the extensions; what it needs is proposed. Where that
// cannot be done, or the object is nothing that could be referred to, it gives
// way to an anonymous entity, or moves away.
func (x *fixer) adopt(object document.NodeID, f *found) {
	types := []string{"Entity"}
	if f.property != nil {
		types = x.typesFor(f.property, object)
	}
	if f.event {
		return
	}
	if types[0] == "Agent" {
		types = append([]string{"Person"}, types...) // the likeliest, and what most other properties take
	}
	for _, name := range types {
		if t := x.p.plan.typeOf(name); t != 0 && x.adoptAs(object, &x.p.plan.types[t], f) {
			return
		}
	}
	switch {
	case f.property == nil:
	case x.p.doc.Nodes[object].IsMember() && x.needed(f.property, object):
		x.supersede(object, x.anonymous(types))
	default:
		x.toExtensions(object)
	}
}

// adoptAs makes an object an entity of a type, if it has an id that will do.
func (x *fixer) adoptAs(object document.NodeID, t *typePlan, f *found) bool {
	doc := x.p.doc
	if t.isEvent || t.slots[x.p.tables.words.extensions] == 0 || t.needs&^x.p.extensions != 0 {
		return false
	}
	var strange []document.NodeID
	present := uint64(0)
	for c := range doc.Children(object) {
		name := doc.Nodes[c].Name
		if name != 0 && (name == x.p.tables.words.context || name == x.p.tables.words.typ) {
			continue
		}
		slot := t.slots[name]
		switch {
		case slot == 0 || name == 0:
			strange = append(strange, c)
		case present&(1<<(slot-1)) != 0: // a repeated name, which is mended by position
		case x.accepts(&t.properties[slot-1], c, false):
			present |= 1 << (slot - 1)
		default:
			strange = append(strange, c)
		}
	}
	if typeSlot := t.slots[x.p.tables.words.typ]; t.required&^present&^(1<<(typeSlot-1)) != 0 {
		return false
	}
	if f.member == "" {
		x.supersede(f.node, text(t.name))
	} else {
		x.set(f, "type", text(t.name))
	}
	for _, c := range strange {
		if !x.gone[c] { // as extensions that were no object are by now
			x.toExtensions(c)
		}
	}
	return true
}

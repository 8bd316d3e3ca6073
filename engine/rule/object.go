package rule

import (
	"caliper-playground/engine/document"
)

// object is an object of a known type while its members are visited.
type object struct {
	node    document.NodeID
	plan    *typePlan
	present propertySet                    // what is there and not null
	seen    propertySet                    // what is there, null included
	meant   propertySet                    // what stands there under a misspelled name
	members [maxProperties]document.NodeID // by property index; valid for what was seen
	refs    [maxProperties]typeID          // the types of the entities that properties hold; 0 unknown

	others map[string]bool // the names so far that the type does not have, where any name is repeated
	names  map[string]bool // all that stand in it, once that is asked
}

// again says whether a name that an object's type does not have stood in it before.
// The repeated name is reported as such.
func (p *pass) again(o *object, n document.NodeID) bool {
	if len(p.doc.Duplicates) == 0 {
		return false
	}
	if o.others == nil {
		o.others = map[string]bool{}
	}
	name := p.doc.Name(n)
	before := o.others[name]
	o.others[name] = true
	return before
}

// stands says whether an object has a member of that name.
func (p *pass) stands(o *object, name string) bool {
	if o.names == nil {
		o.names = map[string]bool{}
		for c := range p.doc.Children(o.node) {
			o.names[p.doc.Name(c)] = true
		}
	}
	return o.names[name]
}

// member returns the value of the property in that slot, null included, or None.
func (o *object) member(s slot) document.NodeID {
	if s == 0 || !o.seen.has(s.index()) {
		return document.None
	}
	return o.members[s.index()]
}

// held is what a property of an object holds.
type held struct {
	node     document.NodeID // None where the property is missing or null
	typ      typeID          // of the entity that it is or names; 0 where that is not known
	property *propertyPlan
}

// there says whether the property holds anything.
func (h held) there() bool { return h.node != document.None }

// hold returns what the property in that slot holds.
func (o *object) hold(s slot) held {
	if s == 0 || !o.present.has(s.index()) {
		return held{node: document.None}
	}
	return held{o.members[s.index()], o.refs[s.index()], &o.plan.properties[s.index()]}
}

// get returns what a property holds, by its name.
func (o *object) get(p *pass, name string) held { return o.hold(o.plan.slots[p.plan.symbol(name)]) }

// lacks says whether a property is not there at all, neither null nor under a
// misspelled name.
func (o *object) lacks(property *propertyPlan) bool {
	return !o.seen.has(property.index) && !o.meant.has(property.index)
}

// push opens the frame of one more object. Frames are reused and stay where
// they are, so that hooks may keep a pointer while the object is judged.
func (p *pass) push(n document.NodeID, t *typePlan) *object {
	if p.depth == len(p.objects) {
		p.objects = append(p.objects, &object{})
	}
	o := p.objects[p.depth]
	p.depth++
	o.node, o.plan, o.present, o.seen, o.meant = n, t, 0, 0, 0
	o.others, o.names = nil, nil
	return o
}

func (p *pass) pop() { p.depth-- }

// members judges each member of an object by its type's properties.
func (p *pass) members(o *object) {
	nodes, t := p.doc.Nodes, o.plan
	w := &p.tables.words
	end := nodes[o.node].Next
	for c := o.node + 1; c < end; {
		node := &nodes[c]
		name := node.Name
		n := c
		c = node.Next
		s := t.slots[name]
		if s == 0 || name == 0 {
			if (name != w.context || name == 0) && !p.again(o, n) {
				p.unknownMember(o, n)
			}
			continue
		}
		index := s.index()
		if o.seen.has(index) {
			continue // a repeated name, which is reported as such
		}
		o.seen.add(index)
		o.members[index] = n
		o.refs[index] = 0
		property := &t.properties[index]
		if property.needs != 0 && p.lacksExtension(property.Name, property.needs) {
			extensionContext{}.tell(p, n, property.Name, property.needs)
		}
		if node.Kind == document.Null {
			valueNull{}.check(p, o, property, n)
			continue
		}
		o.present.add(index)
		if isNothing(node, n) && property.Name != "type" {
			valueEmpty{}.check(p, property, n)
			continue
		}
		o.refs[index] = p.value(property, n)
	}
}

// unknownMember judges a member that its object's type does not define.
func (p *pass) unknownMember(o *object, n document.NodeID) {
	if !(propertyDeprecated{}).check(p, o, n) {
		propertyUnknown{}.check(p, o, n)
	}
}

// value judges what a property holds, by its kind. Of an entity it returns the
// type, or 0 where that is not known.
func (p *pass) value(property *propertyPlan, n document.NodeID) typeID {
	switch {
	case property.array:
		p.array(property, n)
	case property.entity:
		return p.entityValue(property, n)
	default:
		for _, r := range property.checks {
			r.onValue(p, property, n)
		}
	}
	return 0
}

// array judges a value that must be an array, and its elements.
func (p *pass) array(property *propertyPlan, n document.NodeID) {
	if !(valueArray{}).check(p, property, n) {
		return
	}
	if !property.entity {
		p.hold++
	}
	first := len(p.found)
	for c := n + 1; c < p.doc.Nodes[n].Next; c = p.doc.Nodes[c].Next {
		switch {
		case property.entity:
			p.entityValue(property, c)
		case p.doc.Nodes[c].Kind == document.String && p.saysNothing(c):
			valueEmpty{}.check(p, property, c)
		default:
			for _, r := range property.checks {
				r.onValue(p, property, c)
			}
		}
	}
	if !property.entity {
		p.mergeElements(first)
		p.hold--
	}
}

// finish asks what can only be said when all members are known.
func (p *pass) finish(o *object) {
	for _, r := range o.plan.objectRules {
		r.onObject(p, o)
	}
}

package rule

import (
	"caliper-playground/engine/document"
)

// push opens the frame of one more object. Frames are reused and stay where
// they are, so that hooks may keep a pointer while the object is judged.
func (p *pass) push(n document.NodeID, t *typePlan) *object {
	if p.depth == len(p.objects) {
		p.objects = append(p.objects, &object{})
	}
	o := p.objects[p.depth]
	p.depth++
	o.node, o.plan, o.present, o.seen, o.meant = n, t, 0, 0, 0
	return o
}

func (p *pass) pop() { p.depth-- }

// entity judges an object that stands where an entity may stand: as an item of
// its own where the property is nil, else as the property's value. It returns
// the entity's type, or 0 where that is not known.
func (p *pass) entity(n document.NodeID, property *propertyPlan) typeID {
	foreign := p.foreign
	typeNode, idNode := document.None, document.None
	w := &p.tables.words
	for c := n + 1; c < p.doc.Nodes[n].Next; c = p.doc.Nodes[c].Next {
		switch p.doc.Nodes[c].Name {
		case w.typ:
			if typeNode == document.None {
				typeNode = c
			}
		case w.id:
			if idNode == document.None {
				idNode = c
			}
		case w.context:
			if property != nil {
				p.localContext(c)
			}
		case w.atID, w.atType:
			p.report("caliper-1.0", n).name = p.doc.Name(c)
			p.foreign = foreign
			return 0
		}
	}
	t := p.entityType(n, typeNode, property)
	if t != nil {
		p.entityMembers(n, t, idNode)
	}
	p.foreign = foreign
	if t == nil {
		return p.typeAt(typeNode)
	}
	return t.id
}

// entityType finds the type of an entity and whether it may stand there. It
// returns nil where the entity cannot be judged further: its type is missing,
// unknown or wrong, and what follows from that would only be noise.
func (p *pass) entityType(n, typeNode document.NodeID, property *propertyPlan) *typePlan {
	if typeNode == document.None {
		if n := p.misspelled(n, "type"); n != document.None {
			p.reportMisspelled(n, "type", &p.plan.types[p.plan.entity])
			return nil
		}
	}
	if typeNode == document.None || p.doc.Nodes[typeNode].Kind == document.Null {
		f := p.reportMissing("type-missing", n, "type", typeNode)
		f.property = property
		return nil
	}
	if p.doc.Nodes[typeNode].Kind != document.String {
		f := p.report("type-unknown", typeNode)
		f.got, f.name, f.property = p.describe(typeNode), p.doc.Text(typeNode), property
		return nil
	}
	id := p.typeAt(typeNode)
	if id == 0 {
		p.unknownType(typeNode, property)
		return nil
	}
	t := &p.plan.types[id]
	if t.needs != 0 && t.needs&p.extensions == 0 && !p.foreign {
		f := p.report("extension-context", typeNode)
		f.name, f.needs = t.name, t.needs
		return nil
	}
	if property != nil && !property.types.has(id) && !p.guideTakes(n, property, t) {
		p.wrongType(n, property, t)
		return nil
	}
	if property == nil && t.isEvent {
		return nil
	}
	if t.deprecated {
		p.report("type-deprecated", typeNode).name = t.name
	}
	return t
}

// unknownType reports a type that is not Caliper's, unless another vocabulary
// may have defined it.
func (p *pass) unknownType(typeNode document.NodeID, property *propertyPlan) {
	name := "type-unknown"
	if p.foreign {
		name = "type-foreign"
	}
	f := p.report(name, typeNode)
	f.got, f.name, f.property = p.describe(typeNode), p.doc.Text(typeNode), property
}

// wrongType reports an entity of a type that the property does not take.
func (p *pass) wrongType(n document.NodeID, property *propertyPlan, t *typePlan) {
	f := p.report(property.wrong, n)
	f.property, f.typ, f.got = property, t, article(t.name)
	f.want = oneOf(property.Property.Types)
}

// entityMembers judges the members of an entity of a known type.
func (p *pass) entityMembers(n document.NodeID, t *typePlan, idNode document.NodeID) {
	o := p.push(n, t)
	p.members(o)
	if idNode != document.None && p.doc.Nodes[idNode].Kind == document.String && !t.noID {
		p.describeEntity(idNode, t)
	}
	p.finish(o)
	p.pop()
}

// members judges each member of an object by its type's properties.
func (p *pass) members(o *object) {
	nodes, t := p.doc.Nodes, o.plan
	w := &p.tables.words
	end := nodes[o.node].Next
	for c := o.node + 1; c < end; {
		node := &nodes[c]
		name := node.Name
		at := c
		c = node.Next
		slot := t.slots[name]
		if slot == 0 || name == 0 {
			if name != w.context || name == 0 {
				p.foreignMember(o, at)
			}
			continue
		}
		index := slot - 1
		bit := uint64(1) << index
		if o.seen&bit != 0 {
			continue // a repeated name, which is reported as such
		}
		o.seen |= bit
		o.members[index] = at
		o.refs[index] = 0
		property := &t.properties[index]
		if property.needs != 0 && property.needs&p.extensions == 0 && !p.foreign {
			f := p.report("extension-context", at)
			f.name, f.needs = property.Name, property.needs
			continue
		}
		if node.Kind == document.Null {
			p.null(o, property, at)
			continue
		}
		o.present |= bit
		if node.Kind >= document.String && c == at+1 && p.saysNothing(at) && property.Name != "type" {
			p.empty(o, property, at)
			continue
		}
		if property.array {
			p.array(property, at)
			continue
		}
		if property.entity {
			o.refs[index] = p.entityValue(property, at)
			continue
		}
		property.check(p, property, at)
	}
}

// finish asks what can only be said when all members are known.
func (p *pass) finish(o *object) {
	if missing := o.plan.required &^ o.present; missing != 0 {
		p.missing(o, missing)
	}
	for _, r := range p.tables.objectHooks {
		r.onObject(p, o)
	}
}

// array judges a value that must be an array, and its elements.
func (p *pass) array(property *propertyPlan, n document.NodeID) {
	if p.doc.Nodes[n].Kind != document.Array {
		f := p.report("value-array", n)
		f.property, f.got = property, p.describe(n)
		return
	}
	if p.doc.Nodes[n].Next == n+1 {
		p.report("value-empty", n).property = property
		return
	}
	if property.entity {
		for c := n + 1; c < p.doc.Nodes[n].Next; c = p.doc.Nodes[c].Next {
			p.entityValue(property, c)
		}
		return
	}
	first := len(p.found)
	for c := n + 1; c < p.doc.Nodes[n].Next; c = p.doc.Nodes[c].Next {
		property.check(p, property, c)
	}
	p.mergeElements(first)
}

// mergeElements makes one finding of those that say the same of several
// elements of one array: it is one mistake.
func (p *pass) mergeElements(first int) {
	if len(p.found) < first+2 {
		return
	}
	kept := p.found[:first+1]
	for _, f := range p.found[first+1:] {
		head := &kept[first]
		if f.rule == head.rule && f.near == "" && head.near == "" && f.severity == head.severity {
			head.more = append(head.more, f.node)
		} else {
			kept = append(kept, f)
		}
	}
	p.found = kept
}

// entityValue judges a value that must be an entity or, mostly, its IRI. It
// returns the entity's type, or 0 where that is not known.
func (p *pass) entityValue(property *propertyPlan, n document.NodeID) typeID {
	switch p.doc.Nodes[n].Kind {
	case document.Object:
		if p.doc.Nodes[n].Next == n+1 {
			p.emptyEntity(property, n)
			return 0
		}
		return p.entity(n, property)
	case document.String:
		if property.IRI {
			return p.reference(property, n)
		}
	}
	f := p.report("value-entity", n)
	f.property, f.got = property, p.describe(n)
	return 0
}

// emptyEntity reports {} where an entity is expected.
func (p *pass) emptyEntity(property *propertyPlan, n document.NodeID) {
	f := p.report("value-empty", n)
	f.property = property
	if property.Required {
		f.severity = Error
	}
}

// reference judges an IRI that stands for an entity, and looks up what that is.
func (p *pass) reference(property *propertyPlan, n document.NodeID) typeID {
	raw := p.doc.Content(n)
	if len(raw) == 0 {
		p.emptyEntity(property, n)
		return 0
	}
	if !isIRI(raw) {
		f := p.report("value-entity", n)
		f.property, f.got = property, p.describe(n)
		return 0
	}
	t := p.lookup(raw)
	if t == 0 || property.types.has(t) || p.guideTakes(n, property, &p.plan.types[t]) {
		return t
	}
	f := p.report(property.wrong, n)
	f.property, f.typ = property, &p.plan.types[t]
	f.got, f.want = "the IRI of "+article(p.plan.types[t].name), oneOf(property.Property.Types)
	return t
}

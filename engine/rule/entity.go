package rule

import "caliper-playground/engine/document"

// entityValue judges a value that must be an entity or, mostly, its IRI. It
// returns the entity's type, or 0 where that is not known.
func (p *pass) entityValue(property *propertyPlan, n document.NodeID) typeID {
	kind := p.doc.Nodes[n].Kind
	if kind == document.Object || kind == document.String && property.IRI {
		switch {
		case p.saysNothing(n):
			valueEmpty{}.check(p, property, n)
			return 0
		case kind == document.Object:
			return p.entity(n, property)
		case isIRI(p.doc.Content(n)):
			return p.reference(property, n)
		}
	}
	p.report(at(n), valueEntity{p.wrong(property, n)})
	return 0
}

// reference looks up what the IRI of an entity stands for.
func (p *pass) reference(property *propertyPlan, n document.NodeID) typeID {
	t := p.lookup(p.doc.Content(n))
	if t == 0 || property.types.has(t) || (objectGuideOnly{}).takes(p, property, t) {
		return t
	}
	p.tellWrongType(property, n, t)
	return t
}

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
			p.report(at(n), caliper1p0{has: p.doc.Name(c)})
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
		if name := p.misspelled(n, "type"); name != document.None {
			propertyUnknown{}.tellMisspelled(p, name, "type", &p.plan.types[p.plan.entity])
			return nil
		}
	}
	if typeNode == document.None || p.doc.Nodes[typeNode].Kind == document.Null {
		typeMissing{}.tell(p, n, typeNode, property)
		return nil
	}
	id := p.typeAt(typeNode)
	if id == 0 {
		if p.foreign && p.doc.Nodes[typeNode].Kind == document.String {
			p.report(at(typeNode), typeForeign{got: p.describe(typeNode)})
		} else {
			typeUnknown{}.tell(p, typeNode, property, false)
		}
		return nil
	}
	t := &p.plan.types[id]
	if p.lacksExtension(t.needs) {
		p.report(at(typeNode), extensionContext{name: t.name, needs: t.needs, vocabulary: p.plan.vocabulary})
		return nil
	}
	if property != nil && !property.types.has(id) && !(objectGuideOnly{}).takes(p, property, id) {
		p.tellWrongType(property, n, id)
		return nil
	}
	if property == nil && t.isEvent {
		return nil
	}
	if t.deprecated {
		p.report(at(typeNode), typeDeprecated{name: t.name})
	}
	return t
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

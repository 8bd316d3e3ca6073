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
		}
		if id := p.doc.Content(n); isIRI(id) {
			return p.reference(property, n, id)
		}
	}
	p.report(at(n), valueEntity{p.wrong(property, n)})
	if kind == document.Array {
		for c := range p.doc.Children(n) {
			if p.doc.Nodes[c].Kind == document.Object && !p.saysNothing(c) {
				p.entity(c, property)
			}
		}
	}
	return 0
}

// reference looks up what the IRI of an entity stands for.
func (p *pass) reference(property *propertyPlan, n document.NodeID, id []byte) typeID {
	t := p.lookup(property, id)
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
	w := &p.tables.words
	typeNode, context, old := p.memberBySymbol(n, w.typ), document.None, document.None
	if p.item.keywords {
		context = p.memberBySymbol(n, w.context)
		if old = p.memberBySymbol(n, w.atID); old == document.None {
			old = p.memberBySymbol(n, w.atType)
		}
	}
	if property != nil && context != document.None {
		outside := p.others
		p.localContext(context)
		t := p.entityInContext(n, typeNode, old, property)
		p.others = outside
		return t
	}
	return p.entityInContext(n, typeNode, old, property)
}

// entityInContext judges an entity by the contexts in force. The old node is a
// member that only Caliper 1.0 has, or None.
func (p *pass) entityInContext(n, typeNode, old document.NodeID, property *propertyPlan) typeID {
	if old != document.None && p.mayBe1p0() {
		p.report(at(n), caliper1p0{has: p.doc.Name(old)})
		return 0
	}
	t, certain := p.entityType(n, typeNode, property)
	if certain {
		p.entityMembers(n, t)
		return t.id
	}
	allowed := p.typesFor(property)
	p.membersTaken(p.push(n, t), &allowed)
	p.pop()
	return p.typeAt(typeNode)
}

// typesFor returns the types of the entities that a property takes; those of all
// where it is nil.
func (p *pass) typesFor(property *propertyPlan) typeSet {
	if property != nil {
		return property.types
	}
	return p.plan.below[p.plan.entity]
}

// entityType finds the type to judge an entity by, and whether that is certain:
// the type that it names, and one that may stand there. Where it names none, an
// unknown or a wrong one, that is reported, and the type is the one that it names,
// else the one that is meant, else the one that the property takes.
func (p *pass) entityType(n, typeNode document.NodeID, property *propertyPlan) (t *typePlan, certain bool) {
	t, named := p.namedType(n, typeNode, property, false)
	switch {
	case t == nil:
		return p.likelyEntity(property), false
	case named == document.None:
		return t, false
	case property != nil && !property.types.has(t.id) && !(objectGuideOnly{}).takes(p, property, t.id):
		p.tellWrongType(property, n, t.id)
		return t, false
	case t.deprecated && !t.isEvent:
		p.report(at(named), typeDeprecated{name: t.name})
	}
	return t, !t.isEvent
}

// likelyEntity returns the type to take an entity as that says nothing of its
// type: the first that the property takes, or the root of all.
func (p *pass) likelyEntity(property *propertyPlan) *typePlan {
	if property != nil {
		if t := p.plan.typeOf(property.Property.Types[0]); t != 0 {
			return &p.plan.types[t]
		}
	}
	return &p.plan.types[p.plan.entity]
}

// entityMembers judges the members of an entity of a known type.
func (p *pass) entityMembers(n document.NodeID, t *typePlan) {
	o := p.push(n, t)
	p.members(o)
	p.finish(o)
	p.pop()
}

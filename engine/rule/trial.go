package rule

import "caliper-playground/engine/document"

// accepts says whether a property would take a value as it is, by judging it
// on trial.
func (p *pass) accepts(property *propertyPlan, n document.NodeID, element bool) bool {
	p.hold++
	before := len(p.found)
	defer func() {
		p.found = p.found[:before]
		p.hold--
	}()
	if p.saysNothing(n) {
		return p.doc.Nodes[n].Kind != document.Null && (property.Array || !property.Required)
	}
	if element {
		single := *property
		single.array = false
		property = &single
	}
	p.value(property, n)
	for i := before; i < len(p.found); i++ {
		if p.found[i].severity == Error {
			return false
		}
	}
	return true
}

// acceptable says whether a type has a property of that name which would take
// the value of an object's member.
func (x *patcher) acceptable(t *typePlan, name string, n document.NodeID) bool {
	s := t.slots[x.p.plan.symbol(name)]
	if s == 0 || x.p.doc.Member(x.p.doc.Nodes[n].Parent, name) != document.None {
		return false
	}
	return x.p.accepts(&t.properties[s.index()], n, false)
}

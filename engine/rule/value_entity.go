package rule

import "caliper-playground/engine/document"

type valueEntity struct{ wrongValue }

func (valueEntity) page() Rule {
	return Rule{
		ID: "value-entity", Title: "Entities are objects or IRIs", Severity: Error,
		Why:       "Who and what an event is about is either described in place, as an object with id and type, or named by the IRI of something described elsewhere.",
		Cost:      "Consumers cannot tell what is meant.",
		Reference: "Caliper 1.2, entity (#entity); certification guide, general requirements",
	}
}

func (f valueEntity) words() string {
	s := f.property.Name + " is " + f.got + "; it takes " + oneOf(f.property.Property.Types) + " as an object"
	if f.property.IRI {
		s += ", or its IRI"
	}
	return s
}

// mend unwraps an array of one, and moves away what is no entity.
func (f valueEntity) mend(x *patcher, at place) {
	n := at.node
	if node := &x.p.doc.Nodes[n]; node.Kind == document.Array && node.Next > n+1 && x.p.doc.Nodes[n+1].Next == node.Next && x.p.accepts(f.property, n+1, true) {
		x.replace(n, raw(x.raw(n+1)))
		return
	}
	x.moveAway(f.property, n)
}

package rule

import "caliper-playground/engine/document"

type valueEmpty struct {
	property *propertyPlan
	of       *typePlan // of the object that it stands in
	required bool      // it must be there
}

func (valueEmpty) page() Rule {
	return Rule{
		ID: "value-empty", Title: "Empty values are left out", Severity: Warning,
		Why:       "An empty string, array or object says nothing and should not be written.",
		Cost:      "Larger messages, and consumers that take emptiness for a value.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization); erratum 18",
	}
}

// check reports a value, or an element of one, that says nothing.
func (valueEmpty) check(p *pass, property *propertyPlan, n document.NodeID) {
	required, element := p.required(property), !p.doc.Nodes[n].IsMember()
	severity := Warning
	if required && (element || !property.Array) {
		severity = Error
	}
	p.reportAs(severity, at(n), valueEmpty{property, p.objects[p.depth-1].plan, required && !element})
}

func (f valueEmpty) words() string {
	if f.required {
		return f.property.Name + " is empty, but it must be there: " + expectedOf(f.of, f.property)
	}
	return f.property.Name + " is empty; leave it out"
}

func (f valueEmpty) mend(x *patcher, at place) {
	switch {
	case !f.required:
		x.remove(at.node)
	case !f.property.Array:
		x.mendMissing(f.property, at)
	}
}

func (f valueEmpty) choices(x *patcher, at place) []choice {
	if !f.required {
		return nil
	}
	return x.chooseMissing(f.property, at)
}

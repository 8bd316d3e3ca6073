package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type valueNull struct {
	property *propertyPlan
	of       *typePlan
	required bool
	entity   bool // an entity belongs there
}

func (valueNull) page() Rule {
	return Rule{
		ID: "value-null", Title: "What has no value is left out", Severity: Warning,
		Why: "A property without a value should not be written at all. Null where something is required means that it is missing, " +
			"and null is no entity, so both of these are errors.",
		Cost:      "Larger messages, and consumers that stumble over null.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization); erratum 18",
	}
}

// check reports a null by what it stands for: an error where something is
// needed or an entity belongs, else a warning (erratum 18).
func (valueNull) check(p *pass, o *object, property *propertyPlan, n document.NodeID) {
	if property.Name == "type" {
		return // reported with the type
	}
	f := valueNull{property, o.plan, p.required(property), property.Kind == catalog.EntityOf && !property.Array}
	severity := Warning
	if f.required || f.entity {
		severity = Error
	}
	p.reportAs(severity, at(n), f)
}

func (f valueNull) words() string {
	switch {
	case f.required:
		return f.property.Name + " is null, but " + article(f.of.name) + " must have it: " + expectedOf(f.of, f.property)
	case f.entity:
		return f.property.Name + " is null; leave it out, or give " + expected(f.property)
	}
	return f.property.Name + " is null; leave it out"
}

func (f valueNull) mend(x *patcher, at place) {
	if f.required {
		x.mendMissing(f.property, at)
		return
	}
	x.remove(at.node)
}

func (f valueNull) choices(x *patcher, at place) []choice {
	if !f.required {
		return nil
	}
	return x.chooseMissing(f.property, at)
}

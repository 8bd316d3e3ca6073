package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// wrongValue is what the findings have that tell of a value which is not of the
// property's kind.
type wrongValue struct {
	property *propertyPlan
	got      string
}

func (p *pass) wrong(property *propertyPlan, n document.NodeID) wrongValue {
	return wrongValue{property, p.describe(n)}
}

// expecting says what was expected in a value's place.
func (w wrongValue) expecting(want string) string {
	return w.property.Name + " is " + w.got + "; " + want + " was expected"
}

// expected says in words what a property takes.
func expected(p *propertyPlan) string {
	one := map[catalog.Kind]string{
		catalog.String: "a string", catalog.Boolean: "true or false", catalog.Integer: "a whole number", catalog.NonNegativeInteger: "a whole number from 0",
		catalog.Decimal: "a number with a fractional part, such as 15.0", catalog.DateTime: "a time such as 2026-03-02T09:15:00.000Z",
		catalog.Duration: "an ISO 8601 duration such as PT5M21S", catalog.IRI: "an absolute IRI", catalog.UUID: "urn:uuid: and a UUID",
		catalog.Map: "an object", catalog.TypeName: "the name of a type",
	}[p.Kind]
	switch p.Kind {
	case catalog.InTerms:
		one = some(p.terms.names, 8)
	case catalog.EntityOf:
		one = oneOf(p.Property.Types)
		if p.IRI {
			one += ", or its IRI"
		}
	}
	switch {
	case p.Array:
		return "an array, each element " + one
	case p.Kind == catalog.InTerms:
		return "one of " + one
	}
	return one
}

// putMeant writes a value as JSON has what it means: what is wrapped in it, or else what
// is given. Where that is "" the value says nothing of its property, and moves away.
func (x *patcher) putMeant(property *propertyPlan, n document.NodeID, meant string) {
	if x.unwrap(n) {
		return
	}
	if meant == "" {
		x.moveAway(property, n)
		return
	}
	x.replace(n, raw(meant))
}

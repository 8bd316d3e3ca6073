package rule

import (
	"strings"

	"caliper-playground/catalog"
)

var propertyRequired = Rule{
	ID: "property-required", Title: "Required properties are there", Severity: Error,
	Why:       "Some properties carry what the thing is about: without its actor, action, object and time an event says nothing.",
	Cost:      "The event is not conformant and earns no mark.",
	Reference: "Caliper 1.2, event and entity (#event, #entity); certification guide, general requirements",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": "https://example.org/people/7", "action": "Viewed", "object": "https://example.org/pages/1"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": "https://example.org/people/7", "action": "Viewed", "object": "https://example.org/pages/1", "eventTime": "2026-03-02T09:15:00.000Z"}`,
	say: func(f *found) string {
		s := f.name + " is missing; " + article(f.typ.name) + " must have it"
		if f.want != "" {
			s += " when the action is " + f.want
		}
		switch {
		case f.property == nil:
		case f.property.Terms == catalog.ActionTerms && len(f.typ.actions.names) > 0:
			s += ": one of " + some(f.typ.actions.names, 8)
		default:
			s += ": " + expected(f.property)
		}
		return s
	},
	fix: fixMissing,
}

// expected says in words what a property takes.
func expected(p *propertyPlan) string {
	one := map[string]string{
		"string": "a string", "boolean": "true or false", "integer": "a whole number", "nonNegativeInteger": "a whole number from 0",
		"decimal": "a number with a fractional part, such as 15.0", "dateTime": "a time such as 2026-03-02T09:15:00.000Z",
		"duration": "an ISO 8601 duration such as PT5M21S", "iri": "an absolute IRI", "uuid": "urn:uuid: and a UUID",
		"map": "an object", "type": "the name of a type",
	}[string(p.Kind)]
	switch p.Kind {
	case "term":
		one = "one of " + some(p.terms.names, 8)
	case "entity":
		one = oneOf(p.Property.Types)
		if p.IRI {
			one += ", or its IRI"
		}
	}
	if !p.Array {
		return one
	}
	return "an array, each element " + strings.TrimPrefix(one, "one of ")
}

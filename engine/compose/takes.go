package compose

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// kindWords says of each kind of value what it is.
var kindWords = map[catalog.Kind]string{
	catalog.String: "text", catalog.Boolean: "true or false", catalog.Integer: "whole number", catalog.NonNegativeInteger: "whole number",
	catalog.Decimal: "number", catalog.DateTime: "date and time", catalog.Duration: "duration", catalog.IRI: "IRI", catalog.UUID: "UUID",
	catalog.Map: "own attributes", catalog.TypeName: "type", catalog.EntityOf: "entity",
}

// Takes says in a few words what a property takes: "date and time", "list of entity".
func (f Field) Takes() string {
	p := f.Property
	words := kindWords[p.Kind]
	switch {
	case p.Kind == catalog.EntityOf && len(p.Types) > 0:
		words = strings.Join(p.Types, ", ")
	case p.Kind == catalog.InTerms:
		words = text.Plural(len(f.Choices), "choice")
	}
	if p.Array {
		return "list of " + words
	}
	return words
}

// Expected says in a few words how the value of a field is typed; "" where there
// is nothing to say.
func (f Field) Expected() string {
	switch f.Property.Kind {
	case catalog.DateTime:
		return "UTC with milliseconds, or now"
	case catalog.Duration:
		return "a duration: 3:05, 3m5s, 185 for seconds, or PT3M5S"
	case catalog.IRI, catalog.EntityOf:
		return "an absolute IRI"
	case catalog.UUID:
		return "a UUID"
	case catalog.Integer, catalog.NonNegativeInteger:
		return "a whole number"
	case catalog.Decimal:
		return "a number"
	}
	if f.Property.Name == "" {
		return "JSON, or a text"
	}
	return ""
}

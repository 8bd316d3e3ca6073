package lookup

import (
	"fmt"
	"strings"

	"caliper-playground/catalog"
)

// propertyFact is a property as it holds on a type.
func propertyFact(p catalog.Property, on string) PropertyFact {
	return PropertyFact{
		Name: p.Name, Value: valueWords(p), Types: list(p.Types), Terms: p.Terms,
		Required: p.Required, RequiredFor: list(p.RequiredFor),
		DefinedBy: p.DefinedBy, Inherited: p.DefinedBy != on, Meaning: p.Meaning, Extensions: list(p.Extensions),
	}
}

// propertyEntries makes one entry of each name, with every type that defines
// or narrows it. Its meaning is the one that it has on most of them.
func propertyEntries(v *catalog.Vocabulary) []*Entry {
	byName := map[string]*Entry{}
	var entries []*Entry
	for t := range v.Types {
		for _, p := range t.Properties {
			e := byName[p.Name]
			if e == nil {
				e = newEntry(v.Version, Property, p.Name)
				byName[p.Name] = e
				entries = append(entries, e)
			}
			e.Properties = append(e.Properties, propertyFact(p, t.Name))
		}
	}
	for _, e := range entries {
		e.Meaning = usualMeaning(e.Properties)
		for _, home := range v.PropertyHomes(e.Name) {
			e.BelongsTo = append(e.BelongsTo, home.String())
		}
	}
	return entries
}

// usualMeaning returns the meaning that most have, the first of those that are
// equally usual.
func usualMeaning(properties []PropertyFact) string {
	times, usual := map[string]int{}, ""
	for _, p := range properties {
		times[p.Meaning]++
	}
	for _, p := range properties {
		if times[p.Meaning] > times[usual] {
			usual = p.Meaning
		}
	}
	return usual
}

// valueWords says what form a property's value has.
func valueWords(p catalog.Property) string {
	words := map[catalog.Kind]string{
		catalog.String: "text", catalog.Boolean: "true or false", catalog.Integer: "whole number",
		catalog.NonNegativeInteger: "whole number from 0", catalog.Decimal: "decimal, 15.0",
		catalog.DateTime: "dateTime, UTC with milliseconds", catalog.Duration: "ISO 8601 duration",
		catalog.IRI: "IRI", catalog.UUID: "urn:uuid: and a UUID", catalog.Map: "free-form object",
		catalog.TypeName: "name of the type",
	}[p.Kind]
	switch p.Kind {
	case catalog.EntityOf:
		words = strings.Join(p.Types, " or ")
		if p.IRI {
			words += " or its IRI"
		}
	case catalog.InTerms:
		words = fmt.Sprintf("one of the %s terms", p.Terms)
	}
	if p.Array {
		return "array of " + words
	}
	return words
}

// Need says whether a property must be there.
func (p PropertyFact) Need() string {
	switch {
	case p.Required:
		return "required"
	case len(p.RequiredFor) > 0:
		return "for " + strings.Join(p.RequiredFor, ", ")
	}
	return "optional"
}

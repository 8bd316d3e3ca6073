package rule

type propertyForeign struct {
	name string
}

func (propertyForeign) page() Rule {
	return Rule{
		ID: "property-foreign", Title: "The property belongs to another vocabulary", Severity: Info,
		Why:       "Another context stands beside Caliper's, and it may define the property. Caliper's rules say nothing of it.",
		Cost:      "The value is not judged.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	}
}

func (f propertyForeign) words() string {
	return quote(f.name) + " is not a property of Caliper; it is taken to be of the other vocabulary in @context, and not judged"
}

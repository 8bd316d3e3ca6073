package rule

import "caliper-playground/catalog"

var typeUnknown = Rule{
	ID: "type-unknown", Title: "The type is one of Caliper's", Severity: Error,
	Why: "Where only Caliper's context is in force, every type is a term of Caliper. " +
		"Types of other vocabularies may be used once their context stands beside Caliper's.",
	Cost:      "A consumer cannot tell what the thing is; the event earns no mark.",
	Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Persn"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}`,
	say: func(f *found) string {
		kind := "an entity type"
		if f.event {
			kind = "an event type"
		}
		return f.got + " is not " + kind + " of Caliper " + string(f.plan.vocabulary.Version) + meant(nearType(f))
	},
	fix: fixType,
}

// nearType returns the type that a misspelled one may be meant as, or "".
func nearType(f *found) string {
	var candidates []string
	for i := range f.plan.types[1:] {
		t := &f.plan.types[i+1]
		if t.isEvent == f.event && (f.property == nil || f.property.types.has(t.id)) {
			candidates = append(candidates, t.name)
		}
	}
	return catalog.Nearest(localName(f.name), candidates)
}

// localName takes the name out of a type's IRI.
func localName(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '/' || s[i] == '#' || s[i] == ':' {
			return s[i+1:]
		}
	}
	return s
}

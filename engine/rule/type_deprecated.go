package rule

import "caliper-playground/catalog"

type typeDeprecated struct {
	name string
}

func (typeDeprecated) page() Rule {
	return Rule{
		ID: "type-deprecated", Title: "The type is not a deprecated one", Severity: Warning,
		Why:       "Caliper 1.1 keeps a few types of 1.0 so that old senders go on working, but its context no longer has them.",
		Cost:      "The event is judged but earns no mark, and the type is gone in 1.2.",
		Reference: "Caliper 1.1, deprecated types; erratum 28",
	}
}

func (f typeDeprecated) words() string {
	return f.name + " is deprecated in Caliper 1.1; use " + successors(f.name)
}

// successors returns what took the place of a type of 1.1 in 1.2, as
// alternatives, or "".
func successors(name string) string {
	older := catalog.Get(catalog.V1p1)
	kind := catalog.EntitySynonym
	if older.Event(name) != nil {
		kind = catalog.EventSynonym
	} else if older.Entity(name) == nil {
		return ""
	}
	s := catalog.Get(catalog.V1p2).Synonym(kind, name)
	if s == nil {
		return ""
	}
	return or(s.Means)
}

package rule

type typeForeign struct {
	got       string
	extension bool // an extension of Caliper has it, whose context is not in force
}

func (typeForeign) page() Rule {
	return Rule{
		ID: "type-foreign", Title: "The type belongs to another vocabulary", Severity: Info,
		Why:       "Another context stands beside Caliper's, so the type may well be defined there. Caliper's rules say nothing of it.",
		Cost:      "The thing is not judged, and an event of such a type earns no mark.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	}
}

func (f typeForeign) words() string {
	if f.extension {
		return f.got + " is of an extension of Caliper whose context is not in @context; it is taken to be of the other vocabulary there, and not judged"
	}
	return f.got + " is not a type of Caliper; it is taken to be of the other vocabulary in @context, and not judged"
}

package rule

type entityType struct{ wrongType }

func (entityType) page() Rule {
	return Rule{
		ID: "entity-type", Title: "Entities are of a type that their property takes", Severity: Error,
		Why:       "Each property that holds an entity says of which type, or a subtype of it: a membership's member is a Person, its organization an Organization.",
		Cost:      "Typed consumers fail to read the event.",
		Reference: "Caliper 1.2, the table of the type's properties (#entity)",
	}
}

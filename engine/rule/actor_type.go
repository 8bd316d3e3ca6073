package rule

type actorType struct{ wrongType }

func (actorType) page() Rule {
	return Rule{
		ID: "actor-type", Title: "The actor is of a type that the event takes", Severity: Error,
		Why:       "Each event type says who may act: mostly a Person, sometimes a SoftwareApplication or any Agent.",
		Cost:      "The event does not say who did it; it earns no mark.",
		Reference: "Caliper 1.2, the event's table of properties (#event)",
	}
}

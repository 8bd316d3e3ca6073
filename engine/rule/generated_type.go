package rule

type generatedType struct{ wrongType }

func (generatedType) page() Rule {
	return Rule{
		ID: "generated-type", Title: "What is generated is of a type that the event takes", Severity: Error,
		Why:       "An action may bring something into being: an Attempt, a Score, an Annotation. Which one depends on the event, and sometimes on the action.",
		Cost:      "Consumers cannot use what was generated.",
		Reference: "Caliper 1.2, the event's table of properties (#event)",
	}
}

package rule

type objectType struct{ wrongType }

func (objectType) page() Rule {
	return Rule{
		ID: "object-type", Title: "The object is of a type that the event takes", Severity: Error,
		Why:       "Each event type says what may be acted upon, and the object type decides which rows the event fills.",
		Cost:      "The event does not make sense to a consumer; it earns no mark.",
		Reference: "Caliper 1.2, the event's table of properties (#event)",
	}
}

package rule

type targetType struct{ wrongType }

func (targetType) page() Rule {
	return Rule{
		ID: "target-type", Title: "The target is of a type that the event takes", Severity: Error,
		Why:       "The target is the part of the object that the action was aimed at: a Frame of a reading, a place in a video.",
		Cost:      "Consumers cannot place the action.",
		Reference: "Caliper 1.2, the event's table of properties (#event)",
	}
}

package rule

// eventIDReused has no hook here: what was received before is known to the
// session alone, which reports it. Its page stands with the others all the same.
var eventIDReused = Rule{
	ID: "event-id-reused", Title: "An event's id stands for one event", Severity: Warning,
	Why: "A sensor that sends an event again, after a lost answer for one, sends it with the same id and the same content; that is a repeat and counts once. " +
		"The same id with other content is two events of one name.",
	Cost:      "Consumers keep one of the two and drop the other.",
	Reference: "Caliper 1.2, event (#event); erratum 31",
	say:       func(f *found) string { return "this event's id came before with other content" },
}

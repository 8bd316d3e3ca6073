package rule

var contextRepeated = Rule{
	ID: "context-repeated", Title: "Caliper's context is not repeated inside", Severity: Warning,
	Why:       "The context of an event holds for everything in it. Repeating it in nested entities adds bytes and no meaning; another version there would be a contradiction.",
	Cost:      "Larger messages, and a chance that the two disagree.",
	Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/attempts/1", "type": "Attempt", "assignee": {"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/attempts/1", "type": "Attempt", "assignee": {"id": "https://example.org/people/7", "type": "Person"}}`,
	say: func(f *found) string {
		if f.got != "" {
			return "this context is of Caliper " + f.got + ", but the document around it is of " + f.want
		}
		return "Caliper's context holds already and need not be repeated here"
	},
	fix: func(x *fixer, f *found) {
		if f.got == "" {
			x.remove(f.node)
			return
		}
		x.toExtensions(f.node)
	},
}

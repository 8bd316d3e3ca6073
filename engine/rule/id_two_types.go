package rule

var idTwoTypes = Rule{
	ID: "id-two-types", Title: "One id stands for one thing", Severity: Warning,
	Why:       "An id names one thing. Described once as a Person and once as a Document, it names neither.",
	Cost:      "What is known about the two is mixed up.",
	Reference: "Caliper 1.2, entity (#entity)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/attempts/1", "type": "Attempt", "assignee": {"id": "https://example.org/x", "type": "Person"}, "assignable": {"id": "https://example.org/x", "type": "Document"}}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/attempts/1", "type": "Attempt", "assignee": {"id": "https://example.org/people/7", "type": "Person"}, "assignable": {"id": "https://example.org/documents/1", "type": "Document"}}`,
	say: func(f *found) string {
		if f.near == "" {
			return "this id stands for " + f.got + " here, but for " + f.want + " elsewhere"
		}
		s := "this id stands for " + f.got + " here, but for " + f.want + " earlier"
		if f.near != "" {
			s += ", at " + f.near
		}
		return s
	},
}

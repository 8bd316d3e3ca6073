package rule

var valueEntity = Rule{
	ID: "value-entity", Title: "Entities are objects or IRIs", Severity: Error,
	Why:       "Who and what an event is about is either described in place, as an object with id and type, or named by the IRI of something described elsewhere.",
	Cost:      "Consumers cannot tell what is meant.",
	Reference: "Caliper 1.2, entity (#entity); certification guide, general requirements",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/attempts/1", "type": "Attempt", "assignee": "Ada Byron"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/attempts/1", "type": "Attempt", "assignee": "https://example.org/people/7"}`,
	say: func(f *found) string {
		s := f.property.Name + " is " + f.got + "; it takes " + oneOf(f.property.Types) + " as an object"
		if f.property.IRI {
			s += ", or its IRI"
		}
		return s
	},
	fix: fixEntity,
}

package rule

var typeForeign = Rule{
	ID: "type-foreign", Title: "The type belongs to another vocabulary", Severity: Info,
	Why:       "Another context stands beside Caliper's, so the type may well be defined there. Caliper's rules say nothing of it.",
	Cost:      "The thing is not judged, and an event of such a type earns no mark.",
	Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	Bad:       `{"@context": ["https://example.org/contexts/lab", "http://purl.imsglobal.org/ctx/caliper/v1p2"], "id": "https://example.org/benches/3", "type": "LabBench"}`,
	Good:      `{"@context": ["https://example.org/contexts/lab", "http://purl.imsglobal.org/ctx/caliper/v1p2"], "id": "https://example.org/people/7", "type": "Person"}`,
	say: func(f *found) string {
		return f.got + " is not a type of Caliper; it is taken to be of the other vocabulary in @context, and not judged"
	},
}

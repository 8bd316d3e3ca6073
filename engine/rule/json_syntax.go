package rule

var jsonSyntax = Rule{
	ID: "json-syntax", Title: "The document is JSON", Severity: Error,
	Why:       "Caliper data travels as JSON. What does not parse as JSON says nothing, so nothing of it can be judged.",
	Cost:      "The endpoint answers 400 and takes none of the events, the correct ones included.",
	Reference: "RFC 8259; Caliper 1.2, section 5.3 (#jsonldPayload)",
	Bad:       `{"type": "Person", "id": "https://example.org/people/7"`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}`,
	say:       func(f *found) string { return f.syntax.Problem + "; " + f.syntax.Help },
}

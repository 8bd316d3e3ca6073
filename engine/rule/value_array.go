package rule

var valueArray = Rule{
	ID: "value-array", Title: "Lists are written as arrays", Severity: Error,
	Why:       "A property that may hold several values always takes an array, also for a single one, so that it is read in one way.",
	Cost:      "Typed consumers fail to read the event.",
	Reference: "Caliper 1.2, the table of the type's properties (#entity)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/tags/1", "type": "TagAnnotation", "tags": "moss"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/tags/1", "type": "TagAnnotation", "tags": ["moss"]}`,
	say: func(f *found) string {
		return f.property.Name + " is " + f.got + "; " + expected(f.property) + " was expected"
	},
	fix: fixArray,
}

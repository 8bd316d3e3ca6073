package rule

var typeMissing = Rule{
	ID: "type-missing", Title: "Every event and entity names its type", Severity: Error,
	Why:       "The type says what a thing is, and so which properties it has and where it may stand.",
	Cost:      "Nothing about the object can be understood; the event earns no mark.",
	Reference: "Caliper 1.2, event and entity (#event, #entity)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "name": "Ada"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "name": "Ada"}`,
	say: func(f *found) string {
		what := "the type is missing"
		if f.got != "" {
			what = "the type is null"
		}
		if f.property != nil {
			return what + "; " + f.property.Name + " takes " + oneOf(f.property.Types)
		}
		return what + "; every event and entity must name one"
	},
	fix: fixType,
}

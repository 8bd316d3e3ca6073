package rule

var propertyRepeated = Rule{
	ID: "property-repeated", Title: "Each property stands once", Severity: Error,
	Why:       "Of a name that stands twice in one object most JSON parsers silently keep only one value, and not all the same one.",
	Cost:      "Two systems read two different things from the same message.",
	Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization); RFC 8259, section 4",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "name": "Ada", "name": "Ada B."}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "name": "Ada B."}`,
	say: func(f *found) string {
		return "the property " + quote(f.name) + " stood earlier in this object; each may stand once"
	},
}

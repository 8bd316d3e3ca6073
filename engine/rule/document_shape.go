package rule

var documentShape = Rule{
	ID: "document-shape", Title: "A document is an envelope, an event, an entity, or an array of those", Severity: Error,
	Why:       "A sensor sends envelopes; what they hold is events and entities. Anything else has no meaning in Caliper.",
	Cost:      "An endpoint answers 400, because it cannot tell what it was given.",
	Reference: "Caliper 1.2, envelope (#envelope)",
	Bad:       `{"hello": "world"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}`,
	say: func(f *found) string {
		if f.name != "" {
			return "this is " + f.got + ", but an event or an entity was expected " + f.name
		}
		return "this is " + f.got + ", but an envelope, an event or an entity was expected"
	},
}

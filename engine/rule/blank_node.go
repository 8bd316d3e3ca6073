package rule

var blankNode = Rule{
	ID: "blank-node", Title: "Blank nodes have no name outside their document", Severity: Info,
	Why:       "An id such as _:x is allowed, but it means something within its own document alone.",
	Cost:      "Events of other messages cannot refer to the thing.",
	Reference: "Caliper 1.2, IRI (#iriDef); blank node (#blankNodeDef)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "_:seven", "type": "Person"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}`,
	say: func(f *found) string {
		return quote(f.got) + " is a blank node: other messages cannot refer to this thing"
	},
}

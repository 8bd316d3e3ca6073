package rule

var valueEmpty = Rule{
	ID: "value-empty", Title: "Empty values are left out", Severity: Warning,
	Why:       "An empty string, array or object says nothing and should not be written.",
	Cost:      "Larger messages, and consumers that take emptiness for a value.",
	Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization); erratum 18",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "name": ""}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}`,
	say: func(f *found) string {
		if f.required {
			return f.property.Name + " is empty, but it must be there: " + expected(f.property)
		}
		return f.property.Name + " is empty; leave it out"
	},
	fix: func(x *fixer, f *found) {
		switch {
		case !x.p.doc.Nodes[f.node].IsMember() || !x.needed(f.property, f.node):
			x.remove(f.node)
		case !f.property.Array:
			fixMissing(x, f)
		}
	},
}

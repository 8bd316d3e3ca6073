package rule

var valueNull = Rule{
	ID: "value-null", Title: "What has no value is left out", Severity: Warning,
	Why: "A property without a value should not be written at all. Null where something is required means that it is missing, " +
		"and null is no entity, so both of these are errors.",
	Cost:      "Larger messages, and consumers that stumble over null.",
	Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization); erratum 18",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "name": null}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}`,
	say: func(f *found) string {
		switch {
		case f.required:
			return f.property.Name + " is null, but " + article(f.typ.name) + " must have it: " + expected(f.property)
		case f.severity == Error:
			return f.property.Name + " is null; leave it out, or give " + expected(f.property)
		}
		return f.property.Name + " is null; leave it out"
	},
	fix: func(x *fixer, f *found) {
		if x.needed(f.property, f.node) && x.p.doc.Nodes[f.node].IsMember() {
			fixMissing(x, f)
			return
		}
		x.remove(f.node)
	},
}

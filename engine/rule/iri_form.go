package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var iriForm = Rule{
	ID: "iri-form", Title: "Ids are absolute IRIs", Severity: Error,
	Why: "An id must mean the same thing to everybody who reads it: an absolute IRI such as https://example.org/people/7, " +
		"a URN, or at least a blank node such as _:x for what has no name outside the document.",
	Cost:      "What is said about one entity in many events cannot be brought together.",
	Reference: "Caliper 1.2, IRI (#iriDef)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "people 7", "type": "Person"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}`,
	onValue: map[catalog.Kind]valueHook{
		catalog.IRI: func(p *pass, property *propertyPlan, n document.NodeID) {
			if !p.isString(property, n, "iri-form") {
				return
			}
			content := p.doc.Content(n)
			switch {
			case !isIRI(content):
				f := p.report("iri-form", n)
				f.property, f.got = property, p.describe(n)
			case content[0] == '_':
				p.report("blank-node", n).got = p.doc.Text(n)
			}
		},
	},
	say: func(f *found) string {
		return f.property.Name + " is " + f.got + "; an absolute IRI was expected, such as https://example.org/people/7"
	},
	fix: fixIRI,
}

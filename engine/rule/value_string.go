package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var valueString = Rule{
	ID: "value-string", Title: "Text is written as a string", Severity: Error,
	Why:       "JSON tells text from numbers and truth values. A consumer that expects text, a room number included, reads nothing else.",
	Cost:      "Typed consumers fail to read the event.",
	Reference: "Caliper 1.2, the table of the type's properties (#entity)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "name": 7}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "name": "7"}`,
	onValue: map[catalog.Kind]valueHook{
		catalog.String: func(p *pass, property *propertyPlan, n document.NodeID) {
			p.isString(property, n, "value-string")
		},
	},
	say: func(f *found) string { return f.property.Name + " is " + f.got + "; a string was expected" },
	fix: fixString,
}

// isString says whether a value is a string with something in it, and reports
// what else it is.
func (p *pass) isString(property *propertyPlan, n document.NodeID, id string) bool {
	node := &p.doc.Nodes[n]
	if node.Kind != document.String {
		f := p.report(id, n)
		f.property, f.got = property, p.describe(n)
		return false
	}
	if node.End-node.Start == 2 {
		f := p.report("value-empty", n)
		f.property = property
		if property.Required {
			f.severity = Error
		}
		return false
	}
	return true
}

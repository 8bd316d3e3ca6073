package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var valueInteger = Rule{
	ID: "value-integer", Title: "Counts are whole numbers", Severity: Error,
	Why:       "What is counted comes in whole numbers: a JSON number without fraction and exponent, and not a string of digits.",
	Cost:      "Typed consumers fail to read the event.",
	Reference: "Caliper 1.2, the table of the type's properties (#entity)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/attempts/1", "type": "Attempt", "count": "1"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/attempts/1", "type": "Attempt", "count": 1}`,
	onValue: map[catalog.Kind]valueHook{
		catalog.Integer: func(p *pass, property *propertyPlan, n document.NodeID) {
			if p.doc.Nodes[n].Kind != document.Number || !isWhole(p.doc.Raw(n)) {
				p.notInteger(property, n)
			}
		},
		catalog.NonNegativeInteger: func(p *pass, property *propertyPlan, n document.NodeID) {
			if raw := p.doc.Raw(n); p.doc.Nodes[n].Kind != document.Number || !isWhole(raw) || raw[0] == '-' && string(raw) != "-0" {
				p.notInteger(property, n)
			}
		},
	},
	say: func(f *found) string {
		return f.property.Name + " is " + f.got + "; " + expected(f.property) + " was expected"
	},
	fix: fixInteger,
}

func (p *pass) notInteger(property *propertyPlan, n document.NodeID) {
	f := p.report("value-integer", n)
	f.property, f.got = property, p.describe(n)
}

package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var valueBoolean = Rule{
	ID: "value-boolean", Title: "Truth values are true or false", Severity: Error,
	Why:       "JSON has true and false; the texts \"true\" and \"yes\" and the number 1 are something else.",
	Cost:      "Typed consumers fail to read the event.",
	Reference: "Caliper 1.2, the table of the type's properties (#entity)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/items/1", "type": "AssessmentItem", "isTimeDependent": "yes"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/items/1", "type": "AssessmentItem", "isTimeDependent": true}`,
	onValue: map[catalog.Kind]valueHook{
		catalog.Boolean: func(p *pass, property *propertyPlan, n document.NodeID) {
			if k := p.doc.Nodes[n].Kind; k != document.True && k != document.False {
				f := p.report("value-boolean", n)
				f.property, f.got = property, p.describe(n)
			}
		},
	},
	say: func(f *found) string { return f.property.Name + " is " + f.got + "; true or false was expected" },
	fix: fixBoolean,
}

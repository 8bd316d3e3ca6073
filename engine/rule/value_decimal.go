package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var valueDecimal = Rule{
	ID: "value-decimal", Title: "Scores and measures are numbers", Severity: Error,
	Why:       "A score is a JSON number, not a string of digits and not a word.",
	Cost:      "Typed consumers fail to read the event.",
	Reference: "Caliper 1.2, the table of the type's properties (#entity)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/scores/1", "type": "Score", "scoreGiven": "15.0"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/scores/1", "type": "Score", "scoreGiven": 15.0}`,
	onValue: map[catalog.Kind]valueHook{
		catalog.Decimal: func(p *pass, property *propertyPlan, n document.NodeID) {
			switch {
			case p.doc.Nodes[n].Kind != document.Number:
				f := p.report("value-decimal", n)
				f.property, f.got = property, p.describe(n)
			case !hasFraction(p.doc.Raw(n)):
				f := p.report("decimal-fraction", n)
				f.property, f.got = property, p.describe(n)
			}
		},
	},
	say: func(f *found) string {
		return f.property.Name + " is " + f.got + "; " + expected(f.property) + " was expected"
	},
	fix: fixDecimal,
}

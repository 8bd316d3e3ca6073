package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var valueDuration = Rule{
	ID: "value-duration", Title: "Durations are written as ISO 8601 has them", Severity: Error,
	Why:       "PT5M21S is five minutes and twenty-one seconds for everybody; 321 might be seconds or anything else.",
	Cost:      "Consumers cannot compute with the value.",
	Reference: "Caliper 1.2, durations; ISO 8601",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/videos/1", "type": "VideoObject", "duration": "05:21"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/videos/1", "type": "VideoObject", "duration": "PT5M21S"}`,
	onValue: map[catalog.Kind]valueHook{
		catalog.Duration: func(p *pass, property *propertyPlan, n document.NodeID) {
			if p.doc.Nodes[n].Kind == document.String {
				if isDuration(p.doc.Content(n)) {
					return
				}
				if !p.isString(property, n, "value-duration") {
					return
				}
			}
			f := p.report("value-duration", n)
			f.property, f.got = property, p.describe(n)
		},
	},
	say: func(f *found) string {
		return f.property.Name + " is " + f.got + "; an ISO 8601 duration was expected, such as PT5M21S"
	},
	fix: fixDuration,
}

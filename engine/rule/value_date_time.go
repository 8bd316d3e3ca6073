package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var valueDateTime = Rule{
	ID: "value-date-time", Title: "Times are UTC with milliseconds", Severity: Error,
	Why: "One form for all times, YYYY-MM-DDTHH:mm:ss.SSSZ, in UTC without offset, makes events of many tools comparable and sortable. " +
		"A date that does not exist is an error too.",
	Cost:      "Consumers misread the order of events, or reject them.",
	Reference: "Caliper 1.2, event (#event); date and time values",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "dateCreated": "2026-03-02T09:15:00+01:00"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "dateCreated": "2026-03-02T08:15:00.000Z"}`,
	onValue: map[catalog.Kind]valueHook{
		catalog.DateTime: func(p *pass, property *propertyPlan, n document.NodeID) {
			if p.doc.Nodes[n].Kind == document.String {
				if isDateTime(p.doc.Content(n)) {
					return
				}
				if !p.isString(property, n, "value-date-time") {
					return
				}
			}
			f := p.report("value-date-time", n)
			f.property, f.got = property, p.describe(n)
			if p.options.Tolerances.TimeFormat && p.doc.Nodes[n].Kind == document.String && toDateTime(p.doc.Text(n)) != "" {
				f.severity = Warning
				p.result.Tolerated.TimeFormat = true
			}
		},
	},
	say: func(f *found) string {
		return f.property.Name + " is " + f.got + "; a real date and time in UTC with milliseconds was expected, such as 2026-03-02T09:15:00.000Z"
	},
	fix: fixDateTime,
}

package rule

import "caliper-playground/engine/document"

var propertyNotApplicable = Rule{
	ID: "property-not-applicable", Title: "Properties that the event does not use are left out", Severity: Warning,
	Why:       "Some events of Caliper 1.1 say of a property that all events share that it does not apply to them.",
	Cost:      "Consumers ignore the value.",
	Reference: "Caliper 1.1, the event's table of properties",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "GradeEvent", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Graded", "object": {"id": "https://example.net/attempts/1", "type": "Attempt"}, "generated": "https://example.net/scores/1", "target": "https://example.net/pages/1", "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "GradeEvent", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Graded", "object": {"id": "https://example.net/attempts/1", "type": "Attempt"}, "generated": "https://example.net/scores/1", "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		for name := range e.plan.notApplicable {
			if n := e.get(p, name); n != document.None {
				f := p.report("property-not-applicable", n)
				f.name, f.typ = name, e.plan
			}
		}
	},
	say: func(f *found) string { return article(f.typ.name) + " does not use " + f.name + "; leave it out" },
	fix: func(x *fixer, f *found) { x.toExtensions(f.node) },
}

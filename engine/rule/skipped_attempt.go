package rule

import "caliper-playground/catalog"

var skippedAttempt = Rule{
	ID: "skipped-attempt", Title: "In 1.1 a skipped item names no attempt", Severity: Warning,
	Why:       "Caliper 1.1 says that skipping an item is no attempt at it; 1.2 changed that.",
	Cost:      "Attempts are counted that were none.",
	Reference: "Caliper 1.1, Assessment profile; erratum 7",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "AssessmentItemEvent", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Skipped", "object": {"id": "https://example.net/items/1", "type": "AssessmentItem"}, "generated": {"id": "https://example.net/attempts/1", "type": "Attempt", "assignee": "https://example.net/people/7", "assignable": "https://example.net/items/1", "count": 1}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "AssessmentItemEvent", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Skipped", "object": {"id": "https://example.net/items/1", "type": "AssessmentItem"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		if e.plan.name == "AssessmentItemEvent" && p.plan.vocabulary.Version == catalog.V1p1 && e.actionIs(p, "Skipped") && e.isType(p, e.plan.slotGenerated, "Attempt") {
			p.report("skipped-attempt", e.members[e.plan.slotGenerated-1])
		}
	},
	say: func(f *found) string {
		return "generated is an Attempt, but in Caliper 1.1 a skipped item names none; leave it out"
	},
	fix: func(x *fixer, f *found) { x.toExtensions(f.node) },
}

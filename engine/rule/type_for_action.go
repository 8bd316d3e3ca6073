package rule

import (
	"caliper-playground/engine/document"
)

// typeForAction has the two kinds of conditions that depend on the action: a
// property's types are narrower, or it must be there. Their findings are those
// of the property's own rules.
var typeForAction = Rule{
	ID: "type-for-action", Title: "What stands beside the action fits it", Severity: Warning,
	Why: "Some events narrow what they take by the action: a started item generates an Attempt, a completed one a Response. " +
		"The sources disagree about item events, so there this is a warning; elsewhere the rule of the property reports an error.",
	Cost:      "Consumers that expect the one kind do not find it.",
	Reference: "Caliper 1.2, the event's table of properties (#event); erratum 7",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "AssessmentItemEvent", "profile": "AssessmentProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Started", "object": {"id": "https://example.org/items/1", "type": "AssessmentItem"}, "generated": {"id": "https://example.org/responses/1", "type": "Response", "attempt": "https://example.org/attempts/1"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "AssessmentItemEvent", "profile": "AssessmentProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Started", "object": {"id": "https://example.org/items/1", "type": "AssessmentItem"}, "generated": {"id": "https://example.org/attempts/1", "type": "Attempt", "assignee": "https://example.org/people/7", "assignable": "https://example.org/items/1", "count": 1}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		if e.action == 0 {
			return
		}
		for i := range e.plan.narrowings {
			if n := &e.plan.narrowings[i]; n.action == e.action && n.property >= 0 && (n.needs == 0 || n.needs&p.extensions != 0) {
				p.narrow(e, n)
			}
		}
		for _, i := range e.plan.conditional {
			property := &e.plan.properties[i]
			if property.forActs.contains(e.action) && (e.seen|e.meant)&(1<<i) == 0 {
				f := p.reportMissing("property-required", e.node, property.Name, document.None)
				f.property, f.typ, f.want = property, e.plan, p.tables.symbols.Word(e.action)
			}
		}
	},
	say: sayWrongType,
}

// narrow reports a property whose type the action does not take.
func (p *pass) narrow(e *event, n *narrowingPlan) {
	property := &e.plan.properties[n.property]
	t := e.refs[n.property]
	if e.present&(1<<n.property) == 0 || t == 0 || n.types.has(t) || !property.types.has(t) {
		return
	}
	id, soft := property.wrong, e.plan.name == "AssessmentItemEvent" || e.plan.name == "QuestionnaireItemEvent"
	if soft {
		id = "type-for-action"
	}
	f := p.report(id, e.members[n.property])
	f.property, f.typ = property, &p.plan.types[t]
	f.got, f.want, f.name = article(p.plan.types[t].name), oneOf(n.names), p.tables.symbols.Word(e.action)
	f.narrowed = n
}

package rule

import (
	"caliper-playground/engine/document"
)

var actionUnsupported = Rule{
	ID: "action-unsupported", Title: "The action is one that the event takes", Severity: Error,
	Why:       "Each event type has its own few actions. Another one, even if Caliper has it, belongs to another event, or to the generic Event.",
	Cost:      "The event contradicts itself; it earns no mark.",
	Reference: "Caliper 1.2, the event's supported actions (#event)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Launched", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		n := e.item.ActionNode
		if n == document.None || !p.plan.actions.contains(e.action) {
			return
		}
		if e.plan.deprecatedActions.contains(e.action) {
			f := p.report("action-deprecated", n)
			f.got, f.typ = p.doc.Text(n), e.plan
			return
		}
		if needs := p.plan.actions.needs[e.action]; needs != 0 && needs&p.extensions == 0 && !p.foreign {
			f := p.report("extension-context", n)
			f.name, f.needs = p.doc.Text(n), needs
			return
		}
		if !e.plan.actions.contains(e.action) {
			f := p.report("action-unsupported", n)
			f.got, f.typ = p.doc.Text(n), e.plan
			f.mean(p.meantAction(e.plan, e.node, n))
		}
	},
	say: func(f *found) string {
		return article(f.typ.name) + " does not take the action " + f.got + "; it takes " + someWith(f.typ.actions.names, 20, f.want)
	},
	fix: fixAction,
}

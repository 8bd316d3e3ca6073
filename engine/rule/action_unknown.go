package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var actionUnknown = Rule{
	ID: "action-unknown", Title: "The action is one of Caliper's", Severity: Error,
	Why:       "Actions are a closed list, and no other may be used: only so do \"Submitted\" and \"submitted\" and \"HandedIn\" not mean three things.",
	Cost:      "Consumers cannot tell what was done; the event earns no mark.",
	Reference: "Caliper 1.2, Appendix A (#actions)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewd", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		n := e.item.ActionNode
		if n == document.None || p.saysNothing(n) || p.plan.actions.contains(e.action) {
			return
		}
		f := p.report("action-unknown", n)
		f.got, f.typ = p.describe(n), e.plan
		f.mean(p.meantAction(e.plan, e.node, n))
		if f.near == "" {
			f.name = catalog.Nearest(localName(p.doc.Text(n)), p.plan.actions.names)
		}
	},
	say: func(f *found) string {
		s := f.got + " is not an action of Caliper " + string(f.plan.vocabulary.Version)
		switch {
		case f.near != "":
			return s + meant(f.near)
		case f.name != "":
			return s + "; " + f.name + " is, but " + article(f.typ.name) + " takes " + someWith(f.typ.actions.names, 8, f.want)
		}
		return s + "; " + article(f.typ.name) + " takes " + someWith(f.typ.actions.names, 8, f.want)
	},
	fix: fixAction,
}

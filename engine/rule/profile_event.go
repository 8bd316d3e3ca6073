package rule

import (
	"caliper-playground/engine/document"
)

var profileEvent = Rule{
	ID: "profile-event", Title: "The profile has the event and the action", Severity: Warning,
	Why:       "A profile is a table of events and actions. An event that names a profile should be in its table.",
	Cost:      "The event earns no mark in that profile, nor in another.",
	Reference: "Caliper 1.2, metric profiles (#profiles); erratum 23",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "SessionProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		profile := p.plan.profiles[e.profile]
		if e.profile == 0 || profile == nil || e.item.ActionNode == document.None || !e.plan.actions.contains(e.action) {
			return
		}
		if !e.plan.inProfile(e.profile, e.action) {
			f := p.report("profile-event", e.item.ProfileNode)
			f.name, f.got, f.typ = profile.Name, p.doc.Text(e.item.ActionNode), e.plan
			f.want = p.plan.soleProfile(e.plan)
		}
	},
	say: func(f *found) string {
		s := f.name + " has no " + f.typ.name + " with the action " + f.got
		if f.want != "" {
			s += "; that is in " + f.want
		}
		return s
	},
	fix: func(x *fixer, f *found) {
		if f.want != "" {
			x.supersede(f.node, text(f.want))
		}
	},
}

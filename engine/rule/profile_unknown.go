package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var profileUnknown = Rule{
	ID: "profile-unknown", Title: "The profile is one of Caliper's", Severity: Error,
	Why:       "profile names one of the metric profiles by its term, such as ReadingProfile.",
	Cost:      "Nobody can tell which rules the event was made for; it earns no mark.",
	Reference: "Caliper 1.2, event (#event); metric profiles (#profiles)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "Readings", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		n := e.item.ProfileNode
		if n == document.None || p.saysNothing(n) || p.plan.profiles[e.profile] != nil {
			return
		}
		f := p.report("profile-unknown", n)
		f.got, f.typ = p.describe(n), e.plan
		names := p.plan.profileTerms.names
		if f.near = catalog.Nearest(localName(p.doc.Text(n)), names); f.near == "" {
			f.near = catalog.Nearest(p.doc.Text(n)+"Profile", names)
		}
	},
	say: func(f *found) string {
		if f.near != "" {
			return f.got + " is not a profile of Caliper " + string(f.plan.vocabulary.Version) + meant(f.near)
		}
		return f.got + " is not a profile of Caliper " + string(f.plan.vocabulary.Version) + "; there are " + and(f.plan.profileTerms.names, 15)
	},
	fix: fixProfile,
}

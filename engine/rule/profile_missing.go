package rule

import "caliper-playground/engine/document"

var profileMissing = Rule{
	ID: "profile-missing", Title: "An event names its profile", Severity: Info,
	Why: "Since 1.2 an event should say which profile it was made for. Without it a view of an assessment, for one, " +
		"counts for every profile that has such a row. So many senders leave it out that this is no warning.",
	Cost:      "The event is credited to every row that it fits, which may not be what was meant.",
	Reference: "Caliper 1.2, event (#event)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		if e.plan.slotProfile != 0 && e.item.ProfileNode == document.None {
			f := p.reportMissing("profile-missing", e.node, "profile", document.None)
			f.typ = e.plan
			f.want = p.plan.soleProfile(e.plan)
		}
	},
	say: func(f *found) string {
		if f.want != "" {
			return "profile is missing; it should be there: " + f.want
		}
		return "profile is missing; it should say which profile the event was made for"
	},
	fix: func(x *fixer, f *found) {
		if f.want != "" {
			x.set(f, "profile", text(f.want))
		}
	},
}

// soleProfile returns the one profile that has an event type, or "".
func (p *plan) soleProfile(t *typePlan) string {
	sole := ""
	for i := range p.vocabulary.Profiles {
		for _, row := range p.vocabulary.Profiles[i].Rows {
			if row.Event == t.name && row.Profile != sole {
				if sole != "" {
					return ""
				}
				sole = row.Profile
			}
		}
	}
	return sole
}

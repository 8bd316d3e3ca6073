package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var publishedContext = Rule{
	ID: "published-context", Title: "The published context lacks the term", Severity: Info,
	Why: "The specification has the term, but the published JSON-LD context does not: EnabledClosedCaptioning, DisabledClosedCaptioning, " +
		"SurveyProfile, storageName. Using it is right all the same.",
	Cost:      "A JSON-LD processor with the published context does not map the term; consumers that read plain JSON do not notice.",
	Reference: "errata 2, 3 and 24",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "MediaEvent", "profile": "MediaProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "EnabledClosedCaptioning", "object": {"id": "https://example.org/videos/1", "type": "VideoObject"}, "target": {"id": "https://example.org/videos/1#t=5", "type": "MediaLocation", "currentTime": "PT5S"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "MediaEvent", "profile": "MediaProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Muted", "object": {"id": "https://example.org/videos/1", "type": "VideoObject"}, "target": {"id": "https://example.org/videos/1#t=5", "type": "MediaLocation", "currentTime": "PT5S"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		if e.actionIs(p, "EnabledClosedCaptioning", "DisabledClosedCaptioning") {
			p.report("published-context", e.item.ActionNode).got = p.doc.Text(e.item.ActionNode)
		}
		if e.profile != 0 && p.tables.symbols.Word(e.profile) == "SurveyProfile" {
			p.report("published-context", e.item.ProfileNode).got = "SurveyProfile"
		}
	},
	onObject: func(p *pass, o *object) {
		if o.plan.isEvent || p.plan.vocabulary.Version != catalog.V1p2 || o.plan.slots[p.tables.words.storageName] == 0 {
			return
		}
		if n := o.member(o.plan.slots[p.tables.words.storageName]); n != document.None {
			p.report("published-context", n).got = "storageName"
		}
	},
	say: func(f *found) string {
		return f.got + " is right, but the published JSON-LD context lacks it: a JSON-LD processor does not map it"
	},
}

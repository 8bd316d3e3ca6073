package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var notDescribed = Rule{
	ID: "not-described", Title: "What an IRI stands for has been described", Severity: Info,
	Why: "An IRI may stand for an actor or object that was described before: earlier in the document or, for an endpoint, in the session. " +
		"Where it was not, its type is unknown: an actor is taken as fitting, and an object without a profile fills only the rows that take any object.",
	Cost:      "The event may fill fewer rows than it was meant for.",
	Reference: "Caliper 1.2, entity (#entity)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": "https://example.org/people/7", "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		p.notDescribed(e, e.plan.slotActor, "actor")
		if e.profile == 0 {
			p.notDescribed(e, e.plan.slotObject, "object")
		}
	},
	say: func(f *found) string {
		if f.name == "actor" {
			return "nothing described so far says what type the actor " + quote(f.got) + " is; it is taken as fitting"
		}
		s := "nothing described so far says what type the object " + quote(f.got) + " is; describe it"
		if f.plan.vocabulary.Version == catalog.V1p1 {
			return s
		}
		return s + ", or name the profile"
	},
}

func (p *pass) notDescribed(e *event, slot uint8, name string) {
	n := e.member(slot)
	if n == document.None || p.doc.Nodes[n].Kind != document.String || e.refs[slot-1] != 0 || !isIRI(p.doc.Content(n)) {
		return
	}
	f := p.report("not-described", n)
	f.name, f.got = name, p.doc.Text(n)
}

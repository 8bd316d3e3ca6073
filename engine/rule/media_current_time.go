package rule

import "caliper-playground/engine/document"

var mediaCurrentTime = Rule{
	ID: "media-current-time", Title: "A media location says where in the media it is", Severity: Error,
	Why:       "For most media actions the location is the point of the event: at which moment somebody jumped, muted, changed the speed.",
	Cost:      "Consumers cannot tell where in the media it happened; the event earns no mark.",
	Reference: "Caliper 1.2, section 3.7 (#profile-media)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "MediaEvent", "profile": "MediaProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "JumpedTo", "object": {"id": "https://example.org/videos/1", "type": "VideoObject"}, "target": {"id": "https://example.org/videos/1#t=30", "type": "MediaLocation"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "MediaEvent", "profile": "MediaProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "JumpedTo", "object": {"id": "https://example.org/videos/1", "type": "VideoObject"}, "target": {"id": "https://example.org/videos/1#t=30", "type": "MediaLocation", "currentTime": "PT30S"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		if e.plan.name != "MediaEvent" || e.action == 0 || e.actionIs(p, "Started", "Ended", "Paused", "Resumed", "Restarted") ||
			!e.isType(p, e.plan.slotTarget, "MediaLocation") {
			return
		}
		target := e.members[e.plan.slotTarget-1]
		if p.doc.Nodes[target].Kind != document.Object {
			return
		}
		n := p.memberBySymbol(target, p.tables.words.currentTime)
		switch {
		case n == document.None && p.misspelled(target, "currentTime") == document.None:
			f := p.reportMissing("media-current-time", target, "currentTime", document.None)
			f.got = p.tables.symbols.Word(e.action)
		case n != document.None && p.saysNothing(n):
			p.retract(n)
			f := p.reportMissing("media-current-time", target, "currentTime", n)
			f.got = p.tables.symbols.Word(e.action)
		}
	},
	say: func(f *found) string {
		return "currentTime is missing from the location; with the action " + f.got + " it must be there, such as PT30S"
	},
	fix: fixMediaTime,
}

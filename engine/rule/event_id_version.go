package rule

var eventIDVersion = Rule{
	ID: "event-id-version", Title: "Event ids are version 4 UUIDs", Severity: Warning,
	Why:       "Version 4 UUIDs are random: they do not collide and give nothing away about machine or user.",
	Cost:      "Other versions may repeat, or carry a network address or a time.",
	Reference: "Caliper 1.2, event (#event); UUID (#uuidDef); erratum 19",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-1c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	say: func(f *found) string {
		return "the event's id is " + f.got + "; it should be a random one, version 4"
	},
}

package rule

import (
	"bytes"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var eventIDForm = Rule{
	ID: "event-id-form", Title: "Event ids are urn:uuid: and a UUID", Severity: Error,
	Why: "Every event has an id of its own, made by the sensor, so that a repeated message is recognised and an event can be referred to. " +
		"The urn:uuid: in front makes the UUID an IRI.",
	Cost:      "Repeats are counted twice, or the event is rejected.",
	Reference: "Caliper 1.2, event (#event); UUID (#uuidDef)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onValue: map[catalog.Kind]valueHook{
		catalog.UUID: func(p *pass, property *propertyPlan, n document.NodeID) {
			if !p.isString(property, n, "event-id-form") {
				return
			}
			content := p.doc.Content(n)
			uuid, ok := bytes.CutPrefix(content, []byte("urn:uuid:"))
			if !ok || !isUUID(uuid) {
				f := p.report("event-id-form", n)
				f.property, f.got = property, p.describe(n)
				return
			}
			if uuid[14] != '4' || uuid[19] < '8' || uuid[19] > '9' && uuid[19]|0x20 != 'a' && uuid[19]|0x20 != 'b' {
				f := p.report("event-id-version", n)
				if f.got = "a version " + string(uuid[14:15]) + " UUID"; uuid[14] == '4' {
					f.got = "a UUID of another variant than RFC 9562's"
				}
			}
		},
	},
	say: func(f *found) string {
		return "the event's id is " + f.got + "; urn:uuid: and a UUID was expected, such as urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11"
	},
	fix: fixEventID,
}

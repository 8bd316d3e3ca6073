package rule

// viewRest is what the two events of the example share.
const viewRest = `"type": "ViewEvent", "profile": "ReadingProfile", "actor": "https://example.org/people/7", "action": "Viewed", "object": "https://example.org/pages/1", `

// eventIDReused is reported for the events of one document here, and for those
// of one session by the session, which alone knows what came before.
var eventIDReused = Rule{
	ID: "event-id-reused", Title: "An event's id stands for one event", Severity: Warning,
	Why: "A sensor that sends an event again, after a lost answer for one, sends it with the same id and the same content; that is a repeat and counts once. " +
		"The same id with other content is two events of one name.",
	Cost:      "Consumers keep one of the two and drop the other.",
	Reference: "Caliper 1.2, event (#event); erratum 31",
	Bad: `[{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", ` + viewRest + `"eventTime": "2026-03-02T09:15:00.000Z"}, ` +
		`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", ` + viewRest + `"eventTime": "2026-03-02T10:00:00.000Z"}]`,
	Good: `[{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", ` + viewRest + `"eventTime": "2026-03-02T09:15:00.000Z"}, ` +
		`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:2b8f6f0e-3f57-4c55-8d0a-6f4a3f6f7c22", ` + viewRest + `"eventTime": "2026-03-02T10:00:00.000Z"}]`,
	say: func(f *found) string {
		return "the event at " + f.near + " has this id, but other content; an event's id is its own"
	},
}

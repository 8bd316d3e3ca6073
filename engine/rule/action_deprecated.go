package rule

var actionDeprecated = Rule{
	ID: "action-deprecated", Title: "The action is not a deprecated one", Severity: Warning,
	Why:       "Caliper 1.1 still lists a few actions of 1.0 for some events, but they should not be used any more.",
	Cost:      "The event earns no mark: no row of a profile has the action.",
	Reference: "Caliper 1.1, the event's supported actions",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "MediaEvent", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Rewound", "object": {"id": "https://example.net/videos/1", "type": "VideoObject"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "MediaEvent", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Paused", "object": {"id": "https://example.net/videos/1", "type": "VideoObject"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	say: func(f *found) string {
		return "the action " + f.got + " is deprecated for " + article(f.typ.name) + "; it takes " + some(f.typ.actions.names, 8)
	},
}

package rule

import "caliper-playground/engine/document"

var contextOverride = Rule{
	ID: "context-override", Title: "Other contexts leave Caliper's terms alone", Severity: Error,
	Why: "Contexts may be added for other vocabularies, but a Caliper term means what Caliper says, everywhere. " +
		"Before Caliper's own context in an array such a definition is undone by it, which is why that is a warning only.",
	Cost:      "The same word means two things, depending on who reads it.",
	Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/attempts/1", "type": "Attempt", "assignee": {"@context": {"name": "https://example.org/terms/nickname"}, "id": "https://example.org/people/7", "type": "Person"}}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/attempts/1", "type": "Attempt", "assignee": {"@context": {"nickname": "https://example.org/terms/nickname"}, "id": "https://example.org/people/7", "type": "Person", "nickname": "Ada"}}`,
	onContext: func(p *pass, item *Item, context document.NodeID) {
		if context == document.None || p.doc.Nodes[context].Kind != document.Array {
			return
		}
		for c := range p.doc.Children(context) {
			if p.doc.Nodes[c].Kind == document.Object {
				// Caliper's context stands behind this one and wins, so nothing is lost yet.
				p.overrides(c, Warning)
			}
		}
	},
	say: func(f *found) string {
		return "the inline context defines " + quote(f.name) + ", which is a Caliper term; other vocabularies must use other words"
	},
}

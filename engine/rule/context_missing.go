package rule

import "caliper-playground/engine/document"

var contextMissing = Rule{
	ID: "context-missing", Title: "Every event and describe has its @context", Severity: Error,
	Why: "The context says what the plain words of a document mean, and which version of Caliper they belong to. " +
		"It belongs on every entry of an envelope's data, not on the envelope.",
	Cost:      "Without it the document is just JSON; a consumer cannot tell that it is Caliper at all.",
	Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	Bad:       `{"id": "https://example.org/people/7", "type": "Person"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}`,
	onContext: func(p *pass, item *Item, context document.NodeID) {
		if context != document.None && p.doc.Nodes[context].Kind != document.Null {
			return
		}
		if context == document.None && p.misspelled(item.Node, "@context") != document.None {
			return // whatever judges the members tells of it
		}
		f := p.reportMissing("context-missing", item.Node, "@context", context)
		f.want = p.plan.vocabulary.Context
		if p.options.Tolerances.MissingContext {
			f.severity = Warning
			p.result.Tolerated.MissingContext = true
		}
	},
	say: func(f *found) string { return "@context is missing; it must be " + quote(f.want) },
	fix: func(x *fixer, f *found) { x.set(f, "@context", text(f.want)) },
}

package rule

import "caliper-playground/engine/document"

var contextInline = Rule{
	ID: "context-inline", Title: "The top-level context is not only an inline one", Severity: Error,
	Why: "Caliper's terms get their meaning from the published context alone. An inline object at the top that stands instead of it " +
		"defines them anew, differently in every product.",
	Cost:      "Consumers that go by the published context do not recognise the event.",
	Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization); erratum 10",
	Bad:       `{"@context": {"id": "@id", "type": "@type"}, "id": "https://example.org/people/7", "type": "Person"}`,
	Good:      `{"@context": [{"lab": "https://example.org/terms/lab"}, "http://purl.imsglobal.org/ctx/caliper/v1p2"], "id": "https://example.org/people/7", "type": "Person"}`,
	onContext: func(p *pass, item *Item, context document.NodeID) {
		if context != document.None && p.doc.Nodes[context].Kind == document.Object {
			p.report("context-inline", context).want = p.plan.vocabulary.Context
		}
	},
	say: func(f *found) string {
		return "@context is an inline object; it must be " + quote(f.want) + ", or an array that ends with it"
	},
	fix: fixInlineContext,
}

package rule

import "caliper-playground/engine/document"

var contextForm = Rule{
	ID: "context-form", Title: "@context is an IRI, or an array of IRIs and inline contexts", Severity: Error,
	Why:       "JSON-LD knows no other forms of a context, and Caliper narrows them further: a string, or an array.",
	Cost:      "A JSON-LD processor rejects the document.",
	Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	Bad:       `{"@context": 12, "id": "https://example.org/people/7", "type": "Person"}`,
	Good:      `{"@context": ["https://example.org/contexts/lab", "http://purl.imsglobal.org/ctx/caliper/v1p2"], "id": "https://example.org/people/7", "type": "Person"}`,
	onContext: func(p *pass, item *Item, context document.NodeID) {
		if context == document.None {
			return
		}
		form := func(n document.NodeID) bool {
			k := p.doc.Nodes[n].Kind
			if k != document.String {
				return k == document.Object
			}
			raw := p.doc.Content(n)
			return p.isCaliperContext(raw) || isIRI(raw) || looksLikeCaliper(raw)
		}
		wrong := func(n document.NodeID) {
			f := p.report("context-form", n)
			f.got, f.want = p.describe(n), p.plan.vocabulary.Context
		}
		switch p.doc.Nodes[context].Kind {
		case document.Object, document.Null:
		case document.String:
			if !form(context) {
				wrong(context)
			}
		case document.Array:
			if p.doc.Nodes[context].Next == context+1 {
				wrong(context)
			}
			for c := range p.doc.Children(context) {
				if !form(c) {
					wrong(c)
				}
			}
		default:
			wrong(context)
		}
	},
	say: func(f *found) string {
		if f.want == "" {
			return "this @context holds " + f.got + "; a nested one takes the absolute IRI of another vocabulary's context, or an inline one"
		}
		return "@context holds " + f.got + "; it takes " + quote(f.want) + ", or an array of absolute IRIs and inline contexts that ends with it"
	},
	fix: func(x *fixer, f *found) {
		if x.p.doc.Nodes[f.node].Kind == document.Null {
			x.remove(f.node)
			return
		}
		if f.want != "" && x.p.doc.Nodes[f.node].Name == x.p.tables.words.context {
			x.supersede(f.node, text(f.want))
			return
		}
		x.toExtensions(f.node)
	},
}

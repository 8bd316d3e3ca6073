package rule

import "caliper-playground/engine/document"

type contextForm struct {
	got  string
	want string // the context that must be there; "" in a nested object
}

func (contextForm) page() Rule {
	return Rule{
		ID: "context-form", Title: "@context is an IRI, or an array of IRIs and inline contexts", Severity: Error,
		Why:       "JSON-LD knows no other forms of a context, and Caliper narrows them further: a string, or an array.",
		Cost:      "A JSON-LD processor rejects the document.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	}
}

func (*contextForm) onContext(p *pass, item *Item, context document.NodeID) {
	if context == document.None {
		return
	}
	wrong := func(n document.NodeID) {
		p.report(at(n), contextForm{p.describe(n), p.plan.vocabulary.Context})
	}
	if p.doc.Nodes[context].Kind == document.Array && p.saysNothing(context) {
		wrong(context)
	}
	for _, name := range item.contexts {
		if name.kind == noContext && p.doc.Nodes[context].Kind != document.Null {
			wrong(name.node)
		}
	}
}

func (f contextForm) words() string {
	if f.want == "" {
		return "this @context holds " + f.got + "; a nested one takes the absolute IRI of another vocabulary's context, or an inline one"
	}
	return "@context holds " + f.got + "; it takes " + quote(f.want) + ", or an array of absolute IRIs and inline contexts that ends with it"
}

func (f contextForm) mend(x *patcher, at place) {
	switch node := &x.p.doc.Nodes[at.node]; {
	case node.Kind == document.Null:
		x.remove(at.node)
	case f.want != "" && (node.Name == x.p.tables.words.context || x.p.isAlone(at.node)):
		x.supersede(at.node, jsonText(f.want))
	default:
		x.toExtensions(at.node)
	}
}

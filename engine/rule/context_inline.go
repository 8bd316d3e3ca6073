package rule

import "caliper-playground/engine/document"

type contextInline struct {
	want string
}

func (contextInline) page() Rule {
	return Rule{
		ID: "context-inline", Title: "The top-level context is not only an inline one", Severity: Error,
		Why: "Caliper's terms get their meaning from the published context alone. An inline object at the top that stands instead of it " +
			"defines them anew, differently in every product.",
		Cost:      "Consumers that go by the published context do not recognise the event.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization); erratum 10",
	}
}

func (*contextInline) onContext(p *pass, item *Item, context document.NodeID) {
	if context != document.None && p.doc.Nodes[context].Kind == document.Object {
		p.report(at(context), contextInline{p.plan.vocabulary.Context})
	}
}

func (f contextInline) words() string {
	return "@context is an inline object; it must be " + quote(f.want) + ", or an array that ends with it"
}

// mend puts an inline context before Caliper's, or keeps it in the extensions
// where it defines Caliper's own terms.
func (f contextInline) mend(x *patcher, at place) {
	for c := range x.p.doc.Children(at.node) {
		if name := x.p.doc.Nodes[c].Name; name != 0 && x.p.isCaliperTerm(name) {
			x.supersede(at.node, jsonText(f.want))
			return
		}
	}
	x.replace(at.node, raw("["+x.raw(at.node)+","+string(jsonText(f.want))+"]"))
}

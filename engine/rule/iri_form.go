package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type iriForm struct{ wrongValue }

func (iriForm) page() Rule {
	return Rule{
		ID: "iri-form", Title: "Ids are absolute IRIs", Severity: Error,
		Why: "An id must mean the same thing to everybody who reads it: an absolute IRI such as https://example.org/people/7, " +
			"a URN, or at least a blank node such as _:x for what has no name outside the document.",
		Cost:      "What is said about one entity in many events cannot be brought together.",
		Reference: "Caliper 1.2, IRI (#iriDef)",
	}
}

func (iriForm) kinds() []catalog.Kind { return []catalog.Kind{catalog.IRI} }

func (iriForm) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if p.doc.Nodes[n].Kind != document.String || !isIRI(p.doc.Content(n)) {
		p.report(at(n), iriForm{p.wrong(property, n)})
	}
}

func (f iriForm) words() string {
	return f.expecting("an absolute IRI") + ", such as https://example.org/people/7"
}

func (f iriForm) mend(x *patcher, at place) { x.moveAway(f.property, at.node) }

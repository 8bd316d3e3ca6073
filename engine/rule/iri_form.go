package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type iriForm struct {
	wrongValue
	why string // what keeps a text from being an IRI
}

func (iriForm) page() Rule {
	return Rule{
		ID: "iri-form", Title: "Ids are absolute IRIs", Severity: Error,
		Why: "An id must mean the same thing to everybody who reads it: an absolute IRI such as https://example.org/people/7, " +
			"a URN, or at least a blank node such as _:x for what has no name outside the document.",
		Cost:      "What is said about one entity in many events cannot be brought together.",
		Reference: "Caliper 1.2, IRI (#iriDef)",
	}
}

func (*iriForm) kinds() []catalog.Kind { return []catalog.Kind{catalog.IRI} }

func (*iriForm) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if p.doc.Nodes[n].Kind != document.String {
		p.report(at(n), iriForm{wrongValue: p.wrong(property, n)})
		return
	}
	switch id := p.doc.Content(n); {
	case isBlankNode(id):
		p.report(at(n), blankNode{string(id)})
	case !isIRI(id):
		p.report(at(n), iriForm{p.wrong(property, n), whyNoIRI(string(id))})
	}
}

func (f iriForm) words() string {
	s := f.expecting("an absolute IRI") + ", such as https://example.org/people/7"
	if f.why != "" {
		s += "; " + f.why
	}
	return s
}

func (f iriForm) mend(x *patcher, at place) {
	if x.unwrap(at.node) {
		return
	}
	if x.mendID(at.node); len(x.ops) == 0 && x.label(at.node) == "" && !x.p.saysNothing(at.node) {
		x.moveAway(f.property, at.node)
	}
}

// choices offers a blank node, also for what names nothing.
func (f iriForm) choices(x *patcher, at place) []choice {
	if choices := x.chooseID(at.node); len(choices) > 0 || !x.needed(f.property, at.node) {
		return choices
	}
	label := "_:" + x.newLabel(x.holderOf(at))
	return []choice{{"it becomes the blank node " + label + ", which no other event can refer to", func(x *patcher) { x.supersede(at.node, jsonText(label)) }}}
}

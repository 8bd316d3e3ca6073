package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type blankNode struct {
	id string
}

func (blankNode) page() Rule {
	return Rule{
		ID: "blank-node", Title: "Blank nodes have no name outside their event", Severity: Info,
		Why:       "An id such as _:x is allowed, but it means something within its own event alone.",
		Cost:      "No other event can refer to the thing.",
		Reference: "Caliper 1.2, IRI (#iriDef); blank node (#blankNodeDef)",
	}
}

func (*blankNode) kinds() []catalog.Kind { return []catalog.Kind{catalog.IRI} }

func (*blankNode) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if p.doc.Nodes[n].Kind == document.String && isBlankNode(p.doc.Content(n)) {
		p.report(at(n), blankNode{p.doc.Text(n)})
	}
}

func (f blankNode) words() string {
	return quote(f.id) + " is a blank node: no other event can refer to this thing"
}

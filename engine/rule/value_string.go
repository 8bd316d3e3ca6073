package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type valueString struct{ wrongValue }

func (valueString) page() Rule {
	return Rule{
		ID: "value-string", Title: "Text is written as a string", Severity: Error,
		Why:       "JSON tells text from numbers and truth values. A consumer that expects text, a room number included, reads nothing else.",
		Cost:      "Typed consumers fail to read the event.",
		Reference: "Caliper 1.2, the table of the type's properties (#entity)",
	}
}

func (*valueString) kinds() []catalog.Kind { return []catalog.Kind{catalog.String} }

func (*valueString) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if p.doc.Nodes[n].Kind != document.String {
		p.report(at(n), valueString{p.wrong(property, n)})
	}
}

func (f valueString) words() string { return f.expecting("a string") }

func (f valueString) mend(x *patcher, at place) {
	meant := ""
	switch x.p.doc.Nodes[at.node].Kind {
	case document.Number, document.True, document.False:
		meant = document.Quote(x.raw(at.node))
	}
	x.putMeant(f.property, at.node, meant)
}

package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type valueMap struct{ wrongValue }

func (valueMap) page() Rule {
	return Rule{
		ID: "value-map", Title: "extensions and messageParameters are objects", Severity: Error,
		Why:       "Both are free-form maps from names to values; what is inside is the sender's own business, but it must be a map.",
		Cost:      "Consumers cannot find the values.",
		Reference: "Caliper 1.2, extensions (#extensions)",
	}
}

func (*valueMap) kinds() []catalog.Kind { return []catalog.Kind{catalog.Map} }

func (*valueMap) onValue(p *pass, property *propertyPlan, n document.NodeID) {
	if p.doc.Nodes[n].Kind != document.Object {
		p.report(at(n), valueMap{p.wrong(property, n)})
	}
}

func (f valueMap) words() string { return f.expecting("an object") }

// mend takes the map out of a text, or puts the value into one.
func (f valueMap) mend(x *patcher, at place) {
	if object := x.decodedObject(at.node); object != nil {
		x.replace(at.node, object)
		return
	}
	x.replace(at.node, raw(`{"value":`+x.raw(at.node)+`}`))
}

package rule

import (
	"sort"

	"caliper-playground/engine/document"
)

type propertyRepeated struct {
	name string
}

func (propertyRepeated) page() Rule {
	return Rule{
		ID: "property-repeated", Title: "Each property stands once", Severity: Error,
		Why:       "Of a name that stands twice in one object most JSON parsers silently keep only one value, and not all the same one.",
		Cost:      "Two systems read two different things from the same message.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization); RFC 8259, section 4",
	}
}

// check reports every name that stood before in its object, outside what is
// free-form.
func (propertyRepeated) check(p *pass) {
	for _, n := range p.doc.Duplicates {
		if p.freeForm(n) {
			continue
		}
		item := p.itemAround(n)
		p.plan = p.tables.plan(p.result.Version)
		if item != nil {
			p.plan = p.tables.plan(item.Version)
		}
		p.report(atName(n), propertyRepeated{p.doc.Name(n)})
		if parent := p.doc.Nodes[n].Parent; parent == 0 && p.result.Shape == ShapeEnvelope {
			p.result.EnvelopeErrors = true
		}
		if item != nil {
			item.Verdict = item.Verdict.With(Error)
		}
	}
}

// itemAround returns the item that a node lies in, or nil. Items stand in
// document order.
func (p *pass) itemAround(n document.NodeID) *Item {
	items := p.result.Items
	after := sort.Search(len(items), func(i int) bool { return items[i].Node >= n })
	if after == 0 || n >= p.doc.Nodes[items[after-1].Node].Next {
		return nil
	}
	return &items[after-1]
}

func (f propertyRepeated) words() string {
	return "the property " + quote(f.name) + " stood earlier in this object; each may stand once"
}

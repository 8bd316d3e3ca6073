package rule

import (
	"slices"
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

// mend lets the first stand alone where all say the same; by then an earlier finding
// may have mended it. Of members that differ there are choices.
func (f propertyRepeated) mend(x *patcher, at place) {
	all := x.p.sharing(at.node)
	if first := all.members[0]; !all.differ && x.p.doc.Nodes[first].Kind != document.Null && !x.out[first] {
		path := x.pointer(first)
		x.op(Op{Op: "move", From: path, Path: path})
	}
}

// nameGroup is the members of an object that have one name, in their order.
type nameGroup struct {
	members []document.NodeID
	differ  bool // they do not all say the same
}

// sharing returns the members that have the name of one, which is among them. All of
// an object are looked at once, for there may be as many findings as members.
func (p *pass) sharing(member document.NodeID) *nameGroup {
	object := p.doc.Nodes[member].Parent
	if p.shared == nil {
		p.shared = map[document.NodeID]map[string]*nameGroup{}
	}
	if p.shared[object] == nil {
		byName := map[string]*nameGroup{}
		for c := range p.doc.Children(object) {
			all := byName[string(p.doc.NameContent(c))]
			if all == nil {
				all = &nameGroup{}
				byName[string(p.doc.NameContent(c))] = all
			}
			if all.members = append(all.members, c); len(all.members) > 1 && !all.differ {
				all.differ = !document.Equal(p.doc, all.members[0], p.doc, c)
			}
		}
		p.shared[object] = byName
	}
	return p.shared[object][string(p.doc.NameContent(member))]
}

// choices offers each of the values, where they differ. The others are kept in the
// extensions. A patch cannot tell members of one name apart: it takes out all but
// one, and gives that the value.
func (f propertyRepeated) choices(x *patcher, at place) []choice {
	members := x.p.sharing(at.node).members
	if len(members) > maxChoices {
		return nil
	}
	var values []document.NodeID
	for _, c := range members {
		same := func(n document.NodeID) bool { return document.Equal(x.p.doc, n, x.p.doc, c) }
		if x.p.doc.Nodes[c].Kind != document.Null && !slices.ContainsFunc(values, same) {
			values = append(values, c)
		}
	}
	var choices []choice
	if len(values) < 2 {
		return nil // they say the same, and all but one go
	}
	for i, words := range x.p.describeApart(values) {
		value := values[i]
		title := f.name + " stays " + words + ", and what else stood there moves to the extensions"
		choices = append(choices, choice{title, func(x *patcher) {
			for _, other := range values {
				if other == value {
					continue
				}
				path, ok := x.extensionPath(other)
				if !ok {
					return
				}
				x.op(Op{Op: "add", Path: path, Value: raw(x.raw(other))})
			}
			for range members[1:] {
				x.op(Op{Op: "remove", Path: x.pointer(at.node)})
			}
			x.op(Op{Op: "add", Path: x.pointer(at.node), Value: raw(x.raw(value))})
		}})
	}
	return choices
}

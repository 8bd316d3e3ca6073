package rule

import (
	"iter"

	"caliper-playground/engine/document"
)

// adviceRule gives advice on a document that has been judged, where Options.Advise
// asks for it. What it finds is an Info, and so changes no verdict.
type adviceRule interface {
	advise(p *pass)
}

// advise lets every rule that gives advice look at the document.
func (p *pass) advise() {
	for _, r := range p.tables.hooks.advice {
		r.advise(p)
	}
}

// items yields the events and entities of the document, with the vocabulary of each
// in force.
func (p *pass) items(yield func(*Item) bool) {
	for i := range p.result.Items {
		item := &p.result.Items[i]
		if p.doc.Nodes[item.Node].Kind != document.Object {
			continue
		}
		p.plan, p.inForce, p.item = p.tables.plan(item.Version), item.inForce(), item
		if !yield(item) {
			break
		}
	}
	p.item = nil
}

// objectsIn yields the objects of an item that are Caliper's own to describe, each
// before those inside it: not what lies in extensions or messageParameters.
func (p *pass) objectsIn(item *Item) iter.Seq[document.NodeID] {
	return func(yield func(document.NodeID) bool) {
		nodes := p.doc.Nodes
		for n := item.Node; n < nodes[item.Node].Next; n++ {
			if p.isFreeForm(n) {
				n = nodes[n].Next - 1
				continue
			}
			if nodes[n].Kind == document.Object && !yield(n) {
				return
			}
		}
	}
}

// freeFormsIn yields the extensions and messageParameters of an item that are
// objects.
func (p *pass) freeFormsIn(item *Item) iter.Seq[document.NodeID] {
	return func(yield func(document.NodeID) bool) {
		nodes := p.doc.Nodes
		for n := item.Node; n < nodes[item.Node].Next; n++ {
			if !p.isFreeForm(n) {
				continue
			}
			if nodes[n].Kind == document.Object && !yield(n) {
				return
			}
			n = nodes[n].Next - 1
		}
	}
}

// isFreeForm says whether a node is an object's extensions or messageParameters,
// whose members are anybody's.
func (p *pass) isFreeForm(n document.NodeID) bool {
	w := &p.tables.words
	name := p.doc.Nodes[n].Name
	return name != 0 && (name == w.extensions || name == w.messageParameters)
}

// typeNamed returns the name of an object's type, "" where it is unknown.
func (p *pass) typeNamed(object document.NodeID) string {
	return p.plan.types[p.typeAt(p.memberBySymbol(object, p.tables.words.typ))].name
}

// isOf says whether an object says that it is of a type or a subtype of it.
func (p *pass) isOf(object document.NodeID, typeName string) bool {
	id := p.typeAt(p.memberBySymbol(object, p.tables.words.typ))
	return p.plan.types[id].ancestors.has(p.plan.typeOf(typeName))
}

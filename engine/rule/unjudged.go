package rule

import "caliper-playground/engine/document"

// Strange says which of the things that an item is about are of another
// vocabulary's type, of which Caliper's rules say nothing.
type Strange struct{ Item, Actor, Object bool }

// findStrange looks through the item's findings for foreign types, and gives
// it the verdict that they ask for.
func (p *pass) findStrange(item *Item) {
	for i := item.first; i < item.last; i++ {
		f := &p.found[i]
		if !f.isForeignType() {
			continue
		}
		switch p.doc.Nodes[f.node].Parent {
		case document.None:
		case item.Node:
			item.Strange.Item = true
		case item.ActorNode:
			item.Strange.Actor = true
		case item.ObjectNode:
			item.Strange.Object = true
		}
	}
	item.Strange.Actor = item.Strange.Actor || p.isForeignThing(item.ActorNode)
	item.Strange.Object = item.Strange.Object || p.isForeignThing(item.ObjectNode)
	if item.Strange != (Strange{}) {
		item.Verdict = max(item.Verdict, Unjudged)
	}
}

// isForeignType says whether a finding tells of a type that another vocabulary
// may have defined.
func (f *found) isForeignType() bool {
	switch f.rule.(type) {
	case typeForeign:
		return true
	case typeUnknown:
		return f.severity < Error // it is nearly one of Caliper's
	}
	return false
}

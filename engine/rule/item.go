package rule

import (
	"cmp"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// addItems takes in the entries of an array. There may be millions of them that are
// nothing, such as numbers: once there are as many items as anybody is told of, such
// an entry is judged on the spot, and counted.
func (p *pass) addItems(array document.NodeID, version catalog.Version) {
	most := p.options.Keep.Items
	tooMany := func(listed int, n document.NodeID) bool { return most > 0 && listed >= most && p.isNothing(n) }
	items := 0
	for n := range p.doc.Children(array) {
		if !tooMany(items, n) {
			items++
		}
	}
	p.result.Items = slices.Grow(p.result.Items, items)
	for n := range p.doc.Children(array) {
		if tooMany(len(p.result.Items), n) {
			p.judgeNothing(n, version)
		} else {
			p.addItem(n, version)
		}
	}
}

// isNothing says whether a value is no object, or an empty one.
func (p *pass) isNothing(n document.NodeID) bool {
	return p.doc.Nodes[n].Kind != document.Object || p.doc.Nodes[n].Next == n+1
}

// judgeNothing judges an entry that can be neither event nor entity, and that is
// not listed.
func (p *pass) judgeNothing(n document.NodeID, version catalog.Version) {
	p.plan = p.tables.plan(cmp.Or(version, p.options.Spec))
	if !p.wrapped(n) {
		p.report(at(n), documentShape{got: p.strangeness(n), isItem: true})
	}
	p.result.Unlisted.Add(Fail, 1)
}

// addItem takes one event or entity in, which is judged when all are known. The
// version is the envelope's, or "".
func (p *pass) addItem(n document.NodeID, version catalog.Version) {
	none := document.None
	p.result.Items = append(p.result.Items, Item{Node: n, Version: version,
		TypeNode: none, ActionNode: none, ActorNode: none, ObjectNode: none, ProfileNode: none, EventTimeNode: none, IDNode: none, Repeats: none})
	if p.doc.Nodes[n].Kind != document.Object {
		return
	}
	item := &p.result.Items[len(p.result.Items)-1]
	p.readContext(item, p.memberBySymbol(n, p.tables.words.context))
	p.plan = p.tables.plan(item.Version)
	p.collect(item)
}

// judgeItem judges one event or entity.
func (p *pass) judgeItem(item *Item) {
	item.first = len(p.found)
	p.item, p.inItem = item, Pass
	p.judgeObjectOfItem(item)
	idTwoTypes{}.check(p, item)
	item.last = len(p.found)
	item.Verdict = max(p.verdict(item.first), p.inItem)
	p.findStrange(item)
	p.item = nil
}

func (p *pass) judgeObjectOfItem(item *Item) {
	p.plan, p.inForce = p.tables.plan(cmp.Or(item.Version, p.options.Spec)), item.inForce()
	if item.Node != 0 && p.wrapped(item.Node) {
		p.strange(item)
		return
	}
	if p.doc.Nodes[item.Node].Kind != document.Object {
		p.reportStrange(item, p.strangeness(item.Node))
		return
	}
	w := &p.tables.words
	context, old, action := document.None, document.None, document.None
	marks, actor := 0, false // what only events have, but for a stray one
	nodes := p.doc.Nodes
	for c := item.Node + 1; c < nodes[item.Node].Next; c = nodes[c].Next {
		switch nodes[c].Name {
		case w.context:
			if context == document.None {
				context = c
			}
		case w.typ:
			if item.TypeNode == document.None {
				item.TypeNode = c
			}
		case w.atID, w.atType:
			old = c
		case w.action:
			if action == document.None {
				action = c
			}
			marks++
		case w.eventTime:
			marks++
		case w.actor:
			actor = true
		}
	}
	if item.Node != 0 && item.TypeNode == document.None && old == document.None && marks == 0 && !actor {
		if strange := p.strangeness(item.Node); strange != "" {
			p.reportStrange(item, strange)
			return
		}
	}
	item.Event = p.isEvent(item.TypeNode, marks, actor)
	if item.TypeNode == document.None && old == document.None && !item.Event {
		s := p.seen(item.Node, p.nameInAnyCase)
		item.Event = p.isEvent(s.typeNode, s.marks, s.actor)
	}
	item.Entity = !item.Event
	if old != document.None && p.mayBe1p0() {
		p.report(at(item.Node), caliper1p0{has: p.doc.Name(old)})
		return
	}
	for _, r := range p.tables.hooks.context {
		r.onContext(p, item, context)
	}
	p.depth = 0
	if item.Event {
		item.ActionNode = action
		p.judgeEvent(item)
		return
	}
	p.entity(item.Node, nil)
	if id := p.typeAt(item.TypeNode); id != 0 {
		item.Type = p.plan.types[id].name
	}
}

// inForce is what the item's context brings besides Caliper's own terms.
func (i *Item) inForce() inForce { return inForce{others: i.others, extensions: i.Extensions} }

// reportStrange notes that an entry can be neither event nor entity.
func (p *pass) reportStrange(item *Item, what string) {
	p.report(at(item.Node), documentShape{got: what, isItem: true})
	p.strange(item)
}

// strange gives a version to what can be neither event nor entity.
func (p *pass) strange(item *Item) {
	if item.Version == "" {
		item.Version = p.options.Spec
	}
}

// strangeness says what a value without a type is that can be neither event nor
// entity, or "".
func (p *pass) strangeness(n document.NodeID) string {
	if p.doc.Nodes[n].Kind != document.Object {
		return p.describe(n)
	}
	switch p.shape(n) {
	case ShapeEnvelope:
		return "an envelope"
	case ShapeUnknown:
		return "an object without type and id"
	}
	return ""
}

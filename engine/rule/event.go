package rule

import (
	"caliper-playground/engine/document"
)

// judgeEvent judges an event: its members by its type, then what only holds
// between them.
func (p *pass) judgeEvent(item *Item) {
	t := p.eventType(item)
	if t == nil {
		return
	}
	p.action = p.symbolAtString(p.memberBySymbol(item.Node, p.tables.words.action))
	o := p.push(item.Node, t)
	p.members(o)
	e := &p.event
	*e = event{object: o, item: item}
	item.IDNode, item.ActorNode, item.ObjectNode = o.member(t.slotID), o.member(t.slotActor), o.member(t.slotObject)
	item.ActionNode, item.ProfileNode, item.EventTimeNode = o.member(t.slotAction), o.member(t.slotProfile), o.member(t.slotTime)
	if t.slotActor != 0 && item.ActorNode != document.None {
		actor := &p.plan.types[o.refs[t.slotActor-1]]
		item.ActorType, item.ActorSymbol = actor.name, actor.symbol
	}
	if t.slotObject != 0 && item.ObjectNode != document.None {
		object := &p.plan.types[o.refs[t.slotObject-1]]
		item.ObjectType, item.ObjectSymbol = object.name, object.symbol
	}
	e.action = p.action
	if n := item.ProfileNode; n != document.None && p.doc.Nodes[n].Kind == document.String {
		e.profile = p.symbolAt(n)
	}
	item.Action, item.Profile = e.action, e.profile
	p.finish(o)
	// The rules of single events would only repeat that its type is unknown.
	if item.Type != "" {
		for _, r := range p.tables.eventHooks {
			r.onEvent(p, e)
		}
	}
	p.pop()
}

// eventType finds the type to judge an event by. A type that is missing or
// unknown is reported; the event is then judged by what all events share. It
// returns nil where nothing can be said.
func (p *pass) eventType(item *Item) *typePlan {
	n := item.TypeNode
	generic := &p.plan.types[p.plan.event]
	if n == document.None && p.misspelled(item.Node, "type") != document.None {
		return generic // whose members tell of it
	}
	if n == document.None || p.doc.Nodes[n].Kind == document.Null {
		p.reportMissing("type-missing", item.Node, "type", n)
		return generic
	}
	id := p.typeAt(n)
	if id == 0 || !p.plan.types[id].isEvent {
		if p.foreign && id == 0 && p.doc.Nodes[n].Kind == document.String {
			p.report("type-foreign", n).got = p.describe(n)
			return nil
		}
		f := p.report("type-unknown", n)
		f.got, f.name, f.event = p.describe(n), p.doc.Text(n), true
		return generic
	}
	t := &p.plan.types[id]
	if t.needs != 0 && t.needs&p.extensions == 0 && !p.foreign {
		f := p.report("extension-context", n)
		f.name, f.needs = t.name, t.needs
		return nil
	}
	if t.deprecated {
		p.report("type-deprecated", n).name = t.name
	}
	item.Type, item.TypeSymbol = t.name, t.symbol
	return t
}

// isType says whether the property in that slot holds an entity of the named
// type or a subtype.
func (e *event) isType(p *pass, slot uint8, name string) bool {
	if slot == 0 || e.present&(1<<(slot-1)) == 0 {
		return false
	}
	t := e.refs[slot-1]
	return t != 0 && p.plan.types[t].ancestors.has(p.plan.typeOf(name))
}

// actionIs says whether the event's action is one of the named.
func (e *event) actionIs(p *pass, names ...string) bool {
	word := p.tables.symbols.Word(e.action)
	for _, name := range names {
		if word == name {
			return true
		}
	}
	return false
}

// profileIs says whether the event belongs to the named profile: it names it,
// or names none (its type then belongs to that profile alone).
func (e *event) profileIs(p *pass, name string) bool {
	return e.profile == 0 && e.item.ProfileNode == document.None || p.tables.symbols.Word(e.profile) == name
}

package rule

import (
	"slices"

	"caliper-playground/engine/document"
)

// event is an event with what its rules ask for.
type event struct {
	*object
	item    *Item
	action  document.Symbol
	profile document.Symbol
}

// actor returns what the event has as its actor.
func (e *event) actor() held { return e.hold(e.plan.slotActor) }

// actedOn returns what the event has as its object.
func (e *event) actedOn() held { return e.hold(e.plan.slotObject) }

// target returns what the event has as its target.
func (e *event) target() held { return e.hold(e.plan.slotTarget) }

// generated returns what the event has as generated.
func (e *event) generated() held { return e.hold(e.plan.slotGenerated) }

// judgeEvent judges an event: its members by its type, then what only holds
// between them.
func (p *pass) judgeEvent(item *Item) {
	t, certain := p.eventType(item)
	p.action = p.symbolAt(item.ActionNode)
	o := p.push(item.Node, t)
	if certain {
		item.Type, item.TypeSymbol = t.name, t.symbol
		p.members(o)
	} else {
		p.membersTaken(o, &p.plan.below[p.plan.event])
	}
	e := &p.event
	*e = event{object: o, item: item, action: p.action}
	item.IDNode, item.ActorNode, item.ObjectNode = o.member(t.slotID), o.member(t.slotActor), o.member(t.slotObject)
	item.ActionNode, item.ProfileNode, item.EventTimeNode = o.member(t.slotAction), o.member(t.slotProfile), o.member(t.slotTime)
	if item.ActorNode != document.None {
		actor := &p.plan.types[o.refs[t.slotActor.index()]]
		item.ActorType, item.ActorSymbol = actor.name, actor.symbol
	}
	if item.ObjectNode != document.None {
		object := &p.plan.types[o.refs[t.slotObject.index()]]
		item.ObjectType, item.ObjectSymbol = object.name, object.symbol
	}
	e.profile = p.symbolAt(item.ProfileNode)
	item.Action, item.Profile = e.action, e.profile
	if certain {
		p.finish(o)
	}
	for _, r := range p.tables.hooks.anyEvent {
		r.onAnyEvent(p, e)
	}
	if certain {
		for _, r := range e.plan.eventRules {
			r.onEvent(p, e)
		}
	}
	p.pop()
}

// eventType finds the type to judge an event by, and whether that is certain. A
// type that is missing or unknown is reported; the event is then judged by the
// type that is meant, or by what all events share.
func (p *pass) eventType(item *Item) (t *typePlan, certain bool) {
	t, named := p.namedType(item.Node, item.TypeNode, nil, true)
	switch {
	case t == nil:
		return &p.plan.types[p.plan.event], false
	case named != document.None && t.deprecated:
		p.report(at(named), typeDeprecated{name: t.name})
	}
	return t, named != document.None
}

// namedType finds the type that an object names, and where it does. One that is missing
// or unknown is reported; then named is None, and the type the one that is meant, or nil.
func (p *pass) namedType(object, typeNode document.NodeID, property *propertyPlan, isEvent bool) (t *typePlan, named document.NodeID) {
	if typeNode == document.None {
		typeNode = p.misspelled(object, "type") // of which the members tell
	}
	if typeNode == document.None || p.doc.Nodes[typeNode].Kind == document.Null {
		meant := (typeMissing{}).tell(p, object, typeNode, property, isEvent)
		return p.typeOrNil(meant), document.None
	}
	t = p.typeOrNil(p.typeAt(typeNode))
	if t == nil || isEvent && !t.isEvent {
		meant := (typeUnknown{}).tell(p, typeNode, property, isEvent)
		return p.typeOrNil(meant), document.None
	}
	if t.needs != 0 && !t.needs.overlaps(p.extensions) {
		if p.others.define(p, p.doc.Content(typeNode)) {
			p.report(at(typeNode), typeForeign{got: p.describe(typeNode), extension: true})
			return nil, document.None
		}
		extensionContext{}.tell(p, typeNode, t.name, t.needs)
	}
	return t, typeNode
}

// typeOrNil returns a type, or nil for the one that stands for none.
func (p *pass) typeOrNil(id typeID) *typePlan {
	if id == 0 {
		return nil
	}
	return &p.plan.types[id]
}

// isA says whether what a property holds is an entity of the named type or a
// subtype.
func (h held) isA(p *pass, name string) bool {
	return h.typ != 0 && p.plan.types[h.typ].ancestors.has(p.plan.typeOf(name))
}

// actionIs says whether the event's action is one of the named.
func (e *event) actionIs(p *pass, names ...string) bool {
	return slices.Contains(names, p.tables.symbols.Word(e.action))
}

// profileIs says whether the event belongs to the named profile: it names it,
// or names none (its type then belongs to that profile alone).
func (e *event) profileIs(p *pass, name string) bool {
	return e.profile == 0 && e.item.ProfileNode == document.None || p.tables.symbols.Word(e.profile) == name
}

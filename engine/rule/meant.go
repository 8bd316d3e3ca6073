package rule

import "caliper-playground/engine/document"

// Meant is what an event means by evidence: its own type, action and profile where
// those will do, else what the patches of its findings set. Each is "" where there
// is a choice to make, or nothing to go by.
type Meant struct {
	Event, Action, Profile string
	Unnamed                bool // the event names no profile at all
}

// Meant returns what an event means.
func (r *Result) Meant(item *Item) Meant {
	p := r.pass
	p.plan, p.item, p.inForce = p.tables.plan(item.Version), item, item.inForce()
	m := Meant{Unnamed: item.ProfileNode == document.None}
	if m.Profile = r.Word(item.Profile); p.plan.profiles[item.Profile] == nil {
		m.Profile = p.profileMeant(item.ProfileNode).word
	}
	t := &p.plan.types[p.plan.byName[item.TypeSymbol]]
	if item.TypeSymbol == 0 {
		t = &p.plan.types[p.plan.typeOf(p.eventMeant(item.Node, item.TypeNode).word)]
	}
	if t.id == 0 {
		m.Action = p.actionOf(item.Node)
		return m
	}
	m.Event = t.name
	if t.actions.contains(item.Action) || t.deprecatedActions.contains(item.Action) {
		m.Action = r.Word(item.Action)
		return m
	}
	n := item.ActionNode
	if n == document.None {
		n = p.misspelled(item.Node, "action")
	}
	action := p.meantAction(t, item.Node, n)
	m.Action = action.word
	switch {
	case len(action.types) > 0:
		m.Event = ""
	case action.event != "":
		m.Event = action.event
	}
	return m
}

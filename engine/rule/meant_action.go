package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// meantAction is the action that an event means by what stands in its action's
// place.
type meantAction struct {
	action string
	near   bool // it is merely misspelt there
}

// meantAction returns the action that an event of that type means by what stands
// at a node: the nearest one that the type takes, else the one that the rest of
// the event makes likely. The node may be None, and what stands there may be an
// action of the type already.
func (p *pass) meantAction(t *typePlan, event, n document.NodeID) meantAction {
	if n != document.None && !p.saysNothing(n) {
		if near := catalog.Nearest(localName(p.doc.Text(n)), t.actions.names); near != "" {
			return meantAction{near, true}
		}
	}
	return meantAction{p.proposeAction(event), false}
}

// mend sets the action that is meant. One that is not merely spelt otherwise is
// kept in the extensions.
func (m meantAction) mend(x *patcher, at place) {
	if m.near {
		x.replace(at.node, text(m.action))
		return
	}
	x.supersede(at.node, text(m.action))
}

// MeantAction returns the action that an event of a known type means: its own
// where the type takes it, else the one that the patch of its finding sets. It
// is "" where the type is unknown.
func (r *Result) MeantAction(item *Item) string {
	if item.TypeSymbol == 0 {
		return ""
	}
	p := r.pass
	p.plan = p.tables.plan(item.Version)
	t := &p.plan.types[p.plan.byName[item.TypeSymbol]]
	if t.actions.contains(item.Action) || t.deprecatedActions.contains(item.Action) {
		return r.Word(item.Action)
	}
	n := item.ActionNode
	if n == document.None {
		n = p.misspelled(item.Node, "action")
	}
	return p.meantAction(t, item.Node, n).action
}

// proposeAction returns the action that an event most likely means: the
// required one of its profile, or the first that its type takes.
func (p *pass) proposeAction(event document.NodeID) string {
	t := p.typeAt(p.memberBySymbol(event, p.tables.words.typ))
	if t == 0 || !p.plan.types[t].isEvent || len(p.plan.types[t].actions.names) == 0 {
		t = p.plan.event
	}
	plan := &p.plan.types[t]
	for i := range p.plan.vocabulary.Profiles {
		for _, row := range p.plan.vocabulary.Profiles[i].Rows {
			if row.Event == plan.name && row.Disposition == catalog.Required && row.Action != catalog.AnyAction && p.takesAction(event, plan, row.Action) {
				return row.Action
			}
		}
	}
	if t == p.plan.event {
		return "Used"
	}
	for _, action := range plan.actions.names {
		if p.takesAction(event, plan, action) {
			return action
		}
	}
	return plan.actions.names[0]
}

// takesAction says whether what stands in an event goes with an action.
func (p *pass) takesAction(event document.NodeID, plan *typePlan, action string) bool {
	symbol := p.plan.symbol(action)
	for _, n := range plan.narrowings {
		member := p.doc.Member(event, n.name)
		if n.action != symbol || member == document.None || p.doc.Nodes[member].Kind != document.Object {
			continue
		}
		if t := p.typeAt(p.memberBySymbol(member, p.tables.words.typ)); t != 0 && !n.types.has(t) {
			return false
		}
	}
	for _, i := range plan.conditional {
		if plan.properties[i].requiredFor.contains(symbol) && p.doc.Member(event, plan.properties[i].Name) == document.None {
			return false
		}
	}
	return true
}

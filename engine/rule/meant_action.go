package rule

import (
	"cmp"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// meantAction is what is meant by an action that an event does not take, or by
// none at all.
type meantAction struct {
	meaning        // the action
	event   string // the type that the event becomes with it; "" where it stays
	types   []string
}

// meantAction returns what an event of a type means by what stands at a node in
// its action's place: an action of the type in other words; else an action of the
// vocabulary, with the one event type that takes it; else the only action that the
// type has. The node may be None.
func (p *pass) meantAction(t *typePlan, event, n document.NodeID) meantAction {
	if word := p.wordAt(n); word != "" {
		if m := p.meantBy(catalog.ActionSynonym, word, t.actions.names); m.word != "" || len(m.or) > 0 {
			return meantAction{meaning: m}
		}
		if m := p.meantBy(catalog.ActionSynonym, word, p.plan.actions.names); m.word != "" {
			return p.elsewhere(event, m)
		}
	}
	if len(t.actions.names) == 1 {
		return meantAction{meaning: meaning{word: t.actions.names[0]}}
	}
	var likely []string
	for _, action := range p.actionsOf(t) {
		if p.takesAction(event, t, action) {
			likely = append(likely, action)
		}
	}
	said := p.meantByPart(catalog.ActionSynonym, p.wordAt(n), likely)
	wanted := p.profileActions(t, event)
	slices.SortStableFunc(likely, func(a, b string) int {
		return cmp.Or(before(said, a)-before(said, b), before(wanted, a)-before(wanted, b))
	})
	return meantAction{meaning: meaning{or: likely}}
}

// actionsOf lists the actions that an event of a type takes by the contexts in force.
func (p *pass) actionsOf(t *typePlan) []string {
	if p.lacksExtension(t.name, t.needs) {
		return t.actions.names // whose context is asked for as it is
	}
	return slices.DeleteFunc(slices.Clone(t.actions.names), func(action string) bool {
		return p.lacksExtension(action, p.plan.actions.needs[p.plan.symbol(action)])
	})
}

// elsewhere returns which event an action belongs to that its own type does not
// take: the one that takes it on the event's object, or the generic one where
// there is none.
func (p *pass) elsewhere(event document.NodeID, action meaning) meantAction {
	types := p.eventsFor(event, action.word)
	switch len(types) {
	case 0:
		return meantAction{meaning: action, event: "Event"}
	case 1:
		return meantAction{meaning: action, event: types[0]}
	}
	return meantAction{meaning: action, types: append(types, "Event")}
}

// mend sets the action that is meant, and the type that the event becomes by it.
func (m meantAction) mend(x *patcher, at place) {
	if len(m.types) > 0 {
		return
	}
	m.become(x, at, m.event)
}

func (m meantAction) become(x *patcher, at place, event string) {
	if at.member != "" || x.p.doc.Nodes[at.node].Kind != document.String || x.p.doc.Text(at.node) != m.word {
		m.meaning.mend(x, at)
	}
	if event == "" {
		return
	}
	if typeNode := x.p.memberBySymbol(x.holderOf(at), x.p.tables.words.typ); typeNode != document.None && !x.gone[typeNode] {
		x.supersede(typeNode, jsonText(event))
	}
}

// choices offers the types that the event may become, or the actions that its
// type takes.
func (m meantAction) choices(x *patcher, at place) []choice {
	var choices []choice
	for _, event := range m.types {
		choices = append(choices, choice{"the event becomes " + article(event), func(x *patcher) { m.become(x, at, event) }})
	}
	return append(choices, m.choicesOf("the action", at)...)
}

// takesAction says whether what stands in an event goes with an action.
func (p *pass) takesAction(event document.NodeID, t *typePlan, action string) bool {
	symbol := p.plan.symbol(action)
	for _, n := range t.narrowings {
		member := p.doc.Member(event, n.name)
		if n.action != symbol || member == document.None || p.doc.Nodes[member].Kind != document.Object {
			continue
		}
		if t := p.typeAt(p.memberBySymbol(member, p.tables.words.typ)); t != 0 && !n.types.has(t) {
			return false
		}
	}
	return !slices.ContainsFunc(t.conditional, func(i int) bool {
		return t.properties[i].requiredFor.contains(symbol) && p.doc.Member(event, t.properties[i].Name) == document.None
	})
}

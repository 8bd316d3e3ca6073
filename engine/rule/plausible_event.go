package rule

import (
	"cmp"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// likeliestEvents lists the event types that an event may be of where no type but
// the generic one takes its action on its object in its profile: that one, then
// those that would in another profile; or, of an event without an action that is
// known, those that go best with what else it says, and the generic one.
func (p *pass) likeliestEvents(event document.NodeID) []string {
	if action := p.actionOf(event); action != "" {
		return append([]string{"Event"}, p.eventsIn("", event, action)...)
	}
	fitting := p.fittest(func(t *typePlan) bool { return t.isEvent && t.name != "Event" },
		func(t *typePlan) int { return p.misfits(event, t) })
	profile := p.plan.vocabulary.Profile(p.profileOf(event))
	slices.SortStableFunc(fitting, func(a, b *typePlan) int {
		return cmp.Or(outside(profile, a.name)-outside(profile, b.name), a.breadth()-b.breadth())
	})
	return append(namesOf(fitting[:min(len(fitting), maxChoices-1)]), "Event")
}

// breadth counts the types that an event type takes as its object: one that is made
// for few is likelier meant where it takes what is there.
func (t *typePlan) breadth() int {
	return t.properties[t.slotObject.index()].types.size()
}

// profileActions lists the actions for which the profile that an event names has a
// row with its type.
func (p *pass) profileActions(t *typePlan, event document.NodeID) []string {
	profile := p.plan.vocabulary.Profile(p.profileOf(event))
	if profile == nil {
		return nil
	}
	var actions []string
	for _, row := range profile.Rows {
		if row.Event == t.name {
			actions = append(actions, row.Action)
		}
	}
	return actions
}

// outside is 1 for the name of an event type that a profile has no row for, else 0.
func outside(profile *catalog.Profile, event string) int {
	if profile != nil && !slices.ContainsFunc(profile.Rows, func(row catalog.Row) bool { return row.Event == event }) {
		return 1
	}
	return 0
}

// rowsOf lists the rows that an event may fill by its type, its action and, if it
// names one, its profile.
func (p *pass) rowsOf(event document.NodeID) []*catalog.Row {
	if event == document.None || p.doc.Nodes[event].Kind != document.Object {
		return nil
	}
	t := &p.plan.types[p.typeAt(p.memberBySymbol(event, p.tables.words.typ))]
	rows := p.plan.vocabulary.Rows(t.name, p.actionOf(event))
	if profile := p.profileOf(event); profile != "" {
		rows = slices.DeleteFunc(slices.Clone(rows), func(row *catalog.Row) bool { return row.Profile != profile })
	}
	return rows
}

// profileOf returns the profile that an event names, or "".
func (p *pass) profileOf(event document.NodeID) string {
	symbol := p.symbolAt(p.memberBySymbol(event, p.tables.words.profile))
	if p.plan.profiles[symbol] == nil || p.plan.types[p.plan.event].slotProfile == 0 {
		return ""
	}
	return p.tables.symbols.Word(symbol)
}

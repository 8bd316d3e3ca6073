package conformance

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// nearest returns the row that an event comes nearest to, or nil. Its type
// counts most, then its action, then the profile that it names, then whether
// its object would fit.
func (t *rowTable) nearest(r *rule.Result, item *rule.Item) *catalog.Row {
	named := func(n document.NodeID, names []string) string {
		if n == document.None {
			return ""
		}
		text := r.Document.Text(n)
		if near := catalog.Nearest(text, names); near != "" {
			return near
		}
		return text
	}
	event := r.MeantEvent(item)
	if event == "" {
		event = item.Type
	}
	if event == "" {
		event = named(item.TypeNode, t.eventNames())
	}
	action := r.MeantAction(item)
	if action == "" {
		action = named(item.ActionNode, t.actionsOf(event))
	}
	profile := named(item.ProfileNode, t.profileNames())
	event = successor(event, action)

	var best *catalog.Row
	most := 0
	for i := range t.rows {
		for k := range t.rows[i] {
			f := &t.rows[i][k]
			score := 0
			if f.row.Event == event {
				score += 16
			}
			if f.row.Action == action {
				score += 8
			}
			if f.row.Profile == profile {
				score += 4
			}
			if f.takes(item.ObjectSymbol, false, t.vocabulary.Version) && f.takesActor(item.ActorSymbol) {
				score += 2
			}
			// Below this it shares an action at the most, which says little.
			if score > most && score >= 12 || score == most && best != nil && narrower(f.row, best) {
				best, most = f.row, score
			}
		}
	}
	return best
}

// narrower prefers, of two rows that are as near, the one that stands first in
// the vocabulary.
func narrower(a, b *catalog.Row) bool { return a.ID < b.ID && a.Profile == b.Profile }

// successor returns the event type that took a deprecated one's place.
func successor(event, action string) string {
	switch {
	case event == "OutcomeEvent":
		return "GradeEvent"
	case event == "ReadingEvent" && action == "NavigatedTo":
		return "NavigationEvent"
	case event == "ReadingEvent":
		return "ViewEvent"
	}
	return event
}

func (t *rowTable) eventNames() []string {
	var names []string
	for i := range t.vocabulary.Events {
		names = append(names, t.vocabulary.Events[i].Name)
	}
	return names
}

func (t *rowTable) profileNames() []string {
	var names []string
	for i := range t.vocabulary.Profiles {
		names = append(names, t.vocabulary.Profiles[i].Name)
	}
	return names
}

// actionsOf returns the actions that the rows of an event type have.
func (t *rowTable) actionsOf(event string) []string {
	var names []string
	for _, f := range t.rows[t.symbol(event)] {
		names = append(names, f.row.Action)
	}
	return names
}

// fits says whether the item's actor and object would fill a row.
func (t *rowTable) fits(row *catalog.Row, item *rule.Item, named bool) bool {
	for k := range t.rows[t.symbol(row.Event)] {
		if f := &t.rows[t.symbol(row.Event)][k]; f.row == row {
			return f.takesActor(item.ActorSymbol) && f.takes(item.ObjectSymbol, named, t.vocabulary.Version)
		}
	}
	return false
}

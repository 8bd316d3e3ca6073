package conformance

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// nearest returns the row that an event comes nearest to, by what it means, and
// whether its profile, actor and object would fill it. It is nil where there is
// no evidence: what a choice would decide is not foretold.
func (t *rowTable) nearest(r *rule.Result, item *rule.Item) (row *catalog.Row, fits bool) {
	meant := r.Meant(item)
	if meant.Event == "" {
		return nil, false
	}
	candidates := t.rows[t.symbol(successor(meant.Event, meant.Action))]
	if meant.Action == "" && !oneAction(candidates) {
		return nil, false
	}
	var best *fit
	most := -1
	for i := range candidates {
		f := &candidates[i]
		if meant.Action != "" && f.action != 0 && f.row.Action != meant.Action {
			continue
		}
		score := 0
		if f.row.Profile == meant.Profile {
			score += 4
		}
		switch {
		case t.fills(f, item, !meant.Unnamed):
			score += 2
		case f.takesUnknown: // it takes more than others
			score++
		}
		if score > most {
			best, most = f, score
		}
	}
	switch {
	case best == nil:
		return nil, false
	case t.fills(best, item, !meant.Unnamed):
		return best.row, meant.Unnamed || best.row.Profile == meant.Profile
	}
	if other := t.nearestByNeeds(r, item); other != nil {
		return other.row, false
	}
	return best.row, false
}

// oneAction says whether all rows have the same action.
func oneAction(rows []fit) bool {
	return !slices.ContainsFunc(rows, func(f fit) bool { return f.action != rows[0].action })
}

// fills says whether the item's actor and object fill a row.
func (t *rowTable) fills(f *fit, item *rule.Item, named bool) bool {
	return f.takesActor(item.ActorSymbol) && f.takes(item.ObjectSymbol, named, t.vocabulary.Version)
}

// nearestByNeeds returns the row of another event that takes the item's actor and
// object, where the item has what the action of that row asks for and few events
// have: a tool that is reached from a platform's session is launched, whatever it
// is called. It is nil where the object is not known.
func (t *rowTable) nearestByNeeds(r *rule.Result, item *rule.Item) *fit {
	if item.ObjectSymbol == 0 {
		return nil
	}
	for i := range t.rows {
		for k := range t.rows[i] {
			f := &t.rows[i][k]
			lacks := func(n need) bool { return !t.has(r.Document, item.Node, n) }
			if len(f.needs) > 0 && t.fills(f, item, true) && !slices.ContainsFunc(f.needs, lacks) {
				return f
			}
		}
	}
	return nil
}

// need is what an action asks of its event beyond what the event always has.
type need struct {
	property string
	types    typeSet
}

func (t *rowTable) needsOf(row *catalog.Row) []need {
	var needs []need
	for _, p := range t.vocabulary.PropertiesOf(row.Event) {
		if slices.Contains(p.RequiredFor, row.Action) {
			needs = append(needs, need{p.Name, t.subtypes(p.Types)})
		}
	}
	return needs
}

// has says whether an event has an entity of the type that is needed.
func (t *rowTable) has(d *document.Document, event document.NodeID, n need) bool {
	value := d.Member(event, n.property)
	if value == document.None || d.Nodes[value].Kind != document.Object {
		return false
	}
	return n.types[t.symbol(d.Text(d.Member(value, "type")))]
}

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

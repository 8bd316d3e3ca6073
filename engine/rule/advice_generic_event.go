package rule

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type adviceGenericEvent struct{ rows []string }

func (adviceGenericEvent) page() Rule {
	return Rule{
		ID: "advice-generic-event", Title: "An event type of its own says more than Event", Severity: Info,
		Why: "The generic Event is for what no profile has a row for. Where an event type has this action for such an actor and object, " +
			"that type says what happened, and consumers of its profile look for it.",
		Cost:      "The event fills the one row of the General profile, and none of the profile that it is about.",
		Reference: "Caliper 1.2, General Profile (#generalProfile)",
	}
}

func (*adviceGenericEvent) advise(p *pass) {
	for item := range p.items {
		if item.Type != "Event" || item.ObjectType == "" || item.ActionNode == document.None {
			continue
		}
		if rows := p.rowsFor(item); len(rows) > 0 {
			p.reportIn(item, at(item.TypeNode), adviceGenericEvent{rows})
		}
	}
}

// rowsFor names the rows of other event types that an event's action, actor and
// object would fill: "ViewEvent of ReadingProfile".
func (p *pass) rowsFor(item *Item) []string {
	v, action := p.plan.vocabulary, p.doc.Text(item.ActionNode)
	fits := func(typeName string, allowed []string) bool {
		return slices.ContainsFunc(allowed, func(t string) bool { return v.IsA(typeName, t) })
	}
	var rows []string
	for _, row := range v.AllRows() {
		if row.Action == catalog.AnyAction || row.Action != action || !p.extended(item, v.Profile(row.Profile).Extension) {
			continue
		}
		if fits(item.ObjectType, row.Asks("object")) && (item.ActorType == "" || fits(item.ActorType, row.Actor)) {
			rows = append(rows, row.Event+" of "+row.Profile)
		}
	}
	return rows
}

// extended says whether an extension of 1.1 is in force for an item; "" is none,
// and always so.
func (p *pass) extended(item *Item, extension string) bool {
	return extension == "" || item.Extensions.overlaps(p.plan.extensions[extension])
}

func (f adviceGenericEvent) words() string {
	return "a row of its own fits: " + or(f.rows)
}

package rule

import (
	"bytes"

	"caliper-playground/engine/document"
)

// eventIDReused is reported for the events of one document here, and for those
// of one session by the session, which alone knows what came before.
type eventIDReused struct {
	first string // the pointer of the event that had the id first
}

func (eventIDReused) page() Rule {
	return Rule{
		ID: "event-id-reused", Title: "An event's id stands for one event", Severity: Warning,
		Why: "A sensor that sends an event again, after a lost answer for one, sends it with the same id and the same content; that is a repeat and counts once. " +
			"The same id with other content is two events of one name.",
		Cost:      "Consumers keep one of the two and drop the other.",
		Reference: "Caliper 1.2, event (#event); erratum 31",
	}
}

// check reports, for a document of several events, each further content that an
// id stands for. An event that returns with the same content is a repeat, and fine.
func (eventIDReused) check(p *pass) {
	items := p.result.Items
	if len(items) < 2 {
		return
	}
	type sighting struct {
		first   document.NodeID // the event that had the id first
		content uint64
	}
	var seen map[sighting]document.NodeID // made where an id returns, which few do
	ids := &p.eventIDs
	ids.reset(2 * len(items))
	for i := range items {
		n := items[i].IDNode
		if !items[i].Event || n == document.None || p.doc.Nodes[n].Kind != document.String {
			continue
		}
		earlier, news := ids.add(p.doc, n, p.doc.Content(n), document.None, nil)
		if news {
			continue
		}
		first := p.doc.Nodes[earlier.id].Parent
		if bytes.Equal(p.doc.Raw(first), p.doc.Raw(items[i].Node)) {
			items[i].Repeats = first // as most that are sent again
			continue
		}
		if seen == nil {
			seen = map[sighting]document.NodeID{}
		}
		seen[sighting{first, document.HashValue(p.doc, first)}] = first
		this := sighting{first, document.HashValue(p.doc, items[i].Node)}
		if same, repeats := seen[this]; repeats {
			items[i].Repeats = same
			continue
		}
		seen[this] = items[i].Node
		p.reportIn(&items[i], at(n), eventIDReused{p.doc.Pointer(first)})
	}
}

func (f eventIDReused) words() string {
	return "the event at " + f.first + " has this id, but other content; an event's id is its own"
}

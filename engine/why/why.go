// Package why answers why: why a row is empty or filled, why an event filled the
// rows that it did and not others that one might expect, what came closest. It
// judges nothing: it goes by what the judge has said of messages.
package why

import (
	"slices"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/session"
)

// Part is one part of an answer: a heading, and sentences below it.
type Part struct {
	Title string
	Lines []string
	Names []string // of what it is about, for the look-up, the best first; nil where the answer's own do
}

// Event is an event of a message, as far as rows go by it.
type Event struct {
	Source  string // what it is called: "message 12"
	Item    *conformance.Item
	Profile string // that it names; "" for none
}

// Events returns the events of a message whose content was judged.
func Events(m session.Message) []Event {
	if m.Assessment == nil {
		return nil
	}
	return eventsOf(session.MessageName(m.Seq), m.Exchange.Body, m.Assessment.Items)
}

// eventsOf returns the events among the items of a document, which is called by its
// name.
func eventsOf(source string, data []byte, items []conformance.Item) []Event {
	var events []Event
	for i := range items {
		item := &items[i]
		if item.Kind == "event" {
			events = append(events, Event{Source: source, Item: item, Profile: item.NamedProfile(data)})
		}
	}
	return events
}

// Fills says whether an event fills a row.
func (e Event) Fills(rowID string) bool {
	return slices.ContainsFunc(e.Item.Credits, func(c conformance.Credit) bool { return c.RowID == rowID })
}

// Package why answers why: why a row is empty or filled, why an event filled the
// rows that it did and not others that one might expect, what came closest. It
// judges nothing: it goes by what the judge has said of messages.
package why

import (
	"fmt"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/session"
)

// Part is one part of an answer: a heading, and sentences below it.
type Part struct {
	Title string
	Lines []string
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
	source := fmt.Sprintf("message %d", m.Seq)
	d, err := document.NewParser(nil).Parse(m.Exchange.Body)
	var events []Event
	for i := range m.Assessment.Items {
		item := &m.Assessment.Items[i]
		if item.Kind != "event" {
			continue
		}
		e := Event{Source: source, Item: item}
		if err == nil {
			e.Profile = d.Said(d.Find(item.Pointer + "/profile"))
		}
		events = append(events, e)
	}
	return events
}

// Fills says whether an event fills a row.
func (e Event) Fills(rowID string) bool {
	for _, c := range e.Item.Credits {
		if c.RowID == rowID {
			return true
		}
	}
	return false
}

package cli

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/session"
	"caliper-playground/engine/why"
)

// closest finds the events of documents that come closest to the rows of the profiles
// that a check is to meet. It is nil where none is named, and then does nothing.
type closest map[catalog.Version]*why.Closest

// closest makes ready for the profiles that were named, of each version that has them.
func (f *profileFlag) closest() closest {
	if len(f.names) == 0 {
		return nil
	}
	all := closest{}
	for _, v := range catalog.Versions() {
		var rows []*catalog.Row
		for _, name := range f.names {
			if p, err := catalog.Get(v).ParseProfile(name); err == nil { // the other version may have it
				for i := range p.Rows {
					rows = append(rows, &p.Rows[i])
				}
			}
		}
		all[v] = why.NewClosest(catalog.Get(v), rows)
	}
	return all
}

// events are those of a document, called by its place. Workers may ask at the same time.
func (c closest) events(d library.Document, a *conformance.Assessment) []why.Event {
	if c == nil {
		return nil
	}
	m := session.Message{Assessment: a}
	m.Exchange.Body = d.Data
	events := why.Events(m)
	for i := range events {
		events[i].Source = d.Place.String()
	}
	return events
}

// look takes account of events, in the order of their documents.
func (c closest) look(events []why.Event) {
	for _, e := range events {
		for _, of := range c {
			of.Look(e)
		}
	}
}

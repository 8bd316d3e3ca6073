package cli

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
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
	return closestTo(func(v *catalog.Vocabulary) []*catalog.Row {
		var named []string
		for _, name := range f.names {
			if p, err := v.ParseProfile(name); err == nil { // the other version may have it
				named = append(named, p.Name)
			}
		}
		return slices.DeleteFunc(v.AllRows(), func(r *catalog.Row) bool { return !slices.Contains(named, r.Profile) })
	})
}

// closestToAll makes ready for all profiles.
func closestToAll() closest { return closestTo((*catalog.Vocabulary).AllRows) }

// closestTo makes ready for some rows of each version.
func closestTo(rows func(*catalog.Vocabulary) []*catalog.Row) closest {
	all := closest{}
	for _, version := range catalog.Versions() {
		v := catalog.Get(version)
		all[version] = why.NewClosest(v, rows(v))
	}
	return all
}

// events are those among the items of a document, called by its name. Workers may ask
// at the same time.
func (c closest) events(name string, data []byte, items []conformance.Item) []why.Event {
	if c == nil {
		return nil
	}
	m := session.Message{Assessment: &conformance.Assessment{Items: items}}
	m.Exchange.Body = data
	events := why.Events(m)
	for i := range events {
		events[i].Source = name
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

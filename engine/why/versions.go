package why

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
)

// ByVersion finds what came closest to rows of each version of Caliper. It is nil where
// nobody asks, and then does nothing.
type ByVersion map[catalog.Version]*Closest

// NewByVersion makes ready for the rows of each version that rows returns.
func NewByVersion(rows func(*catalog.Vocabulary) []*catalog.Row) ByVersion {
	all := ByVersion{}
	for _, version := range catalog.Versions() {
		v := catalog.Get(version)
		all[version] = NewClosest(v, rows(v))
	}
	return all
}

// Events returns the events among the items of a document, which is called by its
// name. Several may ask at the same time.
func (c ByVersion) Events(name string, data []byte, items []conformance.Item) []Event {
	if c == nil {
		return nil
	}
	return eventsOf(name, data, items)
}

// Look looks at events, in the order of what they came in.
func (c ByVersion) Look(events []Event) {
	for _, e := range events {
		for _, of := range c {
			of.Look(e)
		}
	}
}

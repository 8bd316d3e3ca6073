package load

import (
	"caliper-playground/engine/library"
	"caliper-playground/engine/text"
)

// entry is one document of the list, and what becomes of it there.
type entry struct {
	library.Entry
	id int // its own for as long as the page lives; another when its content changes

	nameCells, tellsCells int // as they are shown

	chosen  bool
	changed bool // since it was first read
}

// newEntry puts a document into the list. What can be sent is chosen.
func newEntry(of library.Entry) entry {
	e := entry{Entry: of, chosen: of.Sendable()}
	e.nameCells = text.Width(cleanName(of.Name()))
	e.tellsCells = text.Width(text.Clean(of.Tells))
	return e
}

func newEntries(of []library.Entry) []entry {
	entries := make([]entry, len(of))
	for i := range of {
		entries[i] = newEntry(of[i])
	}
	return entries
}

// place tells a document from the others, whatever is in it.
type place struct {
	origin *library.Origin
	at     library.Place
}

func (e *entry) place() place { return place{e.Origin, e.Place} }

// pick is a document that is wanted. It is read again when its turn comes.
type pick struct {
	library.Wanted // At is its place in the list, where that counts
	id             int
	parts          int // how many items of it have been answered already
}

func (e *entry) wanted(at int) library.Wanted {
	return library.Wanted{Origin: e.Origin, Place: e.Place, At: at}
}

func (e *entry) pick(at int) pick { return pick{Wanted: e.wanted(at), id: e.id} }

package lookup

import (
	"fmt"
	"strings"
	"sync"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
)

// Book holds the entries of one version. It is immutable.
type Book struct {
	Spec    catalog.Version
	Entries []*Entry // by kind, and in the catalogue's order

	other      *Book // of the other version
	vocabulary *catalog.Vocabulary
	byRef      map[Ref]*Entry
	names      map[string]Ref // words of prose that are linked
	indexed    func() []indexed
}

// The books are put together when they are first asked for: first each
// version's own facts, then what the versions tell about each other, and last
// the examples, which take longest and are found for the version alone that is
// asked for.
var (
	plainOf  = catalog.PerVersion(newBook)
	compared = sync.OnceFunc(func() { compareBooks(plainOf(catalog.V1p2), plainOf(catalog.V1p1)) })
	wholeOf  = catalog.PerVersion(func(v catalog.Version) *Book {
		compared()
		plainOf(v).illustrate()
		return plainOf(v)
	})
)

// Of returns the book of a version. The first call takes some milliseconds; it
// panics where the version is none of catalog.Versions.
func Of(v catalog.Version) *Book { return wholeOf(v) }

// newBook makes the entries of a version, without what differs in the other and
// without examples.
func newBook(spec catalog.Version) *Book {
	v := catalog.Get(spec)
	b := &Book{Spec: spec, vocabulary: v, byRef: map[Ref]*Entry{}, names: map[string]Ref{}}
	for _, c := range v.Concepts() {
		b.add(wordEntry(v, c))
	}
	for i := range v.Profiles {
		b.add(profileEntry(v, &v.Profiles[i]))
	}
	for _, r := range v.AllRows() {
		b.add(rowEntry(v, r))
	}
	for i := range v.Events {
		b.add(eventEntry(v, &v.Events[i]))
	}
	for i := range v.Entities {
		b.add(entityEntry(v, &v.Entities[i]))
	}
	for _, e := range propertyEntries(v) {
		b.add(e)
	}
	for i := range v.Actions {
		b.add(actionEntry(v, &v.Actions[i]))
	}
	for i := range v.Terms {
		b.add(termEntry(v, &v.Terms[i]))
	}
	for i := range v.Errata {
		b.add(erratumEntry(v, &v.Errata[i]))
	}
	for _, r := range rule.All() {
		b.add(ruleEntry(spec, r))
	}
	b.relate()
	b.relateWords()
	b.callByOtherNames()
	b.indexed = sync.OnceValue(func() []indexed {
		all := make([]indexed, len(b.Entries))
		for i, e := range b.Entries {
			all[i] = newIndexed(e)
		}
		return all
	})
	return b
}

func (b *Book) add(e *Entry) {
	b.Entries = append(b.Entries, e)
	b.byRef[e.Ref] = e
	switch e.Kind {
	case Profile, Event, Entity, Action:
		b.names[e.Name] = e.Ref
	case Property:
		if strings.ToLower(e.Name) != e.Name { // a plain word of prose is not meant as the property
			b.names[e.Name] = e.Ref
		}
	}
}

// Get returns the entry of that kind and name, or nil.
func (b *Book) Get(r Ref) *Entry { return b.byRef[r] }

// Of returns the entries of a kind, in the catalogue's order.
func (b *Book) Of(kind Kind) []*Entry {
	var entries []*Entry
	for _, e := range b.Entries {
		if e.Kind == kind {
			entries = append(entries, e)
		}
	}
	return entries
}

// relate fills in the errata about each entry, and what an erratum is about.
func (b *Book) relate() {
	for _, x := range b.vocabulary.Errata {
		erratum := b.Get(Ref{Erratum, fmt.Sprint(x.Number)})
		for _, name := range x.Names {
			for _, kind := range []Kind{Profile, Event, Entity, Property, Action, Term} {
				e := b.Get(Ref{kind, name})
				if e == nil {
					continue
				}
				e.Errata = append(e.Errata, ErratumFact{x.Number, x.Subject})
				erratum.Related = append(erratum.Related, e.Ref)
			}
		}
	}
	for _, e := range b.Of(Row) {
		row := e.Rows[0]
		for _, x := range b.Get(Ref{Profile, row.Profile}).Errata {
			for _, name := range b.vocabulary.Errata[x.Number-1].Names {
				if name == row.Event || name == row.Action {
					e.Errata = append(e.Errata, x)
					break
				}
			}
		}
	}
}

package lookup

import (
	"slices"
	"strconv"

	"caliper-playground/catalog"
)

func actionEntry(v *catalog.Vocabulary, a *catalog.Action) *Entry {
	e := newEntry(v.Version, Action, a.Name)
	e.IRI, e.Meaning, e.Reference = a.IRI, a.Meaning, reference(v, a.Reference)
	e.Extensions = append(e.Extensions, a.Extensions...)
	for i := range v.Events {
		if slices.Contains(v.Events[i].Actions, a.Name) {
			e.Events = append(e.Events, v.Events[i].Name)
		}
	}
	e.Rows = rowsWhere(v, func(r *catalog.Row) bool { return r.Action == a.Name })
	return e
}

func termEntry(v *catalog.Vocabulary, t *catalog.Term) *Entry {
	e := newEntry(v.Version, Term, t.Name)
	e.Set, e.Meaning, e.Reference = t.Set, t.Meaning, reference(v, t.Reference)
	e.Extensions = append(e.Extensions, t.Extensions...)
	e.UsedBy = usesWhere(v, func(p *catalog.Property) bool { return p.Kind == catalog.InTerms && p.Terms == t.Set })
	return e
}

func erratumEntry(v *catalog.Vocabulary, x *catalog.Erratum) *Entry {
	e := newEntry(v.Version, Erratum, strconv.Itoa(x.Number))
	e.Title, e.Meaning = x.Subject, x.Does
	e.SourceA, e.SourceB, e.Does = x.SourceA, x.SourceB, x.Does
	return e
}

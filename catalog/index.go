package catalog

import "sync"

// index holds the maps behind the lookups of a Vocabulary; it is filled once
// while the vocabulary is decoded, but for the types and the synonyms, which wait
// until they are asked for: a document without a mistake asks for no synonym.
type index struct {
	profiles   map[string]*Profile
	rows       map[string]*Row
	rowsBy     map[occurrence][]*Row
	events     map[string]*EventType
	entities   map[string]*EntityType
	actions    map[string]*Action
	terms      map[TermSet]map[string]*Term
	extensions map[string]*Extension // by context IRI
	types      func() *typeIndex
	synonyms   func() *synonymIndex
}

// occurrence is what the rows of the profiles are found by.
type occurrence struct{ event, action string }

// newIndex builds the lookups of a vocabulary whose slices are complete.
func newIndex(v *Vocabulary) index {
	x := index{
		profiles:   by(v.Profiles, func(p *Profile) string { return p.Name }),
		events:     by(v.Events, func(e *EventType) string { return e.Name }),
		entities:   by(v.Entities, func(e *EntityType) string { return e.Name }),
		actions:    by(v.Actions, func(a *Action) string { return a.Name }),
		extensions: by(v.Extensions, func(e *Extension) string { return e.Context }),
		types:      sync.OnceValue(func() *typeIndex { return newTypeIndex(v) }),
		synonyms:   sync.OnceValue(func() *synonymIndex { return newSynonymIndex(v) }),
	}
	x.indexRows(v)
	x.indexTerms(v)
	return x
}

// by makes the things of a list findable by what they are called.
func by[T any](list []T, name func(*T) string) map[string]*T {
	found := make(map[string]*T, len(list))
	for i := range list {
		found[name(&list[i])] = &list[i]
	}
	return found
}

// indexRows makes every row findable by its ID, and by each event and action
// that it stands for.
func (x *index) indexRows(v *Vocabulary) {
	x.rows = make(map[string]*Row)
	x.rowsBy = make(map[occurrence][]*Row)
	for i := range v.Profiles {
		for j := range v.Profiles[i].Rows {
			r := &v.Profiles[i].Rows[j]
			x.rows[r.ID] = r
			x.addRow(r.Action, r)
			if r.Action != AnyAction {
				continue
			}
			for k := range v.Actions {
				x.addRow(v.Actions[k].Name, r)
			}
		}
	}
}

func (x *index) addRow(action string, r *Row) {
	key := occurrence{r.Event, action}
	x.rowsBy[key] = append(x.rowsBy[key], r)
}

// indexTerms makes the words of every closed vocabulary findable, profiles and
// actions included, which are no Term in the slices.
func (x *index) indexTerms(v *Vocabulary) {
	x.terms = make(map[TermSet]map[string]*Term)
	add := func(t *Term) {
		if x.terms[t.Set] == nil {
			x.terms[t.Set] = make(map[string]*Term)
		}
		x.terms[t.Set][t.Name] = t
	}
	for i := range v.Terms {
		add(&v.Terms[i])
	}
	for i := range v.Actions {
		a := &v.Actions[i]
		add(&Term{Set: ActionTerms, Name: a.Name, Meaning: a.Meaning, Reference: a.Reference, Extensions: a.Extensions})
	}
	for i := range v.Profiles {
		p := &v.Profiles[i]
		t := &Term{Set: ProfileTerms, Name: p.Name, Meaning: p.Meaning, Reference: p.Reference}
		if p.Extension != "" {
			t.Extensions = []string{p.Extension}
		}
		add(t)
	}
}

package catalog

// index holds the maps behind the lookups of a Vocabulary; it is filled once
// while the vocabulary is decoded.
type index struct {
	profiles   map[string]*Profile
	rows       map[string]*Row
	rowsBy     map[occurrence][]*Row
	events     map[string]*EventType
	entities   map[string]*EntityType
	actions    map[string]*Action
	terms      map[TermSet]map[string]*Term
	extensions map[string]*Extension           // by context IRI
	ancestors  map[string]map[string]bool      // a type to itself and all its supertypes
	properties map[string][]Property           // a type to its own and inherited properties
	property   map[string]map[string]*Property // the same by name
}

// occurrence is what the rows of the profiles are found by.
type occurrence struct{ event, action string }

// newIndex builds the lookups of a vocabulary whose slices are complete.
func newIndex(v *Vocabulary) index {
	x := index{
		profiles:   make(map[string]*Profile, len(v.Profiles)),
		events:     make(map[string]*EventType, len(v.Events)),
		entities:   make(map[string]*EntityType, len(v.Entities)),
		actions:    make(map[string]*Action, len(v.Actions)),
		extensions: make(map[string]*Extension, len(v.Extensions)),
	}
	for i := range v.Profiles {
		x.profiles[v.Profiles[i].Name] = &v.Profiles[i]
	}
	for i := range v.Events {
		x.events[v.Events[i].Name] = &v.Events[i]
	}
	for i := range v.Entities {
		x.entities[v.Entities[i].Name] = &v.Entities[i]
	}
	for i := range v.Actions {
		x.actions[v.Actions[i].Name] = &v.Actions[i]
	}
	for i := range v.Extensions {
		x.extensions[v.Extensions[i].Context] = &v.Extensions[i]
	}
	x.indexRows(v)
	x.indexTerms(v)
	x.indexTypes(v)
	return x
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

// indexTypes works out, for every event and entity type, what it is a subtype
// of and which properties it has, inherited ones included.
func (x *index) indexTypes(v *Vocabulary) {
	size := len(v.Events) + len(v.Entities)
	x.ancestors = make(map[string]map[string]bool, size)
	x.properties = make(map[string][]Property, size)
	x.property = make(map[string]map[string]*Property, size)
	for i := range v.Events {
		x.indexType(v.Events[i].Name)
	}
	for i := range v.Entities {
		x.indexType(v.Entities[i].Name)
	}
}

// indexType walks from a type to its supertypes, breadth first: nearest first,
// and with several supertypes in the order in which the type names them. The
// first definition of a property that it meets is the one that holds.
func (x *index) indexType(name string) {
	lineage := []string{name}
	seen := map[string]bool{name: true}
	for i := 0; i < len(lineage); i++ {
		for _, super := range x.supertypes(lineage[i]) {
			if !seen[super] {
				seen[super] = true
				lineage = append(lineage, super)
			}
		}
	}
	all := []Property{} // never nil, which stands for an unknown type
	met := make(map[string]bool)
	for _, typeName := range lineage {
		for _, p := range x.ownProperties(typeName) {
			if !met[p.Name] {
				met[p.Name] = true
				all = append(all, p)
			}
		}
	}
	byName := make(map[string]*Property, len(all))
	for i := range all {
		byName[all[i].Name] = &all[i]
	}
	x.ancestors[name], x.properties[name], x.property[name] = seen, all, byName
}

// supertypes returns the direct supertypes of an event or entity type.
func (x *index) supertypes(name string) []string {
	if e := x.entities[name]; e != nil {
		return e.Supertypes
	}
	if e := x.events[name]; e != nil && e.Supertype != "" {
		return []string{e.Supertype}
	}
	return nil
}

// ownProperties returns what an event or entity type itself defines or narrows.
func (x *index) ownProperties(name string) []Property {
	if e := x.entities[name]; e != nil {
		return e.Properties
	}
	if e := x.events[name]; e != nil {
		return e.Properties
	}
	return nil
}

package cli

import (
	"slices"
	"strconv"

	"caliper-playground/catalog"
)

// entry is one thing of the catalogue as it is printed. Its JSON form is
// public: every field is always there.
type entry struct {
	Spec       catalog.Version `json:"spec"`
	Kind       string          `json:"kind"` // "profile", "event", "entity", "property", "action", "Metric term", "erratum"
	Name       string          `json:"name"`
	Title      string          `json:"title"`
	IRI        string          `json:"iri"`
	Meaning    string          `json:"meaning"`
	Reference  string          `json:"reference"`
	Extensions []string        `json:"extensions"` // the extension profiles of 1.1 that add it
	Deprecated bool            `json:"deprecated"`
	Supertypes []string        `json:"supertypes"`
	Subtypes   []string        `json:"subtypes"`
	Actions    []string        `json:"actions"`
	Rows       []entryRow      `json:"rows"`
	Properties []entryProperty `json:"properties"`
	Errata     []string        `json:"errata"`
	Sources    []string        `json:"sources"` // of an erratum: what each of them says
}

// entryRow is a row of a conformance table.
type entryRow struct {
	Profile     string              `json:"profile"`
	Event       string              `json:"event"`
	Action      string              `json:"action"`
	Actor       []string            `json:"actor"`
	Object      []string            `json:"object"`
	Disposition catalog.Disposition `json:"disposition"`
}

// entryProperty is a property with the type that defines it.
type entryProperty struct {
	Name        string   `json:"name"`
	Value       string   `json:"value"`
	Required    bool     `json:"required"`
	RequiredFor []string `json:"requiredFor"`
	DefinedBy   string   `json:"definedBy"`
	Meaning     string   `json:"meaning"`
}

const kindProperty = "property"

func emptyEntry(v *catalog.Vocabulary, kind, name string) entry {
	return entry{
		Spec: v.Version, Kind: kind, Name: name, Supertypes: []string{}, Subtypes: []string{}, Extensions: []string{},
		Actions: []string{}, Rows: []entryRow{}, Properties: []entryProperty{}, Errata: []string{}, Sources: []string{},
	}
}

func newEntry(v *catalog.Vocabulary, kind, name, meaning string, r catalog.Reference, extensions ...string) entry {
	e := emptyEntry(v, kind, name)
	e.Meaning, e.Extensions = meaning, append(e.Extensions, extensions...)
	if r.Section != "" {
		e.Reference = "Caliper " + string(v.Version) + ", " + r.Section
	}
	for _, erratum := range v.Errata {
		if slices.Contains(erratum.Names, name) {
			e.Errata = append(e.Errata, strconv.Itoa(erratum.Number)+": "+erratum.Subject)
		}
	}
	return e
}

func profileEntry(v *catalog.Vocabulary, p *catalog.Profile) entry {
	e := newEntry(v, "profile", p.Name, p.Meaning, p.Reference)
	if p.Extension != "" {
		e.Extensions = append(e.Extensions, p.Extension)
	}
	e.Title = p.Title
	e.Rows = rowsWhere(v, func(r *catalog.Row) bool { return r.Profile == p.Name })
	return e
}

func eventEntry(v *catalog.Vocabulary, t *catalog.EventType) entry {
	e := newEntry(v, "event", t.Name, t.Meaning, t.Reference, t.Extensions...)
	e.IRI, e.Deprecated = t.IRI, t.Deprecated
	e.Actions = append(e.Actions, t.Actions...)
	if t.Supertype != "" {
		e.Supertypes = append(e.Supertypes, t.Supertype)
	}
	e.Properties = propertiesOf(v, t.Name)
	e.Rows = rowsWhere(v, func(r *catalog.Row) bool { return r.Event == t.Name })
	return e
}

func entityEntry(v *catalog.Vocabulary, t *catalog.EntityType) entry {
	e := newEntry(v, "entity", t.Name, t.Meaning, t.Reference, t.Extensions...)
	e.IRI, e.Deprecated = t.IRI, t.Deprecated
	e.Supertypes = append(e.Supertypes, t.Supertypes...)
	for i := range v.Entities {
		if slices.Contains(v.Entities[i].Supertypes, t.Name) {
			e.Subtypes = append(e.Subtypes, v.Entities[i].Name)
		}
	}
	e.Properties = propertiesOf(v, t.Name)
	e.Rows = rowsWhere(v, func(r *catalog.Row) bool {
		return slices.Contains(r.Object, t.Name) || slices.Contains(r.SpecificationObject, t.Name)
	})
	return e
}

func actionEntry(v *catalog.Vocabulary, a *catalog.Action) entry {
	e := newEntry(v, "action", a.Name, a.Meaning, a.Reference, a.Extensions...)
	e.IRI = a.IRI
	e.Rows = rowsWhere(v, func(r *catalog.Row) bool { return r.Action == a.Name })
	return e
}

func erratumEntry(v *catalog.Vocabulary, x catalog.Erratum) entry {
	e := emptyEntry(v, "erratum", strconv.Itoa(x.Number))
	e.Title, e.Meaning = x.Subject, x.Does
	for _, source := range []string{x.SourceA, x.SourceB} {
		if source != "" {
			e.Sources = append(e.Sources, source)
		}
	}
	return e
}

// propertyEntries makes one entry of each name, with every type that defines it.
func propertyEntries(v *catalog.Vocabulary) []entry {
	byName := map[string]*entry{}
	var order []string
	add := func(own []catalog.Property) {
		for _, p := range own {
			e := byName[p.Name]
			if e == nil {
				fresh := newEntry(v, kindProperty, p.Name, p.Meaning, catalog.Reference{}, p.Extensions...)
				e = &fresh
				byName[p.Name] = e
				order = append(order, p.Name)
			}
			e.Properties = append(e.Properties, newProperty(p))
		}
	}
	for i := range v.Events {
		add(v.Events[i].Properties)
	}
	for i := range v.Entities {
		add(v.Entities[i].Properties)
	}
	entries := make([]entry, 0, len(order))
	for _, name := range order {
		entries = append(entries, *byName[name])
	}
	return entries
}

func propertiesOf(v *catalog.Vocabulary, typeName string) []entryProperty {
	properties := []entryProperty{}
	for _, p := range v.PropertiesOf(typeName) {
		properties = append(properties, newProperty(p))
	}
	return properties
}

func newProperty(p catalog.Property) entryProperty {
	return entryProperty{
		Name: p.Name, Value: kindOf(p), Required: p.Required, RequiredFor: append([]string{}, p.RequiredFor...),
		DefinedBy: p.DefinedBy, Meaning: p.Meaning,
	}
}

func rowsWhere(v *catalog.Vocabulary, fits func(*catalog.Row) bool) []entryRow {
	rows := []entryRow{}
	for i := range v.Profiles {
		for j := range v.Profiles[i].Rows {
			r := &v.Profiles[i].Rows[j]
			if !fits(r) {
				continue
			}
			object := r.Object
			if len(r.SpecificationObject) > 0 {
				object = r.SpecificationObject
			}
			rows = append(rows, entryRow{
				Profile: r.Profile, Event: r.Event, Action: r.Action, Actor: append([]string{}, r.Actor...),
				Object: append([]string{}, object...), Disposition: r.Disposition,
			})
		}
	}
	return rows
}

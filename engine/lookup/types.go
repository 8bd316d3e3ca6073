package lookup

import (
	"maps"
	"slices"

	"caliper-playground/catalog"
)

func eventEntry(v *catalog.Vocabulary, t *catalog.EventType) *Entry {
	e := typeEntry(v, Event, &t.Type)
	e.Actions = append(e.Actions, t.Actions...)
	e.DeprecatedActions = append(e.DeprecatedActions, t.DeprecatedActions...)
	e.NotApplicable = append(e.NotApplicable, t.NotApplicable...)
	for _, n := range t.Narrowings {
		e.Narrowings = append(e.Narrowings, NarrowingFact{n.Property, n.Action, list(n.Types)})
	}
	e.Rows = rowsWhere(v, func(r *catalog.Row) bool { return r.Event == t.Name })
	return e
}

func entityEntry(v *catalog.Vocabulary, t *catalog.EntityType) *Entry {
	e := typeEntry(v, Entity, &t.Type)
	e.UsedBy = usesWhere(v, func(p *catalog.Property) bool { return slices.Contains(p.Types, t.Name) })
	e.Rows = rowsWhere(v, func(r *catalog.Row) bool {
		return slices.Contains(r.Actor, t.Name) || slices.Contains(r.SpecificationActor, t.Name) ||
			slices.Contains(r.Object, t.Name) || slices.Contains(r.SpecificationObject, t.Name) || r.Generated == t.Name
	})
	return e
}

// typeEntry has what entries of events and of entities have in common.
func typeEntry(v *catalog.Vocabulary, k Kind, t *catalog.Type) *Entry {
	e := newEntry(v.Version, k, t.Name)
	e.IRI, e.Meaning, e.Reference, e.Deprecated = t.IRI, t.Meaning, reference(v, t.Reference), t.Deprecated
	e.Extensions = append(e.Extensions, t.Extensions...)
	e.Supertypes = append(e.Supertypes, t.Supertypes...)
	for other := range v.Types {
		if slices.Contains(other.Supertypes, t.Name) {
			e.Subtypes = append(e.Subtypes, other.Name)
		}
	}
	e.Properties = propertiesOf(v, t.Name)
	e.DeprecatedProperties = replaced(t.DeprecatedProperties)
	return e
}

// propertiesOf lists the properties of a type, inherited ones last.
func propertiesOf(v *catalog.Vocabulary, typeName string) []PropertyFact {
	facts := []PropertyFact{}
	for _, p := range v.PropertiesOf(typeName) {
		facts = append(facts, propertyFact(p, typeName))
	}
	return facts
}

// replaced lists deprecated properties by name.
func replaced(deprecated map[string]string) []Replaced {
	facts := []Replaced{}
	for _, name := range slices.Sorted(maps.Keys(deprecated)) {
		facts = append(facts, Replaced{name, deprecated[name]})
	}
	return facts
}

// usesWhere lists the properties that fit, with the types that define them.
func usesWhere(v *catalog.Vocabulary, fits func(*catalog.Property) bool) []Use {
	uses := []Use{}
	for t := range v.Types {
		for i := range t.Properties {
			if fits(&t.Properties[i]) {
				uses = append(uses, Use{t.Name, t.Properties[i].Name})
			}
		}
	}
	return uses
}

// list copies names, so that none is the nil list.
func list(names []string) []string { return append([]string{}, names...) }

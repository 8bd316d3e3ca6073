package catalog

import "slices"

// typeIndex holds what the types inherit. It is larger than all the rest, and
// the program has something to show before anybody asks for it.
type typeIndex struct {
	events     map[string]*EventType
	entities   map[string]*EntityType
	lineages   map[string][]string   // a type to itself and all its supertypes
	properties map[string][]Property // a type to its own and inherited properties
}

// newTypeIndex works out, for every event and entity type, what it is a subtype
// of and which properties it has, inherited ones included.
func newTypeIndex(v *Vocabulary, events map[string]*EventType, entities map[string]*EntityType) *typeIndex {
	size := len(events) + len(entities)
	x := &typeIndex{
		events: events, entities: entities,
		lineages:   make(map[string][]string, size),
		properties: make(map[string][]Property, size),
	}
	for i := range v.Events {
		x.add(v.Events[i].Name)
	}
	for i := range v.Entities {
		x.add(v.Entities[i].Name)
	}
	return x
}

// add walks from a type to its supertypes, breadth first: nearest first,
// and with several supertypes in the order in which the type names them. The
// first definition of a property that it meets is the one that holds.
func (x *typeIndex) add(name string) {
	lineage, most := []string{name}, 0
	for i := 0; i < len(lineage); i++ {
		most += len(x.ownProperties(lineage[i]))
		for _, super := range x.supertypes(lineage[i]) {
			if !slices.Contains(lineage, super) {
				lineage = append(lineage, super)
			}
		}
	}
	all := make([]Property, 0, most) // never nil, which stands for an unknown type
	for _, typeName := range lineage {
		for _, p := range x.ownProperties(typeName) {
			if named(all, p.Name) == nil {
				all = append(all, p)
			}
		}
	}
	x.lineages[name], x.properties[name] = lineage, all
}

// named returns the property of that name, or nil. No type has more than a few.
func named(properties []Property, name string) *Property {
	for i := range properties {
		if properties[i].Name == name {
			return &properties[i]
		}
	}
	return nil
}

// supertypes returns the direct supertypes of an event or entity type.
func (x *typeIndex) supertypes(name string) []string {
	if e := x.entities[name]; e != nil {
		return e.Supertypes
	}
	if e := x.events[name]; e != nil && e.Supertype != "" {
		return []string{e.Supertype}
	}
	return nil
}

// ownProperties returns what an event or entity type itself defines or narrows.
func (x *typeIndex) ownProperties(name string) []Property {
	if e := x.entities[name]; e != nil {
		return e.Properties
	}
	if e := x.events[name]; e != nil {
		return e.Properties
	}
	return nil
}

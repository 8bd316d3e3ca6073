package catalog

import "slices"

// typeIndex holds what the types inherit. It is larger than all the rest, and
// the program has something to show before anybody asks for it.
type typeIndex struct {
	lineages   map[string][]string   // a type to itself and all its supertypes
	properties map[string][]Property // a type to its own and inherited properties
}

// newTypeIndex works out, for every event and entity type, what it is a subtype
// of and which properties it has, inherited ones included.
func newTypeIndex(v *Vocabulary) *typeIndex {
	x := &typeIndex{lineages: map[string][]string{}, properties: map[string][]Property{}}
	for t := range v.Types {
		x.add(v, t.Name)
	}
	return x
}

// add walks from a type to its supertypes, breadth first: nearest first,
// and with several supertypes in the order in which the type names them. The
// first definition of a property that it meets is the one that holds.
func (x *typeIndex) add(v *Vocabulary, name string) {
	lineage, most := []string{name}, 0
	for i := 0; i < len(lineage); i++ {
		t := v.Type(lineage[i])
		most += len(t.Properties)
		for _, super := range t.Supertypes {
			if !slices.Contains(lineage, super) {
				lineage = append(lineage, super)
			}
		}
	}
	all := make([]Property, 0, most) // never nil, which stands for an unknown type
	for _, typeName := range lineage {
		for _, p := range v.Type(typeName).Properties {
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

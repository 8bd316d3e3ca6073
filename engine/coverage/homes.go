package coverage

import (
	"slices"

	"caliper-playground/catalog"
)

// homes say for each property of each type which type has it first: that of its
// supertypes that is the furthest above. A property counts once, there, and not
// for every type that inherits or narrows it.
type homes struct {
	all []string                     // "Entity.name", what is deprecated left out
	of  map[string]map[string]string // by type, then by name
}

var homesOf = catalog.PerVersion(func(v catalog.Version) homes { return newHomes(catalog.Get(v)) })

func newHomes(v *catalog.Vocabulary) homes {
	h := homes{of: map[string]map[string]string{}}
	for t := range v.Types {
		h.of[t.Name] = map[string]string{}
		for _, p := range v.PropertiesOf(t.Name) {
			h.of[t.Name][p.Name] = home(v, t.Name, p.Name) + "." + p.Name
		}
		for _, p := range t.Properties {
			name := t.Name + "." + p.Name
			if _, isOld := t.DeprecatedProperties[p.Name]; !t.Deprecated && !isOld && h.of[t.Name][p.Name] == name {
				h.all = append(h.all, name)
			}
		}
	}
	return h
}

// home is the type furthest above that has the property.
func home(v *catalog.Vocabulary, typeName, name string) string {
	found := typeName
	for next := []string{typeName}; len(next) > 0; next = next[1:] {
		t := v.Type(next[0])
		next = append(next, t.Supertypes...)
		if slices.ContainsFunc(t.Properties, func(p catalog.Property) bool { return p.Name == name }) {
			found = t.Name
		}
	}
	return found
}

package coverage

import (
	"slices"
	"sync"

	"caliper-playground/catalog"
)

// homes say for each property of each type which type has it first: that of its
// supertypes that is the furthest above. A property counts once, there, and not
// for every type that inherits or narrows it.
type homes struct {
	all []string                     // "Entity.name", what is deprecated left out
	of  map[string]map[string]string // by type, then by name
}

var newest = sync.OnceValue(func() homes { return newHomes(catalog.Get(catalog.V1p2)) })
var older = sync.OnceValue(func() homes { return newHomes(catalog.Get(catalog.V1p1)) })

func homesOf(v catalog.Version) homes {
	if v == catalog.V1p1 {
		return older()
	}
	return newest()
}

func newHomes(v *catalog.Vocabulary) homes {
	h := homes{of: map[string]map[string]string{}}
	add := func(typeName string, deprecated bool, own []catalog.Property, old map[string]string) {
		h.of[typeName] = map[string]string{}
		for _, p := range v.PropertiesOf(typeName) {
			h.of[typeName][p.Name] = home(v, typeName, p.Name) + "." + p.Name
		}
		for _, p := range own {
			name := typeName + "." + p.Name
			if _, isOld := old[p.Name]; !deprecated && !isOld && h.of[typeName][p.Name] == name {
				h.all = append(h.all, name)
			}
		}
	}
	for i := range v.Events {
		e := &v.Events[i]
		add(e.Name, e.Deprecated, e.Properties, e.DeprecatedProperties)
	}
	for i := range v.Entities {
		e := &v.Entities[i]
		add(e.Name, e.Deprecated, e.Properties, e.DeprecatedProperties)
	}
	return h
}

// home is the type furthest above that has the property.
func home(v *catalog.Vocabulary, typeName, name string) string {
	found := typeName
	for next := []string{typeName}; len(next) > 0; next = next[1:] {
		var own []catalog.Property
		if e := v.Event(next[0]); e != nil {
			own = e.Properties
			if e.Supertype != "" {
				next = append(next, e.Supertype)
			}
		} else if e := v.Entity(next[0]); e != nil {
			own = e.Properties
			next = append(next, e.Supertypes...)
		}
		if slices.ContainsFunc(own, func(p catalog.Property) bool { return p.Name == name }) {
			found = next[0]
		}
	}
	return found
}

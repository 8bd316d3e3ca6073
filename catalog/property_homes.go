package catalog

import "slices"

// PropertyHome is a type that has a property, with the way from there to an
// event: "scoreGiven" belongs to Score, which a GradeEvent generates.
type PropertyHome struct {
	Type string
	// Way leads from the type to an event, step by step: a Query is the query of a
	// SearchResponse, and that is what a SearchEvent generates. It is empty where
	// the type is itself an event, or stands in no event.
	Way []HomeStep
}

// HomeStep says that something is the value of a property of each of some types.
type HomeStep struct {
	Property string
	Of       []string
}

// PropertyHomes returns the types that define a property, in the order of the
// vocabulary, events first. Types that only narrow or inherit it, and deprecated
// ones, are left out, and so is everything where the base of all events or
// entities has it.
func (v *Vocabulary) PropertyHomes(name string) []PropertyHome {
	if v.Property("Event", name) != nil || v.Property("Entity", name) != nil {
		return nil
	}
	var homes []PropertyHome
	for t := range v.Types {
		inherits := func(super string) bool { return v.Property(super, name) != nil }
		if !t.Deprecated && named(t.Properties, name) != nil && !slices.ContainsFunc(t.Supertypes, inherits) {
			homes = append(homes, PropertyHome{Type: t.Name, Way: v.wayToEvent(t.Name)})
		}
	}
	return homes
}

// wayToEvent finds the shortest way from an entity type to an event. From an event
// there is none: nothing holds one.
func (v *Vocabulary) wayToEvent(typeName string) []HomeStep {
	type reached struct {
		name string
		way  []HomeStep
	}
	seen := map[string]bool{typeName: true}
	for queue := []reached{{name: typeName}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		for _, name := range v.tellingTypes(at.name) {
			if step, found := v.stepToEvent(name); found {
				return append(at.way, step)
			}
		}
		for _, name := range v.tellingTypes(at.name) {
			for _, e := range v.Entities {
				p := holder(e.Properties, name)
				if p == "" || e.Deprecated || seen[e.Name] {
					continue
				}
				seen[e.Name] = true
				way := append(slices.Clone(at.way), HomeStep{Property: p, Of: []string{e.Name}})
				if e.Name == "Entity" {
					return way // of everything
				}
				queue = append(queue, reached{e.Name, way})
			}
		}
	}
	return nil
}

// tellingTypes returns a type and those of its supertypes that say something
// about it. What takes any agent or any resource is no way to a particular one.
func (v *Vocabulary) tellingTypes(typeName string) []string {
	return slices.DeleteFunc(slices.Clone(v.index.types().lineages[typeName]), func(name string) bool {
		return name != typeName && (name == "Entity" || name == "Agent" || name == "DigitalResource")
	})
}

// stepToEvent finds the events that take a type as the value of a property: the
// generic Event before the others, since what it takes all of them do.
func (v *Vocabulary) stepToEvent(typeName string) (step HomeStep, found bool) {
	if p := holder(v.Event("Event").Properties, typeName); p != "" {
		return HomeStep{Property: p, Of: []string{"Event"}}, true
	}
	for _, e := range v.Events {
		if p := holder(e.Properties, typeName); p != "" && !e.Deprecated && (step.Property == "" || step.Property == p) {
			step.Property, step.Of = p, append(step.Of, e.Name)
		}
	}
	return step, step.Property != ""
}

// holder returns the first of the properties that takes entities of a type, by
// its name; "" if none does.
func holder(properties []Property, typeName string) string {
	for _, p := range properties {
		if p.Kind == EntityOf && slices.Contains(p.Types, typeName) {
			return p.Name
		}
	}
	return ""
}

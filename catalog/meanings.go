package catalog

import "sync"

// meaningSet holds the one-line meanings, by name, as both versions share them.
type meaningSet struct {
	profiles, events, entities, actions, terms, extensions map[string]string
	// properties has "name" for what holds wherever the property stands, and
	// "Type.name" where it means something of its own on that type.
	properties map[string]string
}

// meanings decodes the shared meanings once for both versions.
var meanings = sync.OnceValue(func() meaningSet {
	of := func(what string) map[string]string {
		return decode[map[string]string]("meanings/" + what + ".json")
	}
	return meaningSet{
		profiles: of("profiles"), events: of("events"), entities: of("entities"), actions: of("actions"),
		terms: of("terms"), extensions: of("extensions"), properties: of("properties"),
	}
})

// explain gives everything in the vocabulary its meaning.
func (v *Vocabulary) explain(m meaningSet) {
	for i := range v.Profiles {
		v.Profiles[i].Meaning = m.profiles[v.Profiles[i].Name]
	}
	for i := range v.Events {
		e := &v.Events[i]
		e.Meaning = m.events[e.Name]
		m.explainProperties(e.Name, e.Properties)
	}
	for i := range v.Entities {
		e := &v.Entities[i]
		e.Meaning = m.entities[e.Name]
		m.explainProperties(e.Name, e.Properties)
	}
	for i := range v.Actions {
		v.Actions[i].Meaning = m.actions[v.Actions[i].Name]
	}
	for i := range v.Terms {
		t := &v.Terms[i]
		t.Meaning = m.terms[string(t.Set)+"/"+t.Name]
	}
	for i := range v.Extensions {
		v.Extensions[i].Meaning = m.extensions[v.Extensions[i].Name]
	}
}

// explainProperties gives each property of a type the meaning that it has on
// that type, or else the one that it has everywhere.
func (m meaningSet) explainProperties(typeName string, properties []Property) {
	for i := range properties {
		p := &properties[i]
		meaning, special := m.properties[typeName+"."+p.Name]
		if !special {
			meaning = m.properties[p.Name]
		}
		p.Meaning = meaning
	}
}

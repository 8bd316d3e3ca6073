package catalog

import "sync"

// meanings decodes the one-line meanings once, by name, as both versions share them:
// those of the profiles, of the events, ... The properties have "name" for what holds
// wherever the property stands, and "Type.name" where it means something of its own
// on that type.
var meanings = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, of := range [...]string{"profiles", "events", "entities", "actions", "terms", "extensions", "properties"} {
		all[of] = decode[map[string]string]("meanings/" + of + ".json")
	}
	return all
})

// explain gives everything in the vocabulary its meaning.
func (v *Vocabulary) explain() {
	m := meanings()
	for i := range v.Profiles {
		v.Profiles[i].Meaning = m["profiles"][v.Profiles[i].Name]
	}
	for i := range v.Events {
		v.Events[i].Meaning = m["events"][v.Events[i].Name]
	}
	for i := range v.Entities {
		v.Entities[i].Meaning = m["entities"][v.Entities[i].Name]
	}
	for t := range v.Types {
		explainProperties(t, m["properties"])
	}
	for i := range v.Actions {
		v.Actions[i].Meaning = m["actions"][v.Actions[i].Name]
	}
	for i := range v.Terms {
		t := &v.Terms[i]
		t.Meaning = m["terms"][string(t.Set)+"/"+t.Name]
	}
	for i := range v.Extensions {
		v.Extensions[i].Meaning = m["extensions"][v.Extensions[i].Name]
	}
}

// explainProperties gives each property of a type the meaning that it has on
// that type, or else the one that it has everywhere.
func explainProperties(t *Type, meanings map[string]string) {
	for i := range t.Properties {
		p := &t.Properties[i]
		meaning, special := meanings[t.Name+"."+p.Name]
		if !special {
			meaning = meanings[p.Name]
		}
		p.Meaning = meaning
	}
}

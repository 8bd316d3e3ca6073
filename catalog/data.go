package catalog

import (
	"embed"
	"encoding/json"
	"fmt"
	"sync"
)

// files holds the vocabulary in our own form: a folder of facts for each
// version, and beside them what both versions share, the meanings and errata.
//
//go:embed data
var files embed.FS

// decode reads one embedded file into target. The files are part of the
// program, so a broken one is a bug of the build, not a condition to handle.
func decode(path string, target any) {
	content, err := files.ReadFile("data/" + path)
	if err != nil {
		panic(fmt.Sprintf("catalog: embedded file missing: %v", err))
	}
	if err := json.Unmarshal(content, target); err != nil {
		panic(fmt.Sprintf("catalog: embedded file data/%s is broken: %v", path, err))
	}
}

// errata decodes the errata once: they are about the versions together.
var errata = sync.OnceValue(func() []Erratum {
	var all []Erratum
	decode("errata.json", &all)
	return all
})

// decodeVocabulary reads the facts of one version from its folder, joins them
// with the meanings, and builds the lookups.
func decodeVocabulary(folder string) *Vocabulary {
	v := new(Vocabulary)
	decode(folder+"/vocabulary.json", v)
	decode(folder+"/profiles.json", &v.Profiles)
	decode(folder+"/events.json", &v.Events)
	decode(folder+"/entities.json", &v.Entities)
	decode(folder+"/actions.json", &v.Actions)
	decode(folder+"/terms.json", &v.Terms)
	v.Errata = errata()
	v.complete()
	v.explain(meanings())
	v.index = newIndex(v)
	return v
}

// complete fills in what follows from the facts and is therefore not written
// down in the files: IRIs, the rows' profiles and IDs, who defines a property.
func (v *Vocabulary) complete() {
	for i := range v.Profiles {
		p := &v.Profiles[i]
		for j := range p.Rows {
			r := &p.Rows[j]
			r.Profile = p.Name
			r.ID = p.Name + "/" + r.Event + "/" + r.Action
		}
	}
	for i := range v.Events {
		e := &v.Events[i]
		e.IRI = v.Namespace + e.Name
		own(e.Name, e.Properties)
	}
	for i := range v.Entities {
		e := &v.Entities[i]
		e.IRI = v.Namespace + e.Name
		own(e.Name, e.Properties)
	}
	for i := range v.Actions {
		v.Actions[i].IRI = v.Namespace + "actions/" + v.Actions[i].Name
	}
}

// own marks properties as defined by the type of that name.
func own(typeName string, properties []Property) {
	for i := range properties {
		properties[i].DefinedBy = typeName
	}
}

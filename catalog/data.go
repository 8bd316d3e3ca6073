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

// decode reads one embedded file by the tags of the type. The files are part of
// the program, so a broken one is a bug of the build and no condition to handle.
// Tests see to it that every name in them is taken up.
func decode[T any](path string) T {
	content, err := files.ReadFile("data/" + path)
	if err != nil {
		panic(fmt.Sprintf("catalog: embedded file missing: %v", err))
	}
	var value T
	if err := json.Unmarshal(content, &value); err != nil {
		panic(fmt.Sprintf("catalog: embedded file data/%s is broken: %v", path, err))
	}
	return value
}

// errata decodes the errata once: they are about the versions together.
var errata = sync.OnceValue(func() []Erratum { return decode[[]Erratum]("errata.json") })

// decodeVocabulary reads the facts of one version from its folder, joins them
// with the meanings, and builds the lookups.
func decodeVocabulary(folder string) *Vocabulary {
	v := decode[*Vocabulary](folder + "/vocabulary.json")
	v.Profiles = decode[[]Profile](folder + "/profiles.json")
	v.Events = decode[[]EventType](folder + "/events.json")
	v.Entities = decode[[]EntityType](folder + "/entities.json")
	v.Actions = decode[[]Action](folder + "/actions.json")
	v.Terms = decode[[]Term](folder + "/terms.json")
	v.Errata = errata()
	v.complete()
	v.explain()
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
	for t := range v.Types {
		t.IRI = v.Namespace + t.Name
		for i := range t.Properties {
			t.Properties[i].DefinedBy = t.Name
		}
	}
	for i := range v.Actions {
		v.Actions[i].IRI = v.Namespace + "actions/" + v.Actions[i].Name
	}
}

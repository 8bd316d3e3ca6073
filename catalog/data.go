package catalog

import (
	"embed"
	"fmt"
	"sync"
)

// files holds the vocabulary in our own form: a folder of facts for each
// version, and beside them what both versions share, the meanings and errata.
//
//go:embed data
var files embed.FS

// decode reads one embedded file with a function that knows what is in it.
func decode[T any](path string, read func(*reader) T) T {
	content, err := files.ReadFile("data/" + path)
	if err != nil {
		panic(fmt.Sprintf("catalog: embedded file missing: %v", err))
	}
	r := &reader{path: path, file: string(content)}
	value := read(r)
	r.end()
	return value
}

// decodeAll reads one embedded file that is an array.
func decodeAll[T any](path string, read func(*reader, *T)) []T {
	return decode(path, func(r *reader) []T { return readAll(r, read) })
}

// errata decodes the errata once: they are about the versions together.
var errata = sync.OnceValue(func() []Erratum {
	return decodeAll("errata.json", readErratum)
})

// decodeVocabulary reads the facts of one version from its folder, joins them
// with the meanings, and builds the lookups.
func decodeVocabulary(folder string) *Vocabulary {
	v := decode(folder+"/vocabulary.json", func(r *reader) *Vocabulary {
		v := new(Vocabulary)
		readHead(r, v)
		return v
	})
	v.Profiles = decodeAll(folder+"/profiles.json", readProfile)
	v.Events = decodeAll(folder+"/events.json", readEventType)
	v.Entities = decodeAll(folder+"/entities.json", readEntityType)
	v.Actions = decodeAll(folder+"/actions.json", readAction)
	v.Terms = decodeAll(folder+"/terms.json", readTerm)
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

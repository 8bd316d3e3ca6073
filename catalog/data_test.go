package catalog

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path"
	"reflect"
	"testing"
)

// BenchmarkDecode measures what start-up waits for, at most: both versions
// decoded from the embedded files and their lookups built. The meanings and
// errata that the versions share are decoded with the first.
func BenchmarkDecode(b *testing.B) {
	for b.Loop() {
		decodeVocabulary("v1p2")
		decodeVocabulary("v1p1")
	}
}

// A name in a data file that no field takes up would be lost without a word.
func TestEveryNameInTheFilesIsTakenUp(t *testing.T) {
	targets := map[string]func() any{
		"vocabulary.json":   func() any { return new(Vocabulary) },
		"profiles.json":     func() any { return new([]Profile) },
		"events.json":       func() any { return new([]EventType) },
		"entities.json":     func() any { return new([]EntityType) },
		"actions.json":      func() any { return new([]Action) },
		"terms.json":        func() any { return new([]Term) },
		"errata.json":       func() any { return new([]Erratum) },
		"concepts.json":     func() any { return new([]conceptGroup) },
		"requirements.json": func() any { return new(requirementSet) },
		"phrases.json":      func() any { return new(phraseBook) },
		"v1p0.json":         func() any { return new(terms1p0) },
	}
	decoded := 0
	err := fs.WalkDir(files, "data", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		target := func() any { return new(map[string]string) }
		switch path.Dir(name) {
		case "data/meanings":
		case "data/synonyms":
			target = func() any { return new(synonymFile) }
		default:
			if target = targets[path.Base(name)]; target == nil {
				t.Errorf("%s: nothing reads this file", name)
				return nil
			}
		}
		content, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		decoder := json.NewDecoder(bytes.NewReader(content))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(target()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		decoded++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if decoded != 34 {
		t.Errorf("%d files, want 34: six for each version, seven of meanings, ten of synonyms, the errata, the phrases, the concepts, the requirements and the terms of 1.0", decoded)
	}
}

// A meaning that nothing asks for is a misspelt name or a leftover.
func TestEveryMeaningIsUsed(t *testing.T) {
	used := make(map[string]map[string]bool)
	use := func(file, name string) {
		if used[file] == nil {
			used[file] = make(map[string]bool)
		}
		used[file][name] = true
	}
	m := meanings()
	useProperties := func(typeName string, properties []Property) {
		for _, p := range properties {
			if _, special := m["properties"][typeName+"."+p.Name]; special {
				use("properties", typeName+"."+p.Name)
			} else {
				use("properties", p.Name)
			}
		}
	}
	for _, version := range Versions() {
		v := Get(version)
		for _, p := range v.Profiles {
			use("profiles", p.Name)
		}
		for _, e := range v.Events {
			use("events", e.Name)
			useProperties(e.Name, e.Properties)
		}
		for _, e := range v.Entities {
			use("entities", e.Name)
			useProperties(e.Name, e.Properties)
		}
		for _, a := range v.Actions {
			use("actions", a.Name)
		}
		for _, x := range v.Terms {
			use("terms", string(x.Set)+"/"+x.Name)
		}
		for _, x := range v.Extensions {
			use("extensions", x.Name)
		}
	}
	for file, all := range m {
		for name := range all {
			if !used[file][name] {
				t.Errorf("data/meanings/%s.json: no version has %q", file, name)
			}
		}
	}
}

func TestDecodingAgainGivesTheSame(t *testing.T) {
	for version, folder := range map[Version]string{V1p2: "v1p2", V1p1: "v1p1"} {
		again := decodeVocabulary(folder)
		if !reflect.DeepEqual(again.Events, Get(version).Events) || !reflect.DeepEqual(again.Entities, Get(version).Entities) {
			t.Errorf("%s: a vocabulary was changed after it was decoded", version)
		}
	}
}

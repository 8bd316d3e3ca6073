package compose

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/catalog"
)

// The cast plays in the story that the fixtures tell: what has one id there and
// here is of one type, so that a session that sees both sees no contradiction.
func TestTheCastIsThatOfTheFixtures(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "fixtures", "v1p2", "rows", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	types := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		root, _, err := parse(text)
		if err != nil {
			t.Fatal(err)
		}
		root.walk(func(v *value) {
			if id, name := v.get("id").str(), v.get("type").str(); id != "" && name != "" {
				types[id] = name
			}
		})
	}
	v := catalog.Get(catalog.V1p2)
	shared := 0
	for _, key := range theCast().keys {
		id, name := theCast().entities[key].get("id").str(), theCast().typeOfKey(key)
		other := types[id]
		if other == "" {
			continue
		}
		shared++
		if !v.IsA(name, other) && !v.IsA(other, name) {
			t.Errorf("%s is a %s here and a %s in the fixtures", id, name, other)
		}
	}
	if shared < 25 {
		t.Errorf("only %d ids are those of the fixtures", shared)
	}
}

func TestTheCastNamesTypesThatThereAre(t *testing.T) {
	c, v := theCast(), catalog.Get(catalog.V1p2)
	known := func(where, key string) {
		if name, _, _ := strings.Cut(key, "#"); v.Entity(name) == nil {
			t.Errorf("%s: %q is no entity type", where, key)
		}
	}
	for _, name := range append(append([]string{}, c.usual...), c.general...) {
		known("usual or general", name)
	}
	for wide, name := range c.rather {
		known("rather", wide)
		if known("rather", name); !v.IsA(name, wide) {
			t.Errorf("%s is no %s", name, wide)
		}
	}
	for property, by := range c.properties {
		for where, key := range by {
			if event, action, _ := strings.Cut(where, "/"); event != "" && (v.Event(event) == nil || action != "" && v.Action(action) == nil) {
				t.Errorf("%s: %q is no event or action", property, where)
			}
			if known(property, key); c.entities[key] == nil {
				t.Errorf("%s: the cast has no %s", property, key)
			}
		}
	}
	for _, e := range v.Entities {
		if e.Name != "Selector" && c.entities[e.Name] == nil {
			t.Errorf("the cast has no %s", e.Name)
		}
	}
}

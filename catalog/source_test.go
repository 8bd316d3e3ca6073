package catalog

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// facts is the form of the published tables from which the vocabulary was
// taken over, where they lie beside the project.
type facts struct {
	Context    string              `json:"context"`
	Namespace  string              `json:"namespace"`
	Terms      map[string][]string `json:"terms"`
	Events     map[string]factType `json:"events"`
	Entities   map[string]factType `json:"entities"`
	Extensions map[string]struct {
		Context    string   `json:"context"`
		Events     []string `json:"events"`
		Entities   []string `json:"entities"`
		Actions    []string `json:"actions"`
		Terms      []string `json:"terms"`
		Properties []string `json:"properties"`
	} `json:"extensions"`
}

// factType is one event or entity type of the tables.
type factType struct {
	IRI        string   `json:"iri"`
	Supertype  string   `json:"supertype"`
	Supertypes []string `json:"supertypes"`
	Actions    []string `json:"actions"`
	Properties map[string]struct {
		Type        []string `json:"type"`
		Required    bool     `json:"required"`
		RequiredFor []string `json:"requiredForActions"`
	} `json:"properties"`
	ActorByAction        map[string][]string `json:"actorByAction"`
	ObjectByAction       map[string][]string `json:"objectByAction"`
	GeneratedByAction    map[string][]string `json:"generatedByAction"`
	Deprecated           bool                `json:"deprecated"`
	DeprecatedActions    []string            `json:"deprecatedActions"`
	DeprecatedProperties map[string]*string  `json:"deprecatedProperties"`
	NotApplicable        []string            `json:"notApplicable"`
	Note                 string              `json:"note"`
}

// readSource reads a file of the published tables, or skips the test.
func readSource(t *testing.T, name string) []byte {
	t.Helper()
	path := filepath.Join("..", "..", "shared", "caliper", name)
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("the published tables are not beside the project (%s): nothing to compare with", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestVocabularyAgainstPublishedTables(t *testing.T) {
	names := map[Version]string{V1p2: "facts-v1p2.json", V1p1: "facts-v1p1.json"}
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		var f facts
		if err := json.Unmarshal(readSource(t, names[v.Version]), &f); err != nil {
			t.Fatal(err)
		}
		if v.Context != f.Context || v.Namespace != f.Namespace {
			t.Errorf("context %s, namespace %s", v.Context, v.Namespace)
		}
		for _, e := range v.Events {
			if len(e.Extensions) == 0 {
				compareEvent(t, &e, f.Events)
			}
		}
		for _, e := range v.Entities {
			if len(e.Extensions) == 0 {
				compareEntity(t, &e, f.Entities)
			}
		}
		for name := range f.Events {
			if v.Event(name) == nil {
				t.Errorf("event %s is missing", name)
			}
		}
		for name := range f.Entities {
			if v.Entity(name) == nil {
				t.Errorf("entity %s is missing", name)
			}
		}
		for set, words := range f.Terms {
			for _, word := range words {
				if x := v.Term(TermSet(set), word); x == nil || len(x.Extensions) > 0 {
					t.Errorf("term %s of %s is missing or marked: %+v", word, set, x)
				}
			}
		}
		compareExtensions(t, v, &f)
	})
}

func compareEvent(t *testing.T, e *EventType, published map[string]factType) {
	t.Helper()
	f, there := published[e.Name]
	if !there {
		t.Errorf("event %s is not in the tables", e.Name)
		return
	}
	if e.IRI != f.IRI || strings.Join(e.Supertypes, " ") != f.Supertype || e.Deprecated != f.Deprecated ||
		!slices.Equal(e.Actions, f.Actions) || !slices.Equal(e.DeprecatedActions, f.DeprecatedActions) ||
		!slices.Equal(e.NotApplicable, f.NotApplicable) {
		t.Errorf("event %s: %+v, published %+v", e.Name, *e, f)
	}
	narrowed := 0
	for property, byAction := range map[string]map[string][]string{
		"actor": f.ActorByAction, "object": f.ObjectByAction, "generated": f.GeneratedByAction,
	} {
		for action, types := range byAction {
			narrowed++
			if !slices.ContainsFunc(e.Narrowings, func(n Narrowing) bool {
				return n.Property == property && n.Action == action && slices.Equal(n.Types, types)
			}) {
				t.Errorf("event %s: %s for %s is not narrowed to %v", e.Name, property, action, types)
			}
		}
	}
	for _, n := range e.Narrowings {
		if len(n.Extensions) == 0 {
			narrowed--
		}
	}
	if narrowed != 0 {
		t.Errorf("event %s: narrowings that the tables do not have", e.Name)
	}
	compareProperties(t, e.Name, e.Properties, e.DeprecatedProperties, f)
}

func compareEntity(t *testing.T, e *EntityType, published map[string]factType) {
	t.Helper()
	f, there := published[e.Name]
	if !there {
		t.Errorf("entity %s is not in the tables", e.Name)
		return
	}
	if e.IRI != f.IRI || !slices.Equal(e.Supertypes, f.Supertypes) || e.Deprecated != f.Deprecated ||
		e.NoID != strings.Contains(f.Note, "no id") {
		t.Errorf("entity %s: %+v, published %+v", e.Name, *e, f)
	}
	compareProperties(t, e.Name, e.Properties, e.DeprecatedProperties, f)
}

func compareProperties(t *testing.T, typeName string, own []Property, deprecated map[string]string, f factType) {
	t.Helper()
	if len(own) != len(f.Properties) || len(deprecated) != len(f.DeprecatedProperties) {
		t.Errorf("%s: %d properties and %d deprecated, published %d and %d",
			typeName, len(own), len(deprecated), len(f.Properties), len(f.DeprecatedProperties))
	}
	for _, p := range own {
		published, there := f.Properties[p.Name]
		if !there {
			t.Errorf("%s.%s is not in the tables", typeName, p.Name)
			continue
		}
		if got, want := notation(&p), strings.Join(published.Type, "|"); got != want {
			t.Errorf("%s.%s is %s, published %s", typeName, p.Name, got, want)
		}
		if p.Required != published.Required || !slices.Equal(p.RequiredFor, published.RequiredFor) {
			t.Errorf("%s.%s: required %t %v", typeName, p.Name, p.Required, p.RequiredFor)
		}
	}
	for old, replacement := range f.DeprecatedProperties {
		got, there := deprecated[old]
		if want := replacement; !there || want == nil && got != "" || want != nil && got != *want {
			t.Errorf("%s.%s: replaced by %q", typeName, old, got)
		}
	}
}

// notation writes a property's kind as the tables do.
func notation(p *Property) string {
	names := map[Kind]string{DateTime: "DateTime", Duration: "Duration", IRI: "IRI", UUID: "UUID", Map: "Object", TypeName: "Term:type"}
	written, there := names[p.Kind]
	switch {
	case p.Kind == EntityOf:
		written = strings.Join(p.Types, "|")
	case p.Kind == InTerms && p.Array:
		written = string(p.Terms)
	case p.Kind == InTerms:
		written = "Term:" + string(p.Terms)
	case !there:
		written = string(p.Kind)
	}
	if p.IRI {
		written += "|IRI"
	}
	if p.Array {
		written = "array<" + written + ">"
	}
	return written
}

// compareExtensions checks that each extension brings what its context lists,
// with the definitions of 1.2.
func compareExtensions(t *testing.T, v *Vocabulary, f *facts) {
	t.Helper()
	if len(v.Extensions) != len(f.Extensions) {
		t.Errorf("%d extensions, published %d", len(v.Extensions), len(f.Extensions))
	}
	newer := Get(V1p2)
	for name, x := range f.Extensions {
		if own := v.ExtensionOf(x.Context); own == nil || own.Name != name {
			t.Errorf("%s is not found by its context", name)
		}
		brought := make(map[string]bool)
		check := func(what string, there bool, extensions []string) {
			if !there || !slices.Contains(extensions, name) {
				t.Errorf("%s does not bring %s", name, what)
			}
		}
		checkProperties := func(typeName string, own []Property) {
			defined := newer.PropertiesOf(typeName)
			for _, p := range own {
				brought[p.Name] = true
				if i := slices.IndexFunc(defined, func(q Property) bool { return q.Name == p.Name }); i < 0 ||
					notation(&defined[i]) != notation(&p) || defined[i].Required != p.Required || defined[i].Meaning != p.Meaning {
					t.Errorf("%s: %s.%s is not that of 1.2", name, typeName, p.Name)
				}
			}
		}
		for _, event := range x.Events {
			e := v.Event(event)
			check(event, e != nil, e.Extensions)
			checkProperties(event, e.Properties)
			if !slices.Equal(e.Actions, newer.Event(event).Actions) || len(e.Narrowings) != len(newer.Event(event).Narrowings) {
				t.Errorf("%s: %s is not that of 1.2", name, event)
			}
		}
		for _, entity := range x.Entities {
			e := v.Entity(entity)
			check(entity, e != nil, e.Extensions)
			checkProperties(entity, e.Properties)
			if !slices.Equal(e.Supertypes, newer.Entity(entity).Supertypes) {
				t.Errorf("%s: %s is not that of 1.2", name, entity)
			}
		}
		for _, action := range x.Actions {
			a := v.Action(action)
			check(action, a != nil, a.Extensions)
		}
		for _, word := range x.Terms {
			check(word, slices.ContainsFunc(v.Terms, func(x Term) bool {
				return x.Name == word && slices.Contains(x.Extensions, name)
			}), []string{name})
		}
		for _, property := range x.Properties {
			if !brought[property] {
				t.Errorf("%s: no type of it has %s", name, property)
			}
		}
	}
}

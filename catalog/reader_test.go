package catalog

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// sameAsLibrary reads a file with the standard library, by the tags of the
// types, and compares.
func sameAsLibrary[T any](t *testing.T, path string, read func(*reader) T) {
	t.Helper()
	content, err := files.ReadFile("data/" + path)
	if err != nil {
		t.Fatal(err)
	}
	var want T
	if err := json.Unmarshal(content, &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, decode(path, read), cmpopts.IgnoreUnexported(Vocabulary{})); diff != "" {
		t.Errorf("%s is read otherwise than the library reads it:\n%s", path, diff)
	}
}

func TestTheReaderReadsWhatTheLibraryReads(t *testing.T) {
	for _, folder := range []string{"v1p2", "v1p1"} {
		sameAsLibrary(t, folder+"/vocabulary.json", func(r *reader) (v Vocabulary) { readHead(r, &v); return v })
		sameAsLibrary(t, folder+"/profiles.json", func(r *reader) []Profile { return readAll(r, readProfile) })
		sameAsLibrary(t, folder+"/events.json", func(r *reader) []EventType { return readAll(r, readEventType) })
		sameAsLibrary(t, folder+"/entities.json", func(r *reader) []EntityType { return readAll(r, readEntityType) })
		sameAsLibrary(t, folder+"/actions.json", func(r *reader) []Action { return readAll(r, readAction) })
		sameAsLibrary(t, folder+"/terms.json", func(r *reader) []Term { return readAll(r, readTerm) })
	}
	sameAsLibrary(t, "errata.json", func(r *reader) []Erratum { return readAll(r, readErratum) })
	for _, what := range []string{"profiles", "events", "entities", "actions", "terms", "extensions", "properties"} {
		sameAsLibrary(t, "meanings/"+what+".json", (*reader).textsByName)
	}
}

func TestTheReaderTakesAnyForm(t *testing.T) {
	for _, test := range []struct{ name, file string }{
		{"packed", `[{"name":"a","iri":true,"types":["b","c"]},{"name":"d","iri":false,"types":[]}]`},
		{"spread out", "\r\n[ {\t\"name\" : \"a\" ,\n\"iri\" : true , \"types\" : [ \"b\" , \"c\" ] } , { } ]\n"},
		{"escapes", `[{"name": "say \"a\\b\" \u00e9\ud83d\ude00\/\n"}]`},
		{"an escape at the end of a string", `[{"name": "\\", "kind": "\"", "types": ["\\\\", "x"]}]`},
		{"empty", `[]`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var want []Property
			if err := json.Unmarshal([]byte(test.file), &want); err != nil {
				t.Fatal(err)
			}
			r := &reader{file: test.file}
			got := readAll(r, readProperty)
			r.end()
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestABrokenFileIsNamedWithThePlace(t *testing.T) {
	for _, test := range []struct{ name, file, want string }{
		{"empty", "", "line 1 lacks '['"},
		{"not an array", `{}`, "line 1 lacks '['"},
		{"cut in a name", "[\n{\"na", "line 2 lacks the end of a string"},
		{"cut in an escape", "[\n{\"name\": \"a\\", "line 2 lacks"},
		{"cut behind an escape", `[{"name": "a\"`, `lacks '"'`},
		{"cut behind a name", `[{"name"`, "lacks ':'"},
		{"cut behind an element", `[{"name": "a"}`, "lacks ']'"},
		{"a comma too many", `[{"name": "a"},]`, "lacks '{'"},
		{"a comma too few", "[{\"name\": \"a\"\n\"kind\": \"b\"}]", "line 2 lacks '}'"},
		{"something behind it", "[]\n\nx", "line 3 lacks the end of the file"},
		{"a zero byte behind it", "[]\x00", "lacks the end of the file"},
		{"an unknown name", `[{"nmae": "a"}]`, `lacks a known name, not "nmae"`},
		{"a number for a string", `[{"name": 1}]`, `lacks '"'`},
		{"a string for a boolean", `[{"iri": "true"}]`, "lacks true or false"},
		{"no such escape", `[{"name": "\x"}]`, "lacks a string: invalid character"},
	} {
		t.Run(test.name, func(t *testing.T) {
			defer func() {
				said := fmt.Sprint(recover())
				if !strings.HasPrefix(said, "catalog: embedded file data/x.json is broken: ") || !strings.Contains(said, test.want) {
					t.Errorf("it said %q, want %q", said, test.want)
				}
			}()
			r := &reader{path: "x.json", file: test.file}
			readAll(r, readProperty)
			r.end()
		})
	}
}

func TestAWrongNumberIsNamedWithThePlace(t *testing.T) {
	for _, file := range []string{`{"number": }`, `{"number": "1"}`, `{"number": -1}`, `{"number": 1.5}`, `{"number": 99999999999999999999}`} {
		t.Run(file, func(t *testing.T) {
			defer func() {
				if said := fmt.Sprint(recover()); !strings.Contains(said, "data/errata.json is broken: line 1 lacks") {
					t.Errorf("it said %q", said)
				}
			}()
			readErratum(&reader{path: "errata.json", file: file}, new(Erratum))
		})
	}
}

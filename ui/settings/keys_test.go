package settings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/ui/keys"
)

func TestKeyBindingsFromAFile(t *testing.T) {
	for _, test := range []struct {
		name, content string
		filter        string   // what shows the key of do.filter
		problems      []string // a part of each
	}{
		{"no change", `{}`, "/", nil},
		{"a key", `{"do.filter": "ctrl+g"}`, "ctrl+g", nil},
		{"a list", `{"do.filter": ["ctrl+g", "f6"]}`, "ctrl+g/f6", nil},
		{"the space bar by its name", `{"do.filter": "space", "move.page-down": "pgdown"}`, "space", nil},
		{"no key", `{"do.filter": []}`, "", nil},
		{"empty", "", "/", []string{"line 1, column 1: the document is empty; no key is changed"}},
		{"broken", "{\n \"do.filter\": \"x\",\n}", "/", []string{"line 3, column 1"}},
		{"an array", `["do.filter"]`, "/", []string{"line 1, column 1: an object is expected"}},
		{"a number", `{"do.filter": 7}`, "/", []string{"do.filter: a key is a string"}},
		{"a number in a list", `{"do.filter": ["x", 7]}`, "/", []string{"here is a number"}},
		{"twice", `{"do.filter": "ctrl+g", "do.filter": "b"}`, "ctrl+g", []string{"stands here a second time"}},
		{"the good beside the bad", "{\"do.fliter\": \"x\",\n\"do.filter\": \"ctrl+g\", \"do.fresh\": \"hyper\", \"bench.required\": \"q\"}", "ctrl+g",
			[]string{"line 1, column 15: there is no command \"do.fliter\"; did you mean do.filter?", "line 2, column 36: \"hyper\" is no key", "\"q\" for bench.required is global.quit's already"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), KeysFile)
			if err := os.WriteFile(path, []byte(test.content), 0o600); err != nil {
				t.Fatal(err)
			}
			m, problems := LoadKeys(path, bench)
			if got := m.Do.Filter.Help().Key; got != test.filter {
				t.Errorf("the filter's key is %q, want %q", got, test.filter)
			}
			if len(problems) != len(test.problems) {
				t.Fatalf("problems %q", problems)
			}
			for i, want := range test.problems {
				if !strings.Contains(problems[i], want) || !strings.HasPrefix(problems[i], path) {
					t.Errorf("problem %q lacks its file or %q", problems[i], want)
				}
			}
		})
	}
}

func TestWithoutAFileTheDefaultsStand(t *testing.T) {
	m, problems := LoadKeys(filepath.Join(t.TempDir(), KeysFile), bench)
	if len(problems) != 0 || m.Do.Filter.Help().Key != keys.Default().Do.Filter.Help().Key {
		t.Errorf("problems %q", problems)
	}
	if _, problems := LoadKeys(t.TempDir(), bench); len(problems) != 1 || !strings.Contains(problems[0], "it is no regular file") {
		t.Errorf("a folder: %q", problems)
	}
}

// bench is a place as the bench has it.
func bench(m *keys.Map) []keys.Place {
	return []keys.Place{{Name: "bench", Held: []keys.Binding{m.Do.Filter, m.Do.Fresh, m.Bench.Required, m.Global.Quit, m.Move.PageDown}}}
}

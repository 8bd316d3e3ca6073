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
		filter        string   // what shows the key of bench.filter
		problems      []string // a part of each
	}{
		{"no change", `{}`, "/", nil},
		{"a key", `{"bench.filter": "ctrl+g"}`, "ctrl+g", nil},
		{"a list", `{"bench.filter": ["ctrl+g", "f6"]}`, "ctrl+g/f6", nil},
		{"the space bar by its name", `{"bench.filter": "space", "move.page-down": "pgdown"}`, "space", nil},
		{"no key", `{"bench.filter": []}`, "", nil},
		{"empty", "", "/", []string{"line 1, column 1: the document is empty; no key is changed"}},
		{"broken", "{\n \"bench.filter\": \"x\",\n}", "/", []string{"line 3, column 1"}},
		{"an array", `["bench.filter"]`, "/", []string{"line 1, column 1: an object is expected"}},
		{"a number", `{"bench.filter": 7}`, "/", []string{"bench.filter: a key is a string"}},
		{"a number in a list", `{"bench.filter": ["x", 7]}`, "/", []string{"here is a number"}},
		{"twice", `{"bench.filter": "ctrl+g", "bench.filter": "b"}`, "ctrl+g", []string{"stands here a second time"}},
		{"the good beside the bad", "{\"bench.fliter\": \"x\",\n\"bench.filter\": \"ctrl+g\", \"bench.fresh\": \"hyper\", \"bench.required\": \"q\"}", "ctrl+g",
			[]string{"line 1, column 18: there is no command \"bench.fliter\"; did you mean bench.filter?", "line 2, column 42: \"hyper\" is no key", "\"q\" for bench.required is global.quit's already"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), KeysFile)
			if err := os.WriteFile(path, []byte(test.content), 0o600); err != nil {
				t.Fatal(err)
			}
			m, problems := LoadKeys(path)
			if got := m.Bench.Filter.Help().Key; got != test.filter {
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
	m, problems := LoadKeys(filepath.Join(t.TempDir(), KeysFile))
	if len(problems) != 0 || m.Bench.Filter.Help().Key != keys.Default().Bench.Filter.Help().Key {
		t.Errorf("problems %q", problems)
	}
	if _, problems := LoadKeys(t.TempDir()); len(problems) != 1 || !strings.Contains(problems[0], "it is no file") {
		t.Errorf("a folder: %q", problems)
	}
}

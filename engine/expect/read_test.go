package expect

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/engine/library"
)

func parse(t *testing.T, content string) *File {
	t.Helper()
	f, err := Parse("set/expect.toml", "set", []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestMistakesInTheFileHaveTheirPlaceAndAWayOut(t *testing.T) {
	for name, test := range map[string]struct {
		content string
		words   []string
	}{
		"no TOML":                      {"[[document]]\npath = \"a.json\nverdict = 1", []string{"set/expect.toml:2:", "string"}},
		"another table":                {"\n[documents]\npath = \"a.json\"", []string{":2: ", `"documents"`, "[[document]]"}},
		"one table, not a list":        {"[document]\npath = \"a.json\"", []string{":1: ", "[[document]]"}},
		"a list in line":               {"document = [{path = \"a.json\"}]", []string{":1: ", "[[document]]"}},
		"no path":                      {"[[document]]\nverdict = \"fail\"", []string{":1: ", "no path", "path ="}},
		"an empty path":                {"[[document]]\npath = \"\"", []string{":2: ", "empty"}},
		"a path that is no text":       {"[[document]]\npath = 3", []string{":2: ", "a number", "quotes"}},
		"a pattern left open":          {"[[document]]\npath = \"a[.json\"", []string{":2: ", "a[.json", "pattern"}},
		"a key misspelt":               {"[[document]]\npath = \"a\"\nverdikt = \"fail\"", []string{":3: ", "verdikt", "did you mean verdict"}},
		"a key like none":              {"[[document]]\npath = \"a\"\ncolour = 1", []string{":3: ", "colour", "findings"}},
		"no verdict":                   {"# one\n\n[[document]]\npath = \"a\"\n\nverdict = \"red\"", []string{":6: ", "red", "pass, warn, unjudged or fail"}},
		"an unknown rule":              {"[[document]]\npath = \"a\"\nfindings = [\n  {rule = \"json-syntax\"},\n  {rule = \"actor-tpye\"},\n]", []string{":5: ", "actor-tpye", "did you mean actor-type"}},
		"a finding without a rule":     {"[[document]]\npath = \"a\"\nfindings = [{pointer = \"/a\"}]", []string{":3: ", "no rule", "{rule ="}},
		"a finding with more":          {"[[document]]\npath = \"a\"\nfindings = [{rule = \"json-syntax\", line = 3}]", []string{":3: ", "line", "rule and pointer"}},
		"findings that are texts":      {"[[document]]\npath = \"a\"\nfindings = [\"actor-type\"]", []string{":3: ", "{rule ="}},
		"a pointer that is none":       {"[[document]]\npath = \"a\"\nfindings = [{rule = \"actor-type\", pointer = \"actor\"}]", []string{":3: ", "slash"}},
		"a pointer with a stray tilde": {"[[document]]\npath = \"a\"\nfindings = [{rule = \"actor-type\", pointer = \"/a~2\"}]", []string{":3: ", "no JSON Pointer", "~0"}},
		"a pointer that ends in one":   {"[[document]]\npath = \"a\"\nfindings = [{rule = \"actor-type\", pointer = \"/a~\"}]", []string{":3: ", "no JSON Pointer"}},
		"no mark":                      {"[[document]]\npath = \"a\"\nmarks = [\"ReadingProfile/ViewEvent/Ran\"]", []string{":3: ", "Ran", "no row"}},
		"marks that are no list":       {"[[document]]\npath = \"a\"\nmarks = 3", []string{":3: ", "a number"}},
		"no status":                    {"[[document]]\npath = \"a\"\nstatus = \"400\"", []string{":3: ", "status = 400"}},
		"a status too large":           {"[[document]]\npath = \"a\"\nstatus = 4000", []string{":3: ", "599"}},
		"a status below nothing":       {"[[document]]\npath = \"a\"\nstatus = -1", []string{":3: ", "from 100 to 599", "status = 400"}},
		"a status that is no whole":    {"[[document]]\npath = \"a\"\nstatus = 200.5", []string{":3: ", "status = 400"}},
		"a status beyond all numbers":  {"[[document]]\npath = \"a\"\nstatus = 99999999999999999999", []string{":3:10: ", "out of range"}},
		"a key set twice":              {"[[document]]\npath = \"a\"\npath = \"b\"", []string{":3:", "path", "already"}},
		"a finding's rule set twice":   {"[[document]]\npath = \"a\"\nfindings = [{rule = \"actor-type\", rule = \"json-syntax\"}]", []string{":3:", "already"}},
		"an entry with nothing in it":  {"[[document]]\n[[document]]\npath = \"a\"", []string{":1: ", "no path"}},
		"a verdict that is empty":      {"[[document]]\npath = \"a\"\nverdict = \"\"", []string{":3: ", "pass, warn, unjudged or fail"}},
		"lines that end as on Windows": {"\uFEFF[[document]]\r\npath = \"a\"\r\nverdict = \"red\"\r\n", []string{":3: ", "red"}},
		"16 bits a letter":             {"\xff\xfe[\x00[\x00d\x00", []string{":1:1: ", "UTF-8", "save it"}},
		"16 bits without a mark":       {"[\x00[\x00d\x00", []string{":1:2: ", "UTF-8"}},
		"a byte of another encoding":   {"[[document]]\npath = \"\xe9t\xe9.json\"", []string{":2:9: ", "UTF-8", "save it"}},
		"a byte after a mark":          {"\uFEFF[[document]]\npath = \"a\"\n\x80", []string{":3:1: ", "UTF-8"}},
		"a sequence for terminals":     {"[[document]]\npath = \"a\"\nwhy = \"\x1b[31m\"", []string{":3:7: ", "control"}},
		"twice":                        {"[[document]]\npath = \"a\"\n[[document]]\npath = \"./a\"", []string{":4: ", `"a"`, "line 1"}},
		"of the second, not the first": {"[[document]]\npath = \"a\"\nwhy = \"x\"\n\n[[document]]\npath = \"b\"\nwhy = 7\n", []string{":7: ", "why"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse("set/expect.toml", "set", []byte(test.content))
			var mistake *Mistake
			if !errors.As(err, &mistake) || mistake.Line < 1 || mistake.Help == "" {
				t.Fatalf("no mistake with its place: %v", err)
			}
			for _, word := range test.words {
				if !strings.Contains(err.Error(), word) {
					t.Errorf("%q is not in %q", word, err)
				}
			}
			if strings.Contains(err.Error(), " toml:") || strings.Contains(err.Error(), "\n") {
				t.Errorf("the library's own words: %q", err)
			}
		})
	}
}

// Nothing to expect is no mistake, however it is written.
// Of several mistakes of a kind the same is told each time.
func TestTheSameMistakeIsToldEachTime(t *testing.T) {
	content := "[a]\n[b]\n[c]\n[d]\n[e]\n"
	for range 50 {
		if _, err := Parse("set/expect.toml", "set", []byte(content)); err == nil || !strings.HasPrefix(err.Error(), `set/expect.toml:1: "a"`) {
			t.Fatalf("it says %v", err)
		}
	}
}

func TestAFileWithoutEntries(t *testing.T) {
	for _, content := range []string{"", "\n\n", "\uFEFF", "# nothing yet", "\uFEFF# nothing yet\r\n"} {
		if f := parse(t, content); len(f.Entries()) != 0 {
			t.Errorf("%q: %d entries", content, len(f.Entries()))
		}
	}
	if f := parse(t, "\uFEFF[[document]]\r\npath = \"a\"\r\nwhy = \"é\"\r\n"); len(f.Entries()) != 1 || f.Entries()[0].Why != "é" {
		t.Errorf("with a mark and lines as on Windows: %+v", f.Entries())
	}
}

func TestAFileThatIsNotThere(t *testing.T) {
	if _, err := Read(filepath.Join(t.TempDir(), Name)); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// An entry that names a document goes before one that names its file, and that
// before patterns, of which the first counts.
func TestWhichEntryCounts(t *testing.T) {
	f := parse(t, `
[[document]]
path = "**/*.json"
[[document]]
path = "week-*/*"
[[document]]
path = "week-1/b.ndjson:2"
[[document]]
path = "week-1/b.ndjson"
[[document]]
path = "c[1].json"
[[document]]
path = "d.json#/*"
[[document]]
path = 'e\[1].txt'
[[document]]
path = "e[1].txt"
[[document]]
path = 'f\[x]*.txt'
[[document]]
path = 'C:\dir\g.txt'
`)
	for _, test := range []struct {
		place library.Place
		want  string
	}{
		{library.Place{Path: "set/a.json"}, "**/*.json"},
		{library.Place{Path: "set/week-1/a.json"}, "**/*.json"},
		{library.Place{Path: "set/week-1/x.jsonl", Line: 4}, "week-*/*"},
		{library.Place{Path: "set/week-1/b.ndjson", Line: 2}, "week-1/b.ndjson:2"},
		{library.Place{Path: "set/week-1/b.ndjson", Line: 3}, "week-1/b.ndjson"},
		{library.Place{Path: "set/c[1].json"}, "c[1].json"},
		{library.Place{Path: "set/d.json", Element: "/2"}, "**/*.json"},
		{library.Place{Path: "set/e[1].txt"}, "e[1].txt, named"},
		{library.Place{Path: "set/e1.txt"}, "e[1].txt"},
		{library.Place{Path: "set/f[x]y.txt"}, `f\[x]*.txt`},
		{library.Place{Path: "set/fxy.txt"}, ""},
		{library.Place{Path: `set/C:\dir\g.txt`}, `C:\dir\g.txt`},
		{library.Place{Path: "set/x.jsonl"}, ""},
		{library.Place{Path: "-"}, ""},
	} {
		got := ""
		if e := f.Entry(test.place); e != nil {
			got = e.Path
			if e.spelled() != e.Path {
				got += ", named"
			}
		}
		if got != test.want {
			t.Errorf("%s: entry %q, want %q", test.place, got, test.want)
		}
	}
	outside := f.Name(library.Place{Path: "other/a.json", Element: "/2"})
	if outside != "../other/a.json#/2" {
		t.Errorf("outside of the folder: %q", outside)
	}
}

// What nobody looked at is not gone.
func TestWhichEntriesARunReaches(t *testing.T) {
	for _, test := range []struct {
		entry, named string
		reached      bool
	}{
		{"a.json", "set", true},
		{"week-1/a.json", "set/", true},
		{"week-1/a.json", "set/week-1", true},
		{"week-1/a.json", "set/week-1/a.json", true},
		{"week-1/a.json#/2", "set/week-1/a.json", true},
		{"week-1/b.ndjson:17", "./set/week-1/b.ndjson", true},
		{"week-1/a.json", "set/week-2", false},
		{"week-10/a.json", "set/week-1", false},
		{"week-1/a.json.gz", "set/week-1/a.json", false},
		{"a.json", "set/week-1", false},
		{"../other/a.json", "set", false},
		{"../other/a.json", "other", true},
		{"..a/b.json", "set", true},
		{"week-1/*.json", "set/week-1", true},
		{"week-1/*.json", "set", true},
		{"week-*/a.json", "set/week-1", false},
		{"**/*.json", "set/week-1", false},
		{"**/*.json", "set", true},
		{"week-1/{a,b}.json#/*", "set/week-1", true},
		{"-", "-", true},
		{"a.json", "-", false},
		{"-", "set", false},
	} {
		f := parse(t, "[[document]]\npath = "+quote(test.entry))
		if got := f.Reaches(f.Entries()[0], []string{"elsewhere", test.named}); got != test.reached {
			t.Errorf("%s, where %s is named: %v", test.entry, test.named, got)
		}
	}
}

package sentence

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/fixtures"
)

var update = flag.Bool("update", false, "write the goldens anew; read them aloud before you keep them")

// golden holds sentences against a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and read what changed:\n%s", path, got)
	}
}

func parse(t testing.TB, body []byte) *document.Document {
	t.Helper()
	d, err := document.NewParser(nil).Parse(body)
	if err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	return d
}

// The built-in events say every row of both versions, and the generic event with
// many actions.
func TestSentencesOfTheRows(t *testing.T) {
	for _, version := range catalog.Versions() {
		var b strings.Builder
		told := map[string]bool{}
		for _, set := range fixtures.Sets(version) {
			if set.Name == fixtures.Mistakes {
				continue
			}
			for _, f := range set.Fixtures {
				fmt.Fprintf(&b, "%s/%s\n  %s\n", set.Name, f.Name, Of(parse(t, f.Data), 0, Known{}))
				told[f.RowID] = true
			}
		}
		for _, p := range catalog.Get(version).Profiles {
			for _, row := range p.Rows {
				if !told[row.ID] {
					t.Errorf("the row %s of %s is not told", row.ID, version)
				}
			}
		}
		golden(t, "rows-"+string(version)+".txt", b.String())
	}
}

// Every action of the vocabulary, with nothing but what an event must have.
func TestSentencesOfTheActions(t *testing.T) {
	var b strings.Builder
	for _, a := range catalog.Get(catalog.V1p2).Actions {
		d := parse(t, fmt.Appendf(nil, `{"type":"Event","actor":{"type":"Person","id":"urn:x:1","name":"Ines Varga"},"action":%q,"object":{"type":"Entity","id":"urn:x:2","name":"Tides"}}`, a.Name))
		b.WriteString(Of(d, 0, Known{}) + "\n")
	}
	golden(t, "actions.txt", b.String())
}

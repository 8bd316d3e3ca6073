package rule

import (
	"encoding/json"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/fixtures"
)

// spoilt calls test for documents with one mistake each: every place of some
// fixtures, spoiled in several ways.
func spoilt(t *testing.T, every int, test func(name string, body []byte, pointer string, o Options)) {
	t.Helper()
	values := []string{`"some nonsense"`, `42`, `true`, `null`, `""`, `[]`, `{}`, `{"x":77}`, `["xyzzy"]`, `[[9]]`,
		`{"id":"https://example.org/zz","type":"Zzz"}`, `{"id":"https://example.org/zz","type":"Page"}`}
	for _, version := range catalog.Versions() {
		set, err := fixtures.Load(version, fixtures.Rows)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(set); i += every {
			original := set[i].Data
			d, err := document.NewParser(nil).Parse(original)
			if err != nil {
				t.Fatal(err)
			}
			for n := 1; n < len(d.Nodes); n++ {
				pointer := d.Pointer(document.NodeID(n))
				patches := []Op{{Op: "remove", Path: pointer}}
				if d.Nodes[n].IsMember() {
					patches = append(patches, Op{Op: "move", From: pointer, Path: pointer + "x"})
				}
				for _, value := range values {
					patches = append(patches, Op{Op: "replace", Path: pointer, Value: json.RawMessage(value)})
				}
				for _, patch := range patches {
					body, err := document.Patch(original, []Op{patch})
					if err != nil {
						t.Fatal(err)
					}
					test(set[i].Name+", "+patch.String(), body, pointer, Options{Spec: version})
				}
			}
		}
	}
}

// TestEachMendHelps holds that a patch or a choice, applied for itself, does away
// with the finding that it is for.
func TestEachMendHelps(t *testing.T) {
	fixes, choices, idle := 0, 0, 0
	spoilt(t, 10, func(name string, body []byte, _ string, o Options) {
		for _, f := range NewJudge(o).Judge(body, nil).Findings() {
			if f.Severity == Info {
				continue
			}
			patches := map[string][]Op{}
			if len(f.Fix) > 0 {
				fixes++
				patches["the patch"] = PatchAlone(body, o, f)
			}
			for _, c := range f.Choices {
				choices++
				patches[c.Title] = c.Fix
			}
			for title, patch := range patches {
				next, err := document.Patch(body, patch)
				if err != nil {
					t.Errorf("%s: %s of %s at %s does not apply: %v", name, title, f.Rule, f.Pointer, err)
					continue
				}
				for _, after := range NewJudge(o).Judge(next, nil).Findings() {
					if after.Rule == f.Rule && after.Pointer == f.Pointer && after.Message == f.Message {
						if idle++; idle < 40 {
							t.Errorf("%s: %s of %s at %s leaves it: %s %v", name, title, f.Rule, f.Pointer, after.Message, patch)
						}
					}
				}
			}
		}
	})
	t.Logf("%d patches and %d choices, %d of them idle", fixes, choices, idle)
}

package rule

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/fixtures"
)

const corpus = "../../../shared/caliper/corpus"

// decimalNegatives are wrong in strict mode only: their mistake is a decimal
// without a fractional part.
var strictOnly = []string{}

func scalars(t testing.TB, b []byte) map[string]int {
	d, err := document.NewParser(nil).Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]int{}
	for n := range d.Nodes {
		if d.Nodes[n].Kind < document.Array {
			m[d.Text(document.NodeID(n))]++
		}
	}
	return m
}

func TestExplore(t *testing.T) {
	files, _ := filepath.Glob(corpus + "/v1p2/invalid/*.json")
	var places map[string]string
	b, _ := os.ReadFile(corpus + "/v1p2/places.json")
	_ = json.Unmarshal(b, &places)
	total, good := 0, 0
	for _, f := range files {
		name := filepath.Base(f)
		place, ok := places[name]
		if !ok {
			continue
		}
		total++
		body, _ := os.ReadFile(f)
		o := Options{Spec: catalog.V1p2}
		res := NewJudge(o).Judge(body, nil)
		fs := res.Findings()
		if !slices.ContainsFunc(fs, func(f Finding) bool { return f.Severity == Error }) {
			o.Strict = true
			res = NewJudge(o).Judge(body, nil)
			fs = res.Findings()
			t.Logf("STRICT %s", name)
		}
		out, failed := applyFixes(body, fs)
		if failed >= 0 {
			var ops []Op
			for _, f := range fs {
				ops = append(ops, f.Fix...)
			}
			_, err := document.Patch(body, ops)
			t.Errorf("%s: %v", name, err)
			continue
		}
		bad := false
		for _, f := range NewJudge(o).Judge(out, nil).Findings() {
			if f.Severity == Error {
				bad = true
				t.Errorf("%s: remains %s %s %s", name, f.Rule, f.Pointer, f.Message)
			}
		}
		d, _ := document.NewParser(nil).Parse(body)
		have := scalars(t, out)
		p := d.Find(place)
		for n := range d.Nodes {
			id := document.NodeID(n)
			if d.Nodes[n].Kind >= document.Array {
				continue
			}
			if p >= 0 && id >= p && id < d.Nodes[p].Next {
				if have[d.Text(id)] == 0 {
					t.Logf("   %s: mistaken value gone: %s %s", name, d.Pointer(id), d.Raw(id))
				}
				continue
			}
			if have[d.Text(id)] == 0 {
				bad = true
				t.Errorf("%s: lost %s %s (place %s)", name, d.Pointer(id), d.Raw(id), place)
			}
		}
		m := Mend(body, o)
		for _, f := range m.Remaining {
			if f.Severity == Error {
				t.Errorf("%s: MEND remains %s %s", name, f.Rule, f.Pointer)
			}
		}
		if !bad {
			good++
		}
	}
	t.Logf("%d of %d", good, total)
	for _, m := range fixtures.ListMistakes(catalog.V1p2) {
		r := Mend(m.Data, Options{Spec: catalog.V1p2})
		for _, f := range r.Remaining {
			if f.Severity == Error {
				t.Logf("mistake %s: %s %s %s", m.Name, f.Rule, f.Pointer, f.Message)
			}
		}
		_ = strings.ToLower
	}
}

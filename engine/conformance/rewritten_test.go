package conformance_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document/documenttest"
	"caliper-playground/fixtures"
)

// judgement writes out all that an assessment says but for places: findings by
// pointer, verdicts, marks, and what a sender would be answered.
func judgement(a *conformance.Assessment) string {
	var lines []string
	for _, f := range a.Findings {
		lines = append(lines, fmt.Sprintf("%s %s at %s: %s", f.Severity, f.Rule, f.Pointer, f.Message))
	}
	slices.Sort(lines)
	items, err := json.Marshal(withoutFindings(a.Items))
	if err != nil {
		panic(err)
	}
	return fmt.Sprintf("%s %s %d %s\n%s\n%s", a.Shape, a.Spec, a.Transport, a.Verdict, strings.Join(lines, "\n"), items)
}

func withoutFindings(items []conformance.Item) []conformance.Item {
	items = slices.Clone(items)
	for i := range items {
		items[i].Findings = nil
	}
	return items
}

// everyDocument calls test for every built-in fixture and, where they are, for
// every published example.
func everyDocument(t *testing.T, test func(name string, body []byte, version catalog.Version)) {
	everyFixture(test)
	for _, version := range catalog.Versions() {
		folder := "v" + strings.ReplaceAll(string(version), ".", "p")
		for _, kind := range []string{"valid", "invalid"} {
			paths, _ := filepath.Glob(filepath.Join(corpus, folder, kind, "*.json"))
			if len(paths) == 0 {
				continue
			}
			for name, body := range corpusFiles(t, folder+"/"+kind) {
				test(filepath.Join(folder, kind, name), body, version)
			}
		}
	}
}

func everyFixture(test func(name string, body []byte, version catalog.Version)) {
	for _, version := range catalog.Versions() {
		for _, set := range fixtures.Sets(version) {
			for _, f := range set.Fixtures {
				test(f.Path, f.Data, version)
			}
		}
	}
}

// TestRewritten holds that the same JSON is judged the same, however it is
// written: with any escape sequences, in any order of members, with any white
// space.
func TestRewritten(t *testing.T) {
	documents, otherwise := 0, map[string]int{}
	everyDocument(t, func(name string, body []byte, version catalog.Version) {
		documents++
		assessor := conformance.NewAssessor(conformance.Options{Spec: version})
		want := judgement(assessor.Assess(body, nil))
		for _, style := range documenttest.Styles() {
			rewritten := documenttest.Rewrite(t, body, style)
			if got := judgement(assessor.Assess(rewritten, nil)); got != want {
				otherwise[style.Name]++
				if otherwise[style.Name] <= 3 {
					t.Errorf("%s, %s: got\n%s\nwant\n%s\n%s", name, style.Name, got, want, rewritten)
				}
			}
		}
	})
	for style, n := range otherwise {
		t.Errorf("%s: %d of %d documents judged otherwise", style, n, documents)
	}
	t.Logf("%d documents in %d styles", documents, len(documenttest.Styles()))
}

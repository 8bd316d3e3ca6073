package conformance_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document/documenttest"
	"caliper-playground/engine/rule"
)

// FuzzRewritten holds that any document and its twin, the same values written in
// another way, get the same judgement.
func FuzzRewritten(f *testing.F) {
	i := byte(0)
	everyFixture(func(_ string, body []byte, version catalog.Version) {
		i += 37
		f.Add(body, []byte{i, 3 * i, 5 * i, 7 * i, 11 * i, 13 * i}, version == catalog.V1p1, false)
	})
	for _, r := range rule.All() {
		f.Add([]byte(r.Bad), []byte(nil), false, true)
	}
	f.Fuzz(func(t *testing.T, text, choices []byte, old, strict bool) {
		text = documenttest.Spoil(text, choices)
		o := conformance.Options{Spec: catalog.V1p2, Strict: strict}
		if old {
			o.Spec = catalog.V1p1
		}
		assessor := conformance.NewAssessor(o)
		original := assessor.Assess(text, nil)
		placed, unplaced := judgement(original), withoutPlaces(original)
		for _, style := range documenttest.Styles() {
			twin := documenttest.Rewrite(t, text, style)
			a := assessor.Assess(twin, nil)
			got, want := judgement(a), placed
			if style.Shuffle != nil { // of two things that go badly together, the second is told
				got, want = withoutPlaces(a), unplaced
			}
			if got != want {
				t.Fatalf("%s: got\n%s\nwant\n%s\n%s\n%s", style.Name, got, want, text, twin)
			}
		}
	})
}

// withoutPlaces writes out an assessment without saying where its findings are.
func withoutPlaces(a *conformance.Assessment) string {
	var rules []string
	for _, f := range a.Findings {
		rules = append(rules, f.Severity.String()+" "+f.Rule)
	}
	slices.Sort(rules)
	b := strings.Builder{}
	for _, item := range a.Items {
		fmt.Fprintln(&b, item.Kind, item.Verdict, item.Credits)
	}
	return fmt.Sprint(a.Shape, " ", a.Spec, " ", a.Transport, " ", a.Verdict, "\n", strings.Join(rules, "\n"), "\n", b.String())
}

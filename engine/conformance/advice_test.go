package conformance

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/document/documenttest"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

// clock is one that all built-in events lie behind.
var clock = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)

// Whoever asks for advice gets the same verdicts, marks and reasons, and the same
// findings beside it, strict or not.
func TestAdviceChangesNothingElse(t *testing.T) {
	given := map[string]int{}
	for _, v := range catalog.Versions() {
		for _, strict := range []bool{false, true} {
			o := Options{Spec: v, Strict: strict}
			plain := NewAssessor(o)
			o.Advise, o.Now = true, clock
			advised := NewAssessor(o)
			for _, body := range builtInAndExamples(v) {
				want, got := plain.Assess(body, nil), advised.Assess(body, nil)
				if want.Verdict != got.Verdict || want.Transport != got.Transport || len(want.Items) != len(got.Items) {
					t.Fatalf("with advice %s: %s", got.Verdict, body)
				}
				for i := range want.Items {
					a, b := want.Items[i], got.Items[i]
					if a.Verdict != b.Verdict || a.Uncredited != b.Uncredited || !slices.Equal(a.Credits, b.Credits) {
						t.Fatalf("with advice %s, %v, %q: %s", b.Verdict, b.Credits, b.Uncredited, body)
					}
				}
				rest := slices.DeleteFunc(slices.Clone(got.Findings), func(f rule.Finding) bool {
					if IsAdvice(f) {
						given[f.Rule]++
						if f.Severity != rule.Info || len(f.Fix) > 0 {
							t.Errorf("advice that is more: %v", f)
						}
					}
					return IsAdvice(f)
				})
				if fmt.Sprint(rest) != fmt.Sprint(want.Findings) {
					t.Fatalf("with advice the findings are %v, not %v", rest, want.Findings)
				}
			}
		}
	}
	for _, r := range rule.All() {
		if r.Advice && given[r.ID] == 0 {
			t.Errorf("%s is never given", r.ID)
		}
	}
}

// The same JSON gets the same advice, however it is written.
func TestAdviceGoesByWhatIsSaid(t *testing.T) {
	said := func(body []byte) (all []string) {
		for _, f := range Advice(Options{Now: clock}, body, nil) {
			if f.Rule != "advice-iris" && f.Rule != "advice-lti-parameters" { // which count bytes
				all = append(all, f.Rule+f.Pointer)
			}
		}
		slices.Sort(all)
		return all
	}
	for _, body := range builtInAndExamples(catalog.V1p2) {
		if NewAssessor(Options{}).Assess(body, nil).Transport == NotJSON {
			continue
		}
		want := said(body)
		for _, style := range documenttest.Styles() {
			if got := said(documenttest.Rewrite(t, body, style)); !slices.Equal(got, want) {
				t.Fatalf("written otherwise: %v, not %v, of %s", got, want, body)
			}
		}
	}
}

// builtInAndExamples are the built-in documents of a version, and those of the
// rules' pages.
func builtInAndExamples(v catalog.Version) [][]byte {
	var all [][]byte
	for _, set := range fixtures.Sets(v) {
		for _, f := range set.Fixtures {
			all = append(all, f.Data)
		}
	}
	for _, r := range rule.All() {
		all = append(all, []byte(r.Bad), []byte(r.Good))
	}
	return all
}

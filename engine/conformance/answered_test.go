package conformance_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// TestEveryMistakeIsAnswered holds that nearly each published negative example
// is mended by the patches of its findings, or else by one of their choices.
func TestEveryMistakeIsAnswered(t *testing.T) {
	files := corpusFiles(t, "v1p2/invalid")
	text, err := os.ReadFile(filepath.Join(corpus, "v1p2", "places.json"))
	if err != nil {
		t.Fatal(err)
	}
	var places map[string]string
	if err := json.Unmarshal(text, &places); err != nil {
		t.Fatal(err)
	}
	mended, chosen := 0, 0
	for name := range places {
		body := files[name]
		o := rule.Options{Spec: catalog.V1p2}
		o.Strict = errorsOf(body, o) == 0 // the decimals that only strict mode refuses (erratum 11)
		switch {
		case errorsOf(rule.Mend(body, o).Bytes, o) == 0:
			mended++
		case mendedByChoices(body, o):
			chosen++
		default:
			t.Logf("%s: not answered", name)
		}
	}
	t.Logf("of %d examples %d are mended, and %d more by a choice", len(places), mended, chosen)
	if answered := mended + chosen; answered*100 < 95*len(places) {
		t.Errorf("%d of %d examples are answered, fewer than 95%%", answered, len(places))
	}
}

func findingsOf(body []byte, o rule.Options) []rule.Finding {
	return rule.NewJudge(o).Judge(body, nil).Findings()
}

func errorsOf(body []byte, o rule.Options) int {
	n := 0
	for _, f := range findingsOf(body, o) {
		if f.Severity == rule.Error {
			n++
		}
	}
	return n
}

// mendedByChoices says whether a document can be mended by choosing, one
// finding after the other, and applying what needs no choice.
func mendedByChoices(body []byte, o rule.Options) bool {
	for range 4 {
		body = rule.Mend(body, o).Bytes
		errors := errorsOf(body, o)
		if errors == 0 {
			return true
		}
		better := body
		for _, f := range findingsOf(body, o) {
			for _, c := range f.Choices {
				next, err := document.Patch(body, c.Fix)
				if err != nil {
					continue
				}
				if n := errorsOf(rule.Mend(next, o).Bytes, o); n < errors {
					better, errors = next, n
				}
			}
		}
		if errors == 0 {
			return true
		}
		body = better
	}
	return false
}

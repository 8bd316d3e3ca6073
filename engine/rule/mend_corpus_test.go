package rule

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"caliper-playground/catalog"
)

// corpusFolder holds the published examples, which are not part of the project.
const corpusFolder = "../../../shared/caliper/corpus"

// TestMendCorpus applies the proposed patches, once and in the order listed, to
// each published negative example that parses. Where the result has no error, it
// must have every value of the original but the mistaken one.
func TestMendCorpus(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(corpusFolder, "v1p2", "places.json"))
	if err != nil {
		t.Skip("the published examples are not at ../shared/caliper/corpus beside the project:", err)
	}
	var places map[string]string
	if err := json.Unmarshal(text, &places); err != nil {
		t.Fatal(err)
	}
	mended := 0
	for name, place := range places {
		body, err := os.ReadFile(filepath.Join(corpusFolder, "v1p2", "invalid", name))
		if err != nil {
			t.Fatal(err)
		}
		// Decimals without a fraction are wrong in strict mode only (erratum 11).
		o := Options{Spec: catalog.V1p2}
		o.Strict = errorsIn(o, body) == 0
		patched, failed := applyFixes(body, NewJudge(o).Judge(body, nil).Findings())
		switch {
		case failed >= 0:
			t.Errorf("%s: a patch does not apply", name)
		case errorsIn(o, patched) > 0:
			t.Logf("%s: not mended", name)
		case lost(t, body, patched, place) != "":
			t.Errorf("%s: the value %q was lost", name, lost(t, body, patched, place))
		default:
			mended++
		}
		if got := Mend(body, o); errorsIn(o, got.Bytes) > errorsIn(o, patched) {
			t.Errorf("%s: Mend leaves more errors than one round of patches", name)
		}
	}
	t.Logf("%d of %d mended", mended, len(places))
	if mended == 0 {
		t.Error("none is mended")
	}
}

package conformance_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// corpus is where the published examples lie beside the project, if they do.
const corpus = "../../../shared/caliper/corpus"

func corpusFiles(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(corpus, folder, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Skipf("the published corpora are not at %s", filepath.Join(corpus, folder))
	}
	files := map[string][]byte{}
	for _, path := range paths {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = body
	}
	return files
}

// inlineContext is the one published example that is refused all the same (erratum 10).
const inlineContext = "caliperEventMessagePostedInlineContext.json"

func TestCorpusValid(t *testing.T) {
	for _, folder := range []string{"v1p1/valid", "v1p2/valid"} {
		t.Run(folder, func(t *testing.T) {
			assessor := conformance.NewAssessor(conformance.Options{})
			clean := 0
			for name, body := range corpusFiles(t, folder) {
				a := assessor.Assess(body, nil)
				if a.Verdict != rule.Fail {
					clean++
					continue
				}
				if name == inlineContext {
					continue
				}
				for _, f := range a.Findings {
					if f.Severity == rule.Error {
						t.Errorf("%s: %s at %q: %s", name, f.Rule, f.Pointer, f.Message)
					}
				}
			}
			t.Logf("%d documents without an error", clean)
		})
	}
}

// withoutFraction are the negatives that only strict mode refuses (erratum 11).
func withoutFraction(findings []rule.Finding) bool {
	for _, f := range findings {
		if f.Rule == "decimal-fraction" {
			return true
		}
	}
	return false
}

// TestCorpusInvalid counts, of the negative examples, those whose planted
// place is found and those with no error elsewhere.
func TestCorpusInvalid(t *testing.T) {
	files := corpusFiles(t, "v1p2/invalid")
	raw, err := os.ReadFile(filepath.Join(corpus, "v1p2/places.json"))
	if err != nil {
		t.Fatal(err)
	}
	places := map[string]string{}
	if err := json.Unmarshal(raw, &places); err != nil {
		t.Fatal(err)
	}
	lenient := conformance.NewAssessor(conformance.Options{})
	strict := conformance.NewAssessor(conformance.Options{Strict: true})
	total, found, alone := 0, 0, 0
	for name, body := range files {
		a := lenient.Assess(body, nil)
		if a.Verdict != rule.Fail && withoutFraction(a.Findings) {
			a = strict.Assess(body, nil)
		}
		if a.Verdict != rule.Fail {
			t.Errorf("%s: no error", name)
		}
		place, parses := places[name]
		if !parses {
			continue
		}
		total++
		hit, elsewhere := false, false
		for _, f := range a.Findings {
			if f.Severity != rule.Error {
				continue
			}
			if f.Pointer == place || strings.HasPrefix(f.Pointer, place+"/") {
				hit = true
			} else {
				elsewhere = true
				t.Logf("%s: planted at %s, but also %s at %q: %s", name, place, f.Rule, f.Pointer, f.Message)
			}
		}
		if hit {
			found++
		} else {
			t.Logf("%s: nothing found at %s", name, place)
		}
		if !elsewhere {
			alone++
		}
	}
	t.Logf("of %d negatives, %d found at their place, %d without an error elsewhere", total, found, alone)
	if found*100 < total*99 || alone*100 < total*97 {
		t.Errorf("want 99%% found at their place and 97%% without an error elsewhere")
	}
}

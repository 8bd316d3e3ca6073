package rule

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/document/documenttest"
	"caliper-playground/fixtures"
)

// FuzzMend holds that judging and mending never panic, that every finding has
// its place inside the document, that every patch applies, with all the others
// and alone, and that what was mended parses and has no more errors than before.
func FuzzMend(f *testing.F) {
	i := byte(0)
	for _, version := range catalog.Versions() {
		for _, set := range fixtures.Sets(version) {
			for _, fixture := range set.Fixtures {
				i += 41
				f.Add(fixture.Data, []byte{i, 3 * i, 5 * i, 7 * i, 11 * i, 13 * i}, version == catalog.V1p1, false)
			}
		}
	}
	for _, rule := range All() {
		f.Add([]byte(rule.Bad), []byte(nil), false, true)
	}
	f.Add([]byte(`[{"actor":{},"actor":[],"action":null,"extensions":[{"a":1,"a":2}]},{"type":"Event","object":{"type":"x"}},7]`), []byte(nil), false, true)
	f.Add([]byte(`{"sensor":{},"data":{"@context":[],"type":"Event"},"data":[],"sendTime":1,"extensions":{}}`), []byte(nil), false, false)
	f.Fuzz(func(t *testing.T, text, choices []byte, old, strict bool) {
		text = documenttest.Spoil(text, choices)
		o := Options{Spec: catalog.V1p2, Strict: strict}
		if old {
			o.Spec = catalog.V1p1
		}
		result := NewJudge(o).Judge(text, nil)
		findings := result.Findings()
		checkPlaces(t, text, findings)
		if result.Parsed {
			if _, failed := applyFixes(text, findings); failed >= 0 {
				t.Fatalf("with the others, the patch of %s does not apply: %v", findings[failed].Rule, findings[failed].Fix)
			}
		}
		got := Mend(text, o)
		if !got.Changed {
			if !bytes.Equal(got.Bytes, text) {
				t.Fatal("the text changed, but nothing was applied")
			}
			return
		}
		if _, err := document.NewParser(nil).Parse(got.Bytes); err != nil {
			t.Fatalf("what was mended does not parse: %v\n%s", err, got.Bytes)
		}
		checkPlaces(t, got.Bytes, got.Remaining)
		if before, after := errorsIn(o, text), errorsIn(o, got.Bytes); after > before {
			t.Fatalf("%d errors became %d", before, after)
		}
	})
}

func checkPlaces(t *testing.T, text []byte, findings []Finding) {
	t.Helper()
	lines := bytes.Split(text, []byte("\n"))
	for _, finding := range findings {
		if finding.Line < 1 || finding.Line > len(lines) || finding.Column < 1 ||
			finding.Column > utf8.RuneCount(lines[finding.Line-1])+1 ||
			finding.Start > finding.End || int(finding.End) > len(text) {
			t.Fatalf("%s stands at %d:%d, bytes %d to %d, outside the document", finding.Rule, finding.Line, finding.Column, finding.Start, finding.End)
		}
	}
}

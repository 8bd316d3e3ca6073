package report

import (
	"bytes"
	"strings"
	"testing"

	"caliper-playground/engine/rule"
)

func TestJUnitNamesWhatIsNothingOfCalipers(t *testing.T) {
	var out bytes.Buffer
	r, err := NewCheck(JUnit, &out, false)
	if err != nil {
		t.Fatal(err)
	}
	broken := rule.Finding{Rule: "json-syntax", Severity: rule.Error, Line: 1, Column: 1, Message: "no JSON"}
	odd := rule.Finding{Rule: "document-shape", Severity: rule.Error, Pointer: "/data/0", Line: 1, Column: 9, Message: "no event"}
	for _, d := range []Document{
		{Path: "broken.json", Kind: "unknown", Verdict: rule.Fail, Findings: []rule.Finding{broken}},
		{Path: "odd.json", Kind: "envelope", Verdict: rule.Fail, Findings: []rule.Finding{odd}, Items: []Item{{Pointer: "/data/0", Verdict: rule.Fail}}},
	} {
		if err := r.Document(r.Render(d)); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{`name="document"`, `name="envelope"`, `name="item /data/0"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is not in:\n%s", want, out.String())
		}
	}
}

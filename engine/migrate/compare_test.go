package migrate

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
)

const described = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile",
 "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/docs/1", "type": "Document", "pages": 3}, "eventTime": "2026-03-02T09:15:00.000Z"}`

func rules(findings []rule.Finding) []string {
	var ids []string
	for _, f := range findings {
		ids = append(ids, f.Rule+" "+f.Pointer)
	}
	return ids
}

// Each version says its own, and what both say is told once.
func TestSideBySide(t *testing.T) {
	c, err := Compare([]byte(described))
	if err != nil {
		t.Fatal(err)
	}
	if c.From != catalog.V1p2 || c.Said[0].Spec != catalog.V1p1 || c.Said[1].Spec != catalog.V1p2 {
		t.Errorf("%+v", c)
	}
	if got := rules(c.Both); !slices.Equal(got, []string{"property-unknown /object/pages"}) {
		t.Errorf("both say %v", got)
	}
	if got := rules(c.Said[0].Findings); !slices.Equal(got, []string{"property-unknown /profile"}) {
		t.Errorf("1.1 alone says %v", got)
	}
	if got := rules(c.Said[1].Findings); len(got) > 0 {
		t.Errorf("1.2 alone says %v", got)
	}
	clean, err := Compare([]byte(strings.Replace(described, `, "pages": 3`, "", 1)))
	if err != nil || len(clean.Said[1].Credits) != 1 || clean.Said[1].Verdict != rule.Pass || len(clean.Said[0].Credits) != 0 {
		t.Errorf("%v, %+v", err, clean)
	}
}

// A document of 1.0 is compared in the form that it has since.
func TestTheOldestSideBySide(t *testing.T) {
	c, err := Compare([]byte(old))
	if err != nil {
		t.Fatal(err)
	}
	if c.From != V1p0 || len(c.Said[0].Findings)+len(c.Both) == 0 || slices.ContainsFunc(c.Both, func(f rule.Finding) bool { return f.Rule == "caliper-1.0" }) {
		t.Errorf("%+v", c)
	}
}

package rule

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
)

// A property that another type has is told with the way there.
func TestUnknownPropertyOfAnotherType(t *testing.T) {
	const document = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "scoreGiven": 7.5}`
	findings := NewJudge(Options{}).Judge([]byte(document), nil).Findings()
	if len(findings) != 1 || findings[0].Rule != "property-unknown" {
		t.Fatalf("findings %v", findings)
	}
	if want := "belongs to Score, which a GradeEvent generates"; !strings.Contains(findings[0].Message, want) {
		t.Errorf("%q does not say %q", findings[0].Message, want)
	}
}

// What is left of Caliper 1.0 inside a later event is renamed; the rest of the
// object is judged by what it says.
func TestOldNamesInsideALaterEvent(t *testing.T) {
	const body = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent",
		"profile": "ReadingProfile", "actor": {"@id": "https://example.org/people/7", "@type": "Person"}, "action": "Viewed",
		"object": {"@id": "https://example.org/pages/1", "@type": "http://purl.imsglobal.org/caliper/v1/WebPage", "datePublished": "May"}, "eventTime": "2026-03-02T09:15:00.000Z"}`
	want := []string{
		"error property-unknown /actor/@id", "error property-unknown /actor/@type", "error property-unknown /object/@id",
		"error type-unknown /object/@type", "error property-unknown /object/@type", "error value-date-time /object/datePublished",
	}
	if got := foundIn(body, catalog.V1p2); !slices.Equal(got, want) {
		t.Errorf("findings %q", got)
	}
	mended := string(Mend([]byte(strings.Replace(body, `, "datePublished": "May"`, "", 1)), Options{}).Bytes)
	if strings.Contains(mended, "@id") || strings.Contains(mended, "@type") || len(foundIn(mended, catalog.V1p2)) > 0 {
		t.Errorf("mended into %s", mended)
	}
}

// What stands there under another name is told once, and not as missing besides.
func TestWhatIsMisspelledIsNotMissing(t *testing.T) {
	event := func(version, more string) string {
		return `{"@context": "http://purl.imsglobal.org/ctx/caliper/` + version + `", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11",
			"actor": {"id": "_:p", "type": "Person"}, "eventTime": "2026-03-02T09:15:00.000Z", ` + more + `}`
	}
	const (
		graded  = `"type": "GradeEvent", "action": "Graded", "object": {"id": "_:a", "type": "Attempt"}, `
		started = `"type": "AssessmentEvent", "action": "Started", "object": {"id": "_:t", "type": "Assessment"}, `
	)
	for _, test := range []struct {
		version catalog.Version
		body    string
		want    string
	}{
		{catalog.V1p2, event("v1p2", graded+`"generatd": {"id": "_:s", "type": "Score", "attempt": "_:a", "maxScore": 9.5, "scoreGiven": 7.5}`),
			"error property-unknown /generatd"},
		{catalog.V1p2, event("v1p2", graded+`"generated": {"id": "_:s", "type": "Score", "attempt": "_:a", "maxscore": 9.5, "scoreGiven": 7.5}`),
			"error property-unknown /generated/maxscore"},
		{catalog.V1p1, event("v1p1", started+`"generated": {"id": "_:a", "type": "Attempt", "actor": {"id": "_:p", "type": "Person"}, "assignable": "_:t", "count": 1}`),
			"error property-deprecated /generated/actor"},
	} {
		got := slices.DeleteFunc(foundIn(test.body, test.version), func(f string) bool { return strings.HasPrefix(f, "info") })
		if !slices.Equal(got, []string{test.want}) {
			t.Errorf("findings %q in %s", got, test.body)
		}
	}
}

package rule

import (
	"slices"
	"testing"

	"caliper-playground/catalog"
)

// All items are read before the first is judged, and each is judged by what its
// own context says.
func TestEachItemIsJudgedByItsOwnContext(t *testing.T) {
	const (
		older  = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "https://example.org/documents/1", "type": "Reading"}`
		survey = `{"@context": ["http://purl.imsglobal.org/ctx/caliper/v1p1/SurveyProfile-extension", "http://purl.imsglobal.org/ctx/caliper/v1p1"], "id": "https://example.org/surveys/1", "type": "Survey"}`
		other  = `{"@context": ["https://schema.org/", "http://purl.imsglobal.org/ctx/caliper/v1p2"], "id": "https://example.org/documents/2", "type": "Recipe"}`
		newer  = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/documents/3", "type": "Reading"}`
	)
	want := []string{"warning type-deprecated /0/type", "info type-foreign /2/type", "error type-unknown /3/type"}
	if got := foundIn("["+older+","+survey+","+other+","+newer+"]", catalog.V1p2); !slices.Equal(got, want) {
		t.Errorf("findings %q, want %q", got, want)
	}
}

// A word that may be another vocabulary's is warned of, and what Caliper needs is
// needed all the same.
func TestAForeignWordStandsForNothing(t *testing.T) {
	const event = `{"@context": ["https://example.org/own", "http://purl.imsglobal.org/ctx/caliper/v1p2"], "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent",
		"profile": "ReadingProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "evenTime": "2026-03-02T09:15:00.000Z"}`
	want := []string{"error property-required /eventTime", "warning property-unknown /evenTime"}
	if got := foundIn(event, catalog.V1p2); !slices.Equal(got, want) {
		t.Errorf("findings %q, want %q", got, want)
	}
}

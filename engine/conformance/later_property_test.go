package conformance_test

import (
	"fmt"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
)

func TestAPropertyOfTheLaterVersionIsSaidToBeSo(t *testing.T) {
	assessor := conformance.NewAssessor(conformance.Options{Spec: catalog.V1p1})
	for property, want := range map[string]string{
		`"profile": "ReadingProfile"`: "a ViewEvent has no property “profile” in Caliper 1.1; it came with 1.2",
		`"shoeSize": 42`:              "a ViewEvent has no property “shoeSize”; own attributes go into extensions",
	} {
		body := fmt.Sprintf(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55", "type": "ViewEvent", %s,
"actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed",
"object": {"id": "https://example.org/guides/2", "type": "Document"}, "eventTime": "2026-03-03T10:42:10.000Z"}`, property)
		a := assessor.Assess([]byte(body), nil)
		if len(a.Findings) != 1 || !strings.HasPrefix(a.Findings[0].Message, want) {
			t.Errorf("of %s it says %+v", property, a.Findings)
		}
	}
}

package rule

import (
	"strings"
	"testing"
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

package conformance

import (
	"os"
	"strings"
	"testing"
)

// TestBlackboardsSample has what Blackboard publishes explained from end to end, where
// it is at hand: the sample itself, and the copy of its page, whose braces are lost.
func TestBlackboardsSample(t *testing.T) {
	page, err := os.ReadFile("../../../shared/caliper/blackboard-profiles.txt")
	if err != nil {
		t.Skip("Blackboard's page is not beside the project")
	}
	_, sample, _ := strings.Cut(string(page), "```json\n")
	sample, rest, _ := strings.Cut(sample, "```")
	a := NewAssessor(Options{Advise: true}).Assess([]byte(sample), nil)
	found := map[string]bool{}
	for _, f := range a.Findings {
		found[f.Rule+" "+f.Pointer] = true
	}
	for _, want := range []string{
		"envelope-value /sensor", "event-id-form /data/0/id", "value-empty /data/0/extensions",
		"advice-prefix /data/0/actor/extensions", // the keys in bb:
		"advice-personal-data /data/0/actor/extensions", "advice-personal-data /data/0/object/extensions",
		"advice-lti-login /data/0/federatedSession", // an LtiSession in a plain login
		"advice-iris ",
	} {
		if !found[want] {
			t.Errorf("%s is not found among %v", want, found)
		}
	}
	_, copied, _ := strings.Cut(rest, "Sample Caliper Event\n\n")
	copied, _, _ = strings.Cut(copied, "\n\nCaliper Event Envelopes")
	a = NewAssessor(Options{Advise: true}).Assess([]byte(copied), nil)
	if len(a.Findings) != 1 || a.Findings[0].Rule != "document-wrapped" || !strings.Contains(a.Findings[0].Message, "braces lost") {
		t.Errorf("the page's copy: %v", a.Findings)
	}
}

package rule

import (
	"strings"
	"testing"
)

// TestRenamedProfilesAreTold holds that only a profile of another name is said to
// have been renamed.
func TestRenamedProfilesAreTold(t *testing.T) {
	for profile, renamed := range map[string]bool{`"BasicProfile"`: true, `["ReadingProfile"]`: false, `"http://purl.imsglobal.org/caliper/profiles/ReadingProfile"`: false} {
		text := eventWith(eventID, `"type": "ViewEvent", "action": "Viewed"`, `"profile": `+profile, personActor, documentSeen, eventTime)
		findings := NewJudge(Options{}).Judge([]byte(text), nil).Findings()
		if len(findings) == 0 || strings.Contains(findings[0].Message, "renamed") != renamed {
			t.Errorf("%s: %v", profile, findings)
		}
	}
}

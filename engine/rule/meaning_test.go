package rule

import (
	"fmt"
	"testing"
)

// TestWordsOfTheField has words in an action's place: what they are mended to,
// how many choices they leave where they mean several things, and that a word
// which means something else is not taken for a slip of the pen.
func TestWordsOfTheField(t *testing.T) {
	for _, test := range []struct {
		event, word, object string
		mended              string // "" where there is a choice to make
	}{
		{"MediaEvent", "play", "VideoObject", "Started"},
		{"MediaEvent", "finished", "VideoObject", "Ended"},
		{"MediaEvent", "Completed", "VideoObject", "Ended"},
		{"MediaEvent", "complete", "AudioObject", "Ended"},
		{"AssessmentItemEvent", "complete", "AssessmentItem", "Completed"},
		{"MediaEvent", "stop", "VideoObject", ""},
		{"MediaEvent", "Play/Pause", "VideoObject", ""},
		{"MediaEvent", "Started/Paused", "VideoObject", ""},
		{"MediaEvent", "https://example.org/verbs/paused", "VideoObject", "Paused"},
		{"AssessmentEvent", "finished", "Assessment", "Submitted"},
		{"AssessmentEvent", "attempted", "Assessment", ""},
		{"AssessmentEvent", "passed", "Assessment", ""},
		{"SurveyInvitationEvent", "accessed", "SurveyInvitation", ""},
		{"ViewEvent", "visited", "WebPage", "Viewed"},
		{"NavigationEvent", "visited", "WebPage", "NavigatedTo"},
		{"MessageEvent", "http://adlnet.gov/expapi/verbs/replied", "Message", "Posted"},
		{"AssessmentEvent", "Pausd", "Assessment", "Paused"},
	} {
		t.Run(test.event+" "+test.word, func(t *testing.T) {
			body := fmt.Sprintf(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": %q,
				"actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": %q, "object": {"id": "https://example.org/o/1", "type": %q}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
				test.event, test.word, test.object)
			for _, f := range NewJudge(Options{}).Judge([]byte(body), nil).Findings() {
				if f.Rule != "action-unknown" && f.Rule != "action-unsupported" {
					continue
				}
				got := ""
				for _, op := range f.Fix {
					if op.Path == "/action" {
						got = string(op.Value)
					}
				}
				want := ""
				if test.mended != "" {
					want = fmt.Sprintf("%q", test.mended)
				}
				if got != want || (len(f.Choices) > 1) != (want == "") {
					t.Errorf("mended to %s with %d choices, want %s: %s", got, len(f.Choices), want, f.Message)
				}
				return
			}
			t.Error("nothing is said about the action")
		})
	}
}

package conformance_test

import (
	"testing"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// TestWhoMayView: an agent that is no Person views in the Grading profile of 1.2
// alone, and not everything there.
func TestWhoMayView(t *testing.T) {
	const iri = `"https://example.org/x"`
	result := `{"id": "https://example.org/results/1", "type": "Result", "attempt": "https://example.org/attempts/1", "maxResultScore": 15.0, "resultScore": 10.0}`
	tests := []struct {
		context, profile, object string
		want                     rule.Verdict
		marks                    int
	}{
		{context12, "ReadingProfile", thing("Document"), rule.Fail, 0},
		{context12, "", thing("Document"), rule.Fail, 0},
		{context12, "", iri, rule.Fail, 0},
		{context12, "MediaProfile", thing("VideoObject"), rule.Fail, 0},
		{context12, "GradingProfile", thing("Document"), rule.Fail, 0},
		{context12, "GradingProfile", result, rule.Warn, 1},
		{context12, "GradingProfile", iri, rule.Warn, 1},
		{context12, "", result, rule.Warn, 1},
		{context12, "ReadingProfile", result, rule.Warn, 0},
		{context12, "ReadingProfile", iri, rule.Fail, 0},
		{context11, "", result, rule.Fail, 0},
		{context11, "", thing("Document"), rule.Fail, 0},
	}
	for _, test := range tests {
		for _, actor := range []string{"Group", "SoftwareApplication", "Organization", "CourseSection", "Agent"} {
			t.Run(test.profile+" "+actor, func(t *testing.T) {
				body := event(test.context, "ViewEvent", test.profile, "Viewed", thing(actor), test.object, "")
				a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(body), nil)
				if a.Verdict != test.want || len(a.Items[0].Credits) != test.marks {
					t.Errorf("on %s it is %s with %d marks, want %s with %d: %+v", test.object, a.Verdict, len(a.Items[0].Credits), test.want, test.marks, a.Findings)
				}
				wrong := 0
				for _, f := range a.Findings {
					if f.Rule == "actor-type" {
						wrong++
					}
				}
				if test.want == rule.Fail && wrong != 1 {
					t.Errorf("on %s it has %d findings of actor-type: %+v", test.object, wrong, a.Findings)
				}
			})
		}
	}
}

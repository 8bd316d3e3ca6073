package rule

import (
	"fmt"
	"testing"
)

// TestWhatADurationMayHaveMeant writes a duration otherwise: what it is mended to, or
// how many ways there are to take it. No two of those are the same.
func TestWhatADurationMayHaveMeant(t *testing.T) {
	for _, test := range []struct {
		written string // JSON
		mended  string
		choices int
	}{
		{`0`, "PT0S", 0}, // of whatever unit
		{`0.0`, "PT0S", 0},
		{`"0"`, "PT0S", 0},
		{`"00:00"`, "PT0S", 0},
		{`"0:00:00"`, "PT0S", 0},
		{`"PT0M"`, "", 0}, // which is one already
		{`185`, "", 3},
		{`"3:05"`, "", 2},
		{`"0:03:05"`, "PT0H3M5S", 0},
		{`"pt3m5s"`, "PT3M5S", 0},
		{`"00:03:05.250"`, "PT0H3M5.250S", 0},
		{`"PT00:03:05"`, "PT0H3M5S", 0},
		{`"3m5s"`, "PT3M5S", 0},
		{`"3 min 5 sec"`, "PT3M5S", 0},
		{`"185 s"`, "PT185S", 0},
		{`"1.5 seconds"`, "PT1.5S", 0},
		{`"2 Hours"`, "PT2H", 0},
		{`"0:03:75"`, "", 0},
		{`"3 months"`, "", 0},
		{`"1.5 minutes"`, "", 0},
		{`"-3m"`, "", 0},
	} {
		t.Run(test.written, func(t *testing.T) {
			body := fmt.Sprintf(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "MediaEvent",
				"actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Started", "object": {"id": "https://example.org/o/1", "type": "VideoObject", "duration": %s},
				"eventTime": "2026-03-02T09:15:00.000Z"}`, test.written)
			mended, titles := "", map[string]bool{}
			for _, f := range NewJudge(Options{}).Judge([]byte(body), nil).Findings() {
				if f.Rule != "value-duration" {
					continue
				}
				for _, op := range f.Fix {
					if op.Path == "/object/duration" {
						mended = string(op.Value)
					}
				}
				for _, c := range f.Choices {
					titles[string(c.Fix[0].Value)] = true
				}
				if len(titles) != len(f.Choices) {
					t.Errorf("some of the choices are the same: %+v", f.Choices)
				}
			}
			want := ""
			if test.mended != "" {
				want = fmt.Sprintf("%q", test.mended)
			}
			if mended != want || len(titles) != test.choices {
				t.Errorf("mended to %s with %d choices, want %s with %d", mended, len(titles), want, test.choices)
			}
		})
	}
}

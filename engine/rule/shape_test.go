package rule

import (
	"strings"
	"testing"
)

// TestNamesInAnotherCase holds that a document whose members are all written in
// another case, as .NET does, is judged as what it is and mended.
func TestNamesInAnotherCase(t *testing.T) {
	const event = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "Id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "Type": "ViewEvent", "Actor": {"Id": "https://example.org/people/7", "Type": "Person"}, "Action": "Viewed", "Object": {"Id": "https://example.org/d", "Type": "Document"}, "EventTime": "2026-03-02T09:15:00.000Z"}`
	const envelope = `{"Sensor": "https://example.org/s", "SendTime": "2026-03-02T09:15:00.000Z", "DataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "Data": [` + event + `]}`
	for text, shape := range map[string]Shape{event: ShapeEvent, envelope: ShapeEnvelope, "[" + event + "]": ShapeArray,
		`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "Id": "https://example.org/people/7", "Type": "Person"}`: ShapeEntity} {
		result := NewJudge(Options{}).Judge([]byte(text), nil)
		if result.Shape != shape {
			t.Errorf("%s is taken for %s, want %s", text, result.Shape, shape)
		}
		for _, item := range result.Items {
			if item.Event != strings.Contains(text, "EventTime") {
				t.Errorf("%s: its item is an event: %t", text, item.Event)
			}
		}
		if mended := Mend([]byte(text), Options{}); NewJudge(Options{}).Judge(mended.Bytes, nil).Verdict != Pass {
			t.Errorf("%s becomes %s: %v", text, mended.Bytes, mended.Remaining)
		}
	}
}

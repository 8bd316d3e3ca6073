package compose

import (
	"testing"

	"caliper-playground/catalog"
)

func TestFileNames(t *testing.T) {
	describe, err := NewDescribe(catalog.V1p2, "CourseSection", still())
	if err != nil {
		t.Fatal(err)
	}
	for want, d := range map[string]Draft{
		"assessment-assessment-submitted.json": row(t, catalog.V1p2, "AssessmentProfile/AssessmentEvent/Submitted"),
		"tooluse-tooluse-used.json":            row(t, catalog.V1p1, "ToolUseProfile-extension/ToolUseEvent/Used"),
		"general-event-recommended.json":       row(t, catalog.V1p2, "GeneralProfile/Event/*"),
		"describe-coursesection.json":          describe,
		"event.json":                           parsed(t, `{}`),
		"etcpasswd.json":                       parsed(t, `{"type": "../../etc/passwd"}`),
	} {
		if got := d.FileName(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := two(t).FileName(); got != "envelope-of-2.json" {
		t.Errorf("got %s", got)
	}
	if got := NewEnvelope(catalog.V1p2, "x", still(), parsed(t, edited)).FileName(); got != "envelope-annotation-annotation-highlighted.json" {
		t.Errorf("got %s", got)
	}
}

package compose

import (
	"testing"

	"caliper-playground/catalog"
)

func TestPaths(t *testing.T) {
	for pointer, want := range map[string]string{
		"/object/assignee/id": "object.assignee.id", "/membership/roles/0": "membership.roles[0]", "/action": "action", "/@context/1": "@context[1]",
		"/extensions/a.b/c~1d": `extensions["a.b"].c/d`, "/extensions/": `extensions[""]`, `/extensions/a "b"`: `extensions["a \"b\""]`,
	} {
		if got := (Field{Pointer: pointer}).Path(); got != want {
			t.Errorf("%s is %s, want %s", pointer, got, want)
		}
	}
}

func TestFacts(t *testing.T) {
	v := catalog.Get(catalog.V1p2)
	for row, want := range map[string]string{
		"MediaProfile/MediaEvent/Paused": "/target/currentTime", submitted: "/generated/count", graded: "/generated/scoreGiven",
		"ForumProfile/MessageEvent/Posted": "/object/body", "ReadingProfile/ViewEvent/Viewed": "/object/name", "FeedbackProfile/FeedbackEvent/Commented": "/generated/value",
		"SessionProfile/SessionEvent/TimedOut": "/object/id", "AnnotationProfile/AnnotationEvent/Tagged": "/generated/tags/0",
		"SearchProfile/SearchEvent/Searched": "/object/name", "ForumProfile/ForumEvent/Subscribed": "/object/name",
	} {
		d := New(catalog.V1p2, v.Row(row), still())
		if got := d.Fact(); got != want {
			t.Errorf("%s: %s, want %s", row, got, want)
		}
	}
	for _, row := range catalog.Get(catalog.V1p2).AllRows() {
		d := New(catalog.V1p2, row, still())
		if at, err := d.present(d.Fact()); err != nil || at.isRoot() || isContainer(at.value) {
			t.Errorf("%s: %q is nothing to be typed", row.ID, d.Fact())
		}
	}
}

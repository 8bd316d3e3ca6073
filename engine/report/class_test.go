package report

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/class"
	"caliper-playground/engine/session"
)

// lesson is a class with one learner in each state, of which one has a name that
// nobody should have.
func lesson() *Class {
	at := time.Date(2026, 3, 3, 10, 42, 0, 0, time.UTC)
	return NewClass("class", at, []class.Standing{
		{Session: "class-1", Learner: "Ada", Messages: 9, Met: []string{"ReadingProfile", "MediaProfile"}, Profiles: 15, Rows: 12, Last: at},
		{Session: "class-2", Learner: "Eve\x1b[2J\u202e", Messages: 3, Refused: 1, Repeated: 1, Profiles: 15, Rows: 1, Last: at.Add(-time.Minute),
			Trouble: session.Trouble{Commonest: "the Authorization header is missing", Times: 2, Last: "an evil " + hostile, Now: true}},
		{Session: "class-3", Profiles: 15},
		{Session: "class-4", Learner: "Bo", Messages: 2, Profiles: 15, Rows: 2, Last: at.Add(-time.Hour)},
	})
}

func TestAClassInEveryForm(t *testing.T) {
	for _, f := range Formats() {
		var got bytes.Buffer
		if err := write(t, f, &got, nil, &Result{Complete: true, Sent: &Sent{Spec: catalog.V1p2}, Class: lesson()}); err != nil {
			t.Fatal(err)
		}
		out := got.String()
		last := 0
		for _, session := range []string{"class-2", "class-3", "class-4", "class-1"} { // stuck, silent, quiet, going
			at := strings.Index(out[last:], session)
			if at < 0 {
				t.Fatalf("%s does not have %s behind the others:\n%s", f, session, out)
			}
			last += at
		}
		if strings.ContainsAny(out, "\x1b\x07\u202e\x00") {
			t.Errorf("%s lets a learner's name do harm:\n%q", f, out)
		}
		if f == JSON {
			fits(t, schemaOf(t, "replay"), got.Bytes())
		}
		if f == Text && strings.Contains(out, "\n\n\n") {
			t.Errorf("two lines are empty in a row:\n%s", out)
		}
	}
	for _, f := range []Format{Text, JSON} {
		var got bytes.Buffer
		s, err := NewServe(f, &got, false)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Class(lesson()); err != nil {
			t.Fatal(err)
		}
		if f == JSON {
			fits(t, schemaOf(t, "serve"), got.Bytes())
		} else if lines := strings.Split(strings.TrimSpace(got.String()), "\n"); len(lines) != 6 || !strings.Contains(lines[0], "times are local") {
			t.Errorf("the table is\n%s", got.String())
		}
	}
}

// TestTheZoneOfATableIsSaid names it by name and distance, or by distance alone.
func TestTheZoneOfATableIsSaid(t *testing.T) {
	for name, want := range map[string]string{"CET": "CET, UTC+01:00", "": "UTC+01:00", "+01": "UTC+01:00"} {
		if got := zone(time.Unix(0, 0).In(time.FixedZone(name, 3600))); got != want {
			t.Errorf("%q: %s, want %s", name, got, want)
		}
	}
	if got := zone(time.Unix(0, 0).UTC()); got != "UTC" {
		t.Errorf("UTC is called %s", got)
	}
}

package catalog

import (
	"slices"
	"strings"
	"testing"
)

func TestEventsFor(t *testing.T) {
	for _, test := range []struct {
		name            string
		version         Version
		action, profile string
		objects         []string
		want            string
	}{
		{"one action, one event", V1p2, "Graded", "", []string{"Attempt"}, "GradeEvent"},
		{"not on that object", V1p2, "Graded", "", []string{"Document"}, ""},
		{"a subtype of what is taken", V1p2, "Paused", "", []string{"VideoObject"}, "MediaEvent"},
		{"the object decides", V1p2, "Paused", "", []string{"Assessment"}, "AssessmentEvent"},
		{"an assessment is assignable", V1p2, "Started", "", []string{"Assessment"}, "AssessmentEvent,AssignableEvent"},
		{"the profile decides", V1p2, "Started", "AssignableProfile", []string{"Assessment"}, "AssignableEvent"},
		{"object unknown", V1p2, "LoggedIn", "", nil, "SessionEvent"},
		{"object unknown, several events", V1p2, "MarkedAsRead", "", nil, "MessageEvent,ThreadEvent"},
		{"the action narrows the object", V1p2, "LoggedIn", "", []string{"Session"}, ""},
		{"the action takes that object", V1p2, "TimedOut", "", []string{"Session"}, "SessionEvent"},
		{"profile without the event", V1p2, "Graded", "ReadingProfile", []string{"Attempt"}, ""},
		{"several descriptions of the object", V1p2, "Viewed", "", []string{"Person", "Document"}, "ViewEvent"},
		{"only the generic event takes it", V1p2, "Liked", "", []string{"Document"}, ""},
		{"no action of the vocabulary", V1p2, "Flew", "", nil, ""},
		{"deprecated events aside", V1p1, "Viewed", "", []string{"DigitalResource"}, "ViewEvent"},
		{"1.1, graded", V1p1, "Graded", "", []string{"Attempt"}, "GradeEvent"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, e := range Get(test.version).EventsFor(test.action, test.objects, test.profile) {
				got = append(got, e.Name)
			}
			if strings.Join(got, ",") != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Whatever a row describes is among the answers for its action and object.
func TestEventsForKnowsEveryRow(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		for _, p := range v.Profiles {
			for _, r := range p.Rows {
				if r.Event == "Event" || v.Event(r.Event).Deprecated {
					continue
				}
				objects := r.SpecificationObject
				if len(objects) == 0 {
					objects = r.Object
				}
				found := v.EventsFor(r.Action, objects, p.Name)
				if !slices.ContainsFunc(found, func(e *EventType) bool { return e.Name == r.Event }) {
					t.Errorf("%s is not among the events for %s on %v", r.ID, r.Action, objects)
				}
			}
		}
	})
}

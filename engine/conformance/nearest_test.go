package conformance_test

import (
	"strings"
	"testing"

	"caliper-playground/engine/conformance"
)

// TestNearestRowByEvidence: the reason why there is no mark names a row only by
// what the event says, and says that the row could be filled only where nothing
// else is in the way.
func TestNearestRowByEvidence(t *testing.T) {
	document, tool := thing("Document"), thing("SoftwareApplication")
	const launched = `"federatedSession": {"id": "https://example.org/sessions/1", "type": "LtiSession"}, `
	view := func(profile, action, actor, object string) string {
		return event(context12, "ViewEvent", profile, action, actor, object, "")
	}
	for _, test := range []struct{ name, body, want string }{
		{"a misspelt action", view("ReadingProfile", "Viewd", person, document), "; without that it could fill Reading › ViewEvent › Viewed."},
		{"a misspelt type", event(context12, "VeiwEvent", "ReadingProfile", "Viewed", person, document, ""), "; without that it could fill Reading › ViewEvent › Viewed."},
		{"a misspelt profile", view("ReadingProfil", "Viewed", person, document), "; without that it could fill Reading › ViewEvent › Viewed."},
		{"a misspelt actor", view("ReadingProfile", "Viewed", thing("Persn"), document), "; without that it could fill Reading › ViewEvent › Viewed."},
		{"the actor in the way", view("ReadingProfile", "Viewed", thing("Group"), document), "; the nearest row is Reading › ViewEvent › Viewed."},
		{"no such profile", view("SailingProfile", "Viewed", person, document), "; the nearest row is "},
		{"a profile without the event", view("SessionProfile", "Viewd", person, document), "; the nearest row is "},
		{"an action to choose", event(context12, "MediaEvent", "MediaProfile", "Xyzzy", person, thing("VideoObject"), ""), "it has an error, action-unknown at /action."},
		{"a type to choose", event(context12, "Xyzzy", "", "Started", person, thing("Assessment"), ""), "it has an error, type-unknown at /type."},
		{"the only action there is", view("ReadingProfile", "Xyzzy", person, document), "; without that it could fill Reading › ViewEvent › Viewed."},
		{"what the field calls it", event(context12, "MediaEvent", "MediaProfile", "Play", person, thing("VideoObject"), ""), "could fill Media › MediaEvent › Started."},
		{"a launch by another name", event(context12, "NavigationEvent", "", "NavigatedTo", person, tool, launched), "no row of NavigationEvent takes the actor and the object that it has; the nearest is ToolLaunch › ToolLaunchEvent › Launched."},
		{"without a platform's session", event(context12, "NavigationEvent", "", "NavigatedTo", person, tool, ""), "the object is of type SoftwareApplication; the nearest row, Reading › NavigationEvent › NavigatedTo, takes DigitalResource."},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(test.body), nil)
			why := a.Items[0].Uncredited
			if !strings.Contains(why, test.want) {
				t.Errorf("no mark: %s; want %s", why, test.want)
			}
			if strings.Contains(test.name, "session") && strings.Contains(why, "ToolLaunch") {
				t.Errorf("it is taken for a launch: %s", why)
			}
		})
	}
}

package conformance_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// TestOneWordForTheAction has events whose action will not do: the message, the
// patch and the reason why there is no mark must speak of the same one.
func TestOneWordForTheAction(t *testing.T) {
	feedback := func(action string) string {
		return event(context12, "FeedbackEvent", "FeedbackProfile", action, person, thing("Document"), "")
	}
	media := func(action string) string {
		return event(context12, "MediaEvent", "MediaProfile", action, person, thing("VideoObject"), "")
	}
	for _, test := range []struct {
		name, body, message string
		action, event       string // that the patch sets, "" for none
		row                 string // that the event could fill
	}{
		{"misspelt", event(context12, "ViewEvent", "ReadingProfile", "Viewd", person, thing("Document"), ""),
			"“Viewd” is not an action of Caliper 1.2; did you mean Viewed?", "Viewed", "", "ViewEvent › Viewed"},
		{"misspelt, of the event", feedback("Comented"),
			"“Comented” is not an action of Caliper 1.2; did you mean Commented?", "Commented", "", "FeedbackEvent › Commented"},
		{"what the field calls it", media("Play"),
			"“Play” is not an action of Caliper 1.2; did you mean Started?", "Started", "", "MediaEvent › Started"},
		{"of one other event", event(context12, "AssessmentEvent", "", "Viewed", person, thing("Assessment"), ""),
			"an AssessmentEvent does not take the action Viewed, but a ViewEvent does; it takes ", "", "ViewEvent", "ViewEvent › Viewed"},
		{"of another event, but not on this object", feedback("Submitted"),
			"a FeedbackEvent does not take the action Submitted, but an Event does; it takes Commented or Ranked", "", "Event", ""},
		{"misspelt, of another event", strings.Replace(feedback("Submited"), "FeedbackProfile", "GeneralProfile", 1),
			"“Submited” is not an action of Caliper 1.2; Submitted is, but a FeedbackEvent takes Commented or Ranked", "Submitted", "Event", "Event › any action"},
		{"nonsense, where the event has one action", event(context12, "ViewEvent", "ReadingProfile", "Xyzzy", person, thing("Document"), ""),
			"“Xyzzy” is not an action of Caliper 1.2; a ViewEvent takes Viewed", "Viewed", "", "ViewEvent › Viewed"},
		{"nonsense", media("Xyzzy"), "“Xyzzy” is not an action of Caliper 1.2; a MediaEvent takes ", "", "", ""},
		{"empty", feedback(""), "action is empty", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(test.body), nil)
			f := findingAt(t, a, "/action")
			if !strings.HasPrefix(f.Message, test.message) {
				t.Errorf("the message is %q, want %q", f.Message, test.message)
			}
			if action, event := setBy(t, f, "/action"), setBy(t, f, "/type"); action != test.action || event != test.event {
				t.Errorf("the patch sets %q and %q, want %q and %q", action, event, test.action, test.event)
			}
			if len(f.Fix) == 0 && len(f.Choices) == 0 {
				t.Error("there is nothing to choose from")
			}
			if why := a.Items[0].Uncredited; test.row != "" && !strings.Contains(why, " › "+test.row+".") {
				t.Errorf("no mark: %s; want the row %s", why, test.row)
			}
		})
	}
}

// TestTheActionSetIsTheEvents goes through all event types with actions that none
// has, and with one of another type: what a patch or a choice sets, the event
// takes that comes of it.
func TestTheActionSetIsTheEvents(t *testing.T) {
	for version, context := range map[catalog.Version]string{catalog.V1p2: context12, catalog.V1p1: context11} {
		v := catalog.Get(version)
		assessor := conformance.NewAssessor(conformance.Options{Spec: version})
		for _, e := range v.Events {
			for _, action := range []string{"Submited", "Zzzzzz", "Markd", "MarkedAsRead"} {
				body := event(context, e.Name, "", action, person, thing("Document"), "")
				a := assessor.Assess([]byte(body), nil)
				i := slices.IndexFunc(a.Findings, func(f rule.Finding) bool {
					return f.Rule == "action-unknown" || f.Rule == "action-unsupported"
				})
				if i < 0 {
					continue // its context is missing, or it takes the action
				}
				f := a.Findings[i]
				patches := [][]rule.Op{f.Fix}
				for _, c := range f.Choices {
					patches = append(patches, c.Fix)
				}
				for _, patch := range patches {
					mended, err := document.Patch([]byte(body), patch)
					if err != nil {
						t.Fatal(err)
					}
					for _, after := range assessor.Assess(mended, nil).Findings {
						if len(patch) > 0 && strings.HasPrefix(after.Rule, "action-un") {
							t.Errorf("%s %s %s: %v leaves %s", version, e.Name, action, patch, after.Message)
						}
					}
				}
			}
		}
	}
}

func findingAt(t *testing.T, a *conformance.Assessment, pointer string) rule.Finding {
	t.Helper()
	for _, f := range a.Findings {
		if f.Pointer == pointer && f.Severity == rule.Error {
			return f
		}
	}
	t.Fatalf("nothing was found at %s: %v", pointer, a.Findings)
	return rule.Finding{}
}

// setBy returns what a patch sets a member to, or "".
func setBy(t *testing.T, f rule.Finding, member string) string {
	t.Helper()
	for _, op := range f.Fix {
		if op.Op == "replace" && op.Path == member {
			var word string
			if err := json.Unmarshal(op.Value, &word); err != nil {
				t.Fatal(err)
			}
			return word
		}
	}
	return ""
}

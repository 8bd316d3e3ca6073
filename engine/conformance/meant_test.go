package conformance_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
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
		name, body, message, action string
		kept                        bool // the patch keeps in the extensions what stood there
	}{
		{"misspelt", event(context12, "ViewEvent", "ReadingProfile", "Viewd", person, thing("Document"), ""),
			"“Viewd” is not an action of Caliper 1.2; did you mean Viewed?", "Viewed", false},
		{"misspelt, of another event", feedback("Submited"),
			"“Submited” is not an action of Caliper 1.2; Submitted is, but a FeedbackEvent takes Commented or Ranked", "Commented", true},
		{"misspelt, with what one action gives", strings.Replace(feedback("Submited"), `"eventTime"`, `"generated": {"id": "https://example.org/ratings/1", "type": "Rating"}, "eventTime"`, 1),
			"“Submited” is not an action of Caliper 1.2; Submitted is, but a FeedbackEvent takes Commented or Ranked", "Ranked", true},
		{"of another event", feedback("Submitted"),
			"a FeedbackEvent does not take the action Submitted; it takes Commented or Ranked", "Commented", true},
		{"nothing like it", feedback("HandedIn"),
			"“HandedIn” is not an action of Caliper 1.2; a FeedbackEvent takes Commented or Ranked", "Commented", true},
		{"misspelt, of the event", feedback("Comented"),
			"“Comented” is not an action of Caliper 1.2; did you mean Commented?", "Commented", false},
		{"one of many", media("Watched"), "“Watched” is not an action of Caliper 1.2; a MediaEvent takes ", "Ended", true},
		{"empty", feedback(""), "action is empty", "Commented", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(test.body), nil)
			f := findingAt(t, a, "/action")
			if !strings.HasPrefix(f.Message, test.message) {
				t.Errorf("the message is %q, want %q", f.Message, test.message)
			}
			if got := actionSet(t, f); got != test.action {
				t.Errorf("the patch sets %q, want %q", got, test.action)
			}
			kept := slices.ContainsFunc(f.Fix, func(op rule.Op) bool { return op.Op == "copy" })
			if kept != test.kept {
				t.Errorf("kept in the extensions: %v, want %v: %v", kept, test.kept, f.Fix)
			}
			if why := a.Items[0].Uncredited; !strings.Contains(why, " › "+test.action+".") {
				t.Errorf("no mark: %s; want the row of %s", why, test.action)
			}
		})
	}
}

// TestTheActionSetIsOneOfTheEvents goes through all event types with actions
// that none has, and with one of another type.
func TestTheActionSetIsOneOfTheEvents(t *testing.T) {
	for version, context := range map[catalog.Version]string{catalog.V1p2: context12, catalog.V1p1: context11} {
		v := catalog.Get(version)
		for _, e := range v.Events {
			for _, action := range []string{"Submited", "Zzzzzz", "Markd", "MarkedAsRead"} {
				body := event(context, e.Name, "", action, person, thing("Document"), "")
				a := conformance.NewAssessor(conformance.Options{Spec: version}).Assess([]byte(body), nil)
				i := slices.IndexFunc(a.Findings, func(f rule.Finding) bool {
					return f.Rule == "action-unknown" || f.Rule == "action-unsupported"
				})
				if i < 0 {
					continue // its context is missing, or it takes the action
				}
				set := actionSet(t, a.Findings[i])
				if !strings.Contains(a.Findings[i].Message, set) {
					t.Errorf("%s %s %s: the patch sets %q, the message does not name it: %s", version, e.Name, action, set, a.Findings[i].Message)
				}
				if len(e.Actions) > 0 && !slices.Contains(e.Actions, set) {
					t.Errorf("%s %s %s: the patch sets %q, which the event does not take", version, e.Name, action, set)
				}
				row := fmt.Sprintf("%s › %s.", e.Name, set)
				if e.Name == "Event" {
					row = "Event › *." // which takes them all
				}
				if len(v.Rows(e.Name, set)) > 0 && !strings.Contains(a.Items[0].Uncredited, row) {
					t.Errorf("%s %s %s: no mark: %s; want the row of %s", version, e.Name, action, a.Items[0].Uncredited, row)
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

// actionSet returns what a patch sets the action to.
func actionSet(t *testing.T, f rule.Finding) string {
	t.Helper()
	for _, op := range f.Fix {
		if op.Op == "replace" && strings.HasSuffix(op.Path, "/action") {
			var action string
			if err := json.Unmarshal(op.Value, &action); err != nil {
				t.Fatal(err)
			}
			return action
		}
	}
	t.Fatalf("no action is set: %v", f.Fix)
	return ""
}

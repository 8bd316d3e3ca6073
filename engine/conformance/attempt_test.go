package conformance_test

import (
	"fmt"
	"strings"
	"testing"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// attempted is an event about an attempt. What is left empty has a usual value.
type attempted struct {
	typ, profile, action, actor, object, generated string
	minute                                         int
}

const (
	learner = "https://example.org/people/7"
	quiz    = "https://example.org/quizzes/1"
)

func (a attempted) String() string {
	or := func(text, usual string) string {
		if text == "" {
			return usual
		}
		return text
	}
	object := or(a.object, `{"id": "`+quiz+`", "type": "Assessment"}`)
	return fmt.Sprintf(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e%02d", "type": %q, "profile": %q, "actor": %s, "action": %q, "object": %s, "generated": %s, "eventTime": "2026-03-02T09:%02d:00.000Z"}`,
		a.minute, or(a.typ, "AssessmentEvent"), or(a.profile, "AssessmentProfile"), or(a.actor, `{"id": "`+learner+`", "type": "Person"}`), a.action, object, a.generated, a.minute)
}

// attempt is an Attempt with a count, which may say whose it is and at what.
func attempt(count int, assignee, assignable string) string {
	body := fmt.Sprintf(`{"id": "https://example.org/attempts/%d", "type": "Attempt", "count": %d`, count, count)
	for name, id := range map[string]string{"assignee": assignee, "assignable": assignable} {
		if id != "" {
			body += fmt.Sprintf(`, %q: %q`, name, id)
		}
	}
	return body + "}"
}

func own(count int) string { return attempt(count, learner, quiz) }

func TestAttemptCounts(t *testing.T) {
	item := `{"id": "https://example.org/items/3", "type": "AssessmentItem"}`
	itemEvent := func(action, generated string, minute int) attempted {
		return attempted{typ: "AssessmentItemEvent", action: action, object: item, generated: generated, minute: minute}
	}
	ofItem := func(count int) string { return attempt(count, learner, "https://example.org/items/3") }
	response := func(attempt string) string {
		return `{"id": "https://example.org/responses/1", "type": "Response", "attempt": ` + attempt + `}`
	}
	const anybody = "http://purl.imsglobal.org/caliper/Person"
	for _, test := range []struct {
		name   string
		events []attempted
		want   string // parts of the findings, in document order, joined by " | "
	}{
		{"as it should be", []attempted{{action: "Started", generated: own(1), minute: 1}, {action: "Paused", generated: own(1), minute: 2}, {action: "Restarted", generated: own(2), minute: 3}}, ""},
		{"out of step", []attempted{{action: "Started", generated: own(1), minute: 1}, {action: "Paused", generated: own(2), minute: 2}}, "Paused after an attempt with the count 1 should have 1"},
		{"out of order", []attempted{{action: "Restarted", generated: own(2), minute: 3}, {action: "Started", generated: own(1), minute: 1}}, ""},
		{"the first may have any count", []attempted{{action: "Resumed", generated: own(4), minute: 1}, {action: "Paused", generated: own(4), minute: 2}}, ""},
		{"a repeat", []attempted{{action: "Started", generated: own(1), minute: 1}, {action: "Started", generated: own(1), minute: 1}}, ""},
		{"the last of those at the same time is the one before", []attempted{{action: "Reset", generated: own(1), minute: 1}, {action: "Restarted", generated: own(2), minute: 2}, {action: "Reset", generated: own(1), minute: 2}, {action: "Paused", generated: own(2), minute: 3}}, ""},
		{"another person", []attempted{{action: "Started", generated: own(1), minute: 1}, {action: "Started", generated: attempt(1, "https://example.org/people/8", quiz), minute: 2}}, ""},
		{"by the assignee, not by the actor", []attempted{{action: "Started", generated: own(1), minute: 1}, {action: "Started", actor: `{"id": "https://example.org/people/9", "type": "Person"}`, generated: own(1), minute: 2}}, "should have 2"},
		{"the actor, where no assignee is named", []attempted{{action: "Started", generated: own(1), minute: 1}, {action: "Started", generated: attempt(1, "", quiz), minute: 2}}, "should have 2"},
		{"the object, where no assignable is named", []attempted{{action: "Started", generated: own(1), minute: 1}, {action: "Started", generated: attempt(1, learner, ""), minute: 2}}, "should have 2"},
		{"anybody is nobody", []attempted{{action: "Started", generated: attempt(1, anybody, quiz), minute: 1}, {action: "Started", generated: attempt(1, anybody, quiz), minute: 2}}, ""},
		{"nor is a blank node", []attempted{{action: "Started", generated: attempt(1, "_:x", quiz), minute: 1}, {action: "Started", generated: attempt(1, "_:x", quiz), minute: 2}}, ""},
		{"items", []attempted{itemEvent("Started", ofItem(1), 1), itemEvent("Skipped", ofItem(1), 2), itemEvent("Completed", response(ofItem(1)), 3), itemEvent("Started", ofItem(2), 4)}, ""},
		{"a skipped item counts", []attempted{itemEvent("Started", ofItem(1), 1), itemEvent("Skipped", ofItem(2), 2)}, "Skipped after an attempt with the count 1 should have 1"},
		{"a completed item counts", []attempted{itemEvent("Started", ofItem(1), 1), itemEvent("Completed", response(ofItem(2)), 2)}, "Completed after an attempt with the count 1 should have 1"},
		{"an item is not its assessment", []attempted{{action: "Started", generated: own(1), minute: 1}, itemEvent("Started", ofItem(1), 2)}, ""},
		{"below 1", []attempted{{action: "Started", generated: own(0), minute: 1}}, "count is 0; attempts are counted from 1"},
		{"an assignable's attempts are another matter", []attempted{{action: "Started", generated: own(1), minute: 1}, {typ: "AssignableEvent", profile: "AssignableProfile", action: "Started", generated: own(1), minute: 2}}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var bodies, found []string
			for _, e := range test.events {
				bodies = append(bodies, e.String())
			}
			a := conformance.NewAssessor(conformance.Options{}).Assess([]byte("["+strings.Join(bodies, ", ")+"]"), nil)
			for _, f := range a.Findings {
				if f.Rule == "attempt-count" {
					found = append(found, f.Message)
					if f.Severity != rule.Warning || len(f.Fix) != 0 || !strings.HasSuffix(f.Pointer, "/count") {
						t.Errorf("it is an %s with the mend %v at %s: a count is a fact", f.Severity, f.Fix, f.Pointer)
					}
				}
			}
			if got := strings.Join(found, " | "); !strings.Contains(got, test.want) || (got == "") != (test.want == "") {
				t.Errorf("found %q, want %q", got, test.want)
			}
			if a.Verdict == rule.Fail {
				t.Errorf("it has errors: %+v", a.Findings)
			}
		})
	}
}

// TestWhatAttemptsShouldSay: how strongly it is wanted of an attempt to say whose
// it is depends on where it stands.
func TestWhatAttemptsShouldSay(t *testing.T) {
	bare := `{"id": "https://example.org/attempts/1", "type": "Attempt"}`
	counted := `{"id": "https://example.org/attempts/1", "type": "Attempt", "count": 1}`
	item := `{"id": "https://example.org/items/3", "type": "AssessmentItem"}`
	within := `{"id": "https://example.org/attempts/2", "type": "Attempt", "count": 1, "assignee": "` + learner + `", "assignable": "` + quiz + `", "isPartOf": ` + bare + `}`
	for _, test := range []struct {
		name  string
		event attempted
		want  string // severities and names of what is missing
	}{
		{"of an assessment", attempted{action: "Started", generated: bare}, "warning assignee, warning assignable, warning count"},
		{"of an assignable", attempted{typ: "AssignableEvent", profile: "AssignableProfile", action: "Started", generated: bare}, "warning assignee, warning assignable, warning count"},
		{"of an item", attempted{typ: "AssessmentItemEvent", action: "Started", object: item, generated: counted}, "warning assignee, warning assignable"},
		{"of a questionnaire", attempted{typ: "QuestionnaireEvent", profile: "SurveyProfile", action: "Started", object: `{"id": "https://example.org/surveys/1", "type": "Questionnaire"}`, generated: counted}, "warning assignee, warning assignable"},
		{"in a response", attempted{typ: "AssessmentItemEvent", action: "Completed", object: item, generated: `{"id": "https://example.org/responses/1", "type": "Response", "attempt": ` + counted + `}`}, "info assignee, info assignable"},
		{"a response without one", attempted{typ: "AssessmentItemEvent", action: "Completed", object: item, generated: `{"id": "https://example.org/responses/1", "type": "Response"}`}, "info attempt"},
		{"as what another is part of", attempted{action: "Started", generated: within}, ""},
		{"in a score", attempted{typ: "GradeEvent", profile: "GradingProfile", action: "Graded", object: `{"id": "https://example.org/attempts/1", "type": "Attempt"}`,
			generated: `{"id": "https://example.org/scores/1", "type": "Score", "attempt": ` + counted + `, "maxScore": 10.0, "scoreGiven": 5.0}`}, "info assignee, info assignable"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(test.event.String()), nil)
			var found []string
			for _, f := range a.Findings {
				if f.Rule == "property-recommended" {
					found = append(found, f.Severity.String()+" "+f.Pointer[strings.LastIndexByte(f.Pointer, '/')+1:])
				}
			}
			if got := strings.Join(found, ", "); got != test.want {
				t.Errorf("found %q, want %q in %+v", got, test.want, a.Findings)
			}
		})
	}
	for action, severity := range map[string]rule.Severity{"Started": rule.Info, "Completed": rule.Info} {
		body := strings.Replace(attempted{typ: "AssessmentItemEvent", action: action, object: item, generated: "1"}.String(), `"generated": 1, `, "", 1)
		a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(body), nil)
		if len(a.Findings) != 1 || a.Findings[0].Rule != "generated-recommended" || a.Findings[0].Severity != severity {
			t.Errorf("an item that is %s without anything generated: %+v", action, a.Findings)
		}
	}
}

package cli

import (
	"fmt"
	"strings"
	"testing"

	"caliper-playground/engine/report"
)

// TestOneScopeAgreesWithReplay judges a run of lines in one scope: what the
// endpoint makes of them one after the other is found without it.
func TestOneScopeAgreesWithReplay(t *testing.T) {
	describe := func(id, typ string) string {
		return fmt.Sprintf(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": %q, "type": %q}`, id, typ)
	}
	attempted := func(n int, action string, count int) string {
		return fmt.Sprintf(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:0b0e6f0a-8f0d-4c43-9a55-5e3d1a2b7d%02d", "type": "AssessmentEvent", "profile": "AssessmentProfile", "actor": "https://field.example/people/mira", "action": %q, "object": "https://field.example/quizzes/1", "generated": {"id": "https://field.example/attempts/%d", "type": "Attempt", "count": %d, "assignee": "https://field.example/people/mira", "assignable": "https://field.example/quizzes/1"}, "eventTime": "2025-03-04T09:%02d:00.000Z"}`,
			n, action, count, count, n)
	}
	byIRI := func(object string, n string) string {
		return compact(strings.NewReplacer(`{"id": "https://field.example/guides/tides", "type": "Document", "name": "Reading the tides"}`, `"`+object+`"`, "7c01", n).Replace(reading))
	}
	lines := []string{
		describe("https://field.example/people/mira", "Person"), describe("https://field.example/quizzes/1", "Assessment"),
		compact(reading), compact(reading), // which repeats
		compact(strings.Replace(reading, "Reading the tides", "Reading the moon", 1)), // another event of the same id
		byIRI("https://field.example/guides/tides", "7c05"), byIRI("https://field.example/people/mira", "7c06"),
		attempted(1, "Started", 1), attempted(2, "Paused", 2), attempted(4, "Restarted", 2), attempted(3, "Resumed", 1),
		`{"sensor": "https://field.example/sensor", "sendTime": "2025-03-04T09:15:01.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [` + byIRI("https://field.example/quizzes/1", "7c07") + `, ` + attempted(5, "Restarted", 9) + `]}`,
		`{"sensor": "https://field.example/sensor", "sendTime": "2025-03-04", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [` + describe("https://field.example/people/anna", "Group") + `]}`,
		strings.ReplaceAll(byIRI("https://field.example/guides/tides", "7c08"), "people/mira", "people/anna"),
		compact(older), "[" + attempted(6, "Restarted", 3) + ", " + attempted(6, "Restarted", 3) + "]",
		describe("https://field.example/guides/tides", "Group"),
	}
	const refused = 13 // the line whose envelope is
	dir := write(t, map[string]string{"run.ndjson": strings.Join(lines, "\n")})
	for _, strictly := range []string{"--strict=false", "--strict"} {
		t.Run(strictly, func(t *testing.T) { agreeWithReplay(t, dir, strictly, refused) })
	}
	apart, _ := checkJSON(t, "", dir)
	if together, _ := checkJSON(t, "", "--one-scope", dir); apart.Summary.Counts == together.Summary.Counts {
		t.Error("one scope or many: it is all the same")
	}
}

func agreeWithReplay(t *testing.T, dir, strictly string, refused int) {
	replayed, _ := replayJSON(t, strictly, dir)
	checked, got := checkJSON(t, "", "--one-scope", strictly, dir)
	var events report.Events
	filled := map[string]int{}
	for _, d := range checked.Documents {
		for _, item := range d.Items {
			if strings.Contains(item.Uncredited, "a repeat of ") {
				events.Repeated++
			} else if d.Line != refused {
				events.Add(item.Verdict, 1)
			}
			for _, c := range item.Credits {
				filled[string(d.Spec)+" "+c.Profile+" "+c.Event+" "+c.Action]++
			}
		}
	}
	if events != replayed.Events {
		t.Errorf("check finds %+v, replay %+v", events, replayed.Events)
	}
	if events.Repeated != 2 || events.Warn+events.Fail < 4 || events.Fail < 1 {
		t.Errorf("the run does not try enough: %+v", events)
	}
	for _, p := range replayed.Profiles {
		for _, row := range p.Rows {
			if n := filled[string(p.Spec)+" "+p.Profile+" "+row.Event+" "+row.Action]; n != row.Count {
				t.Errorf("%s %s %s: %d by check, %d by replay", p.Profile, row.Event, row.Action, n, row.Count)
			}
		}
	}
	for _, said := range []string{"in " + checked.Documents[2].Path + ":3", "after an attempt with the count 1", "this one was described in " + checked.Documents[2].Path + ":3, too"} {
		if !strings.Contains(got.out, said) {
			t.Errorf("%q is not said:\n%s", said, got.out)
		}
	}
}

package conformance_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/fixtures"
)

// decoded reads an event, nil where it is none: a mistake on purpose.
func decoded(body []byte) map[string]any {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber() // 15.0 stays 15.0
	var v any
	if decoder.Decode(&v) != nil {
		return nil
	}
	if event, ok := v.(map[string]any); ok && event["actor"] != nil {
		return event
	}
	return nil
}

// pile is the events of all built-in fixtures of a version.
func pile(version catalog.Version) [][]byte {
	var events [][]byte
	for _, set := range fixtures.Sets(version) {
		for _, f := range set.Fixtures {
			if decoded(f.Data) != nil {
				events = append(events, f.Data)
			}
		}
	}
	return events
}

// describeApart puts IRIs in the place of an event's actor and object, at random,
// and returns the event with what they stand for.
func describeApart(random *rand.Rand, event map[string]any) []map[string]any {
	items := []map[string]any{event}
	for _, name := range []string{"actor", "object"} {
		entity, ok := event[name].(map[string]any)
		if id, hasID := entity["id"].(string); ok && hasID && random.IntN(2) == 0 {
			describe := map[string]any{"@context": event["@context"]}
			for member, value := range entity {
				describe[member] = value
			}
			event[name] = id
			items = append(items, describe)
		}
	}
	return items
}

// batch makes some items of a few events: entities described apart, ids used
// twice, types at odds with one another, events that repeat, attempts that are
// out of step.
func batch(t *testing.T, random *rand.Rand, all [][]byte, version catalog.Version) []json.RawMessage {
	var items []map[string]any
	add := func(event map[string]any) { items = append(items, describeApart(random, event)...) }
	for range 2 + random.IntN(4) {
		event := decoded(all[random.IntN(len(all))])
		add(event)
		if random.IntN(3) == 0 { // the same event or id again
			again := map[string]any{}
			for name, value := range event {
				again[name] = value
			}
			if random.IntN(2) == 0 {
				again["eventTime"] = "2026-03-02T09:15:00.000Z"
			}
			items = append(items, again)
		}
	}
	types := []string{"Person", "Document", "Assessment", "DigitalResource", "Group", "SoftwareApplication", "Thesis"}
	for range random.IntN(4) {
		from := items[random.IntN(len(items))]
		if id, ok := from["object"].(string); ok {
			items = append(items, map[string]any{"@context": from["@context"], "id": id, "type": types[random.IntN(len(types))]})
		}
	}
	for i := range random.IntN(5) {
		items = append(items, map[string]any{
			"@context": catalog.Get(version).Context, "id": fmt.Sprintf("urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e%02d", i), "type": "AssessmentEvent",
			"actor": "https://example.org/people/7", "object": map[string]any{"id": "https://example.org/quizzes/1", "type": "Assessment"},
			"action": []string{"Started", "Paused", "Resumed", "Restarted", "Submitted"}[random.IntN(5)],
			"generated": map[string]any{"id": "https://example.org/attempts/1", "type": "Attempt", "count": random.IntN(4),
				"assignee": "https://example.org/people/7", "assignable": "https://example.org/quizzes/1"},
			"eventTime": fmt.Sprintf("2026-03-02T09:1%d:00.000Z", random.IntN(4)),
		})
	}
	encoded := make([]json.RawMessage, len(items))
	for i, item := range items {
		text, err := json.Marshal(item)
		if err != nil {
			t.Fatal(err)
		}
		encoded[i] = text
	}
	return encoded
}

// places are the pointers into a batch that findings name.
var places = regexp.MustCompile(`/data/[0-9]+[^ ,;:]*`)

// inAnyOrder writes out what a judgement says, places apart, so that it is the
// same in whatever order the items stand.
func inAnyOrder(j *conformance.Judgement) string {
	a := j.Assessment()
	lines := []string{a.Verdict.String()}
	for _, f := range a.Findings {
		lines = append(lines, fmt.Sprintf("%s %s: %s", f.Severity, f.Rule, places.ReplaceAllString(f.Message, "/data")))
	}
	for _, item := range a.Items {
		for _, c := range item.Credits {
			lines = append(lines, fmt.Sprintf("mark %s of %s", c.RowID, item.ID))
		}
	}
	for id, typeName := range j.Result.Descriptions {
		lines = append(lines, "described "+string(id)+" "+typeName)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// TestItemsInAnyOrder shuffles the items of messages: what is found, which marks
// are earned and what is known afterwards is the same.
func TestItemsInAnyOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	said := map[string]bool{}
	for _, version := range catalog.Versions() {
		assessor := conformance.NewAssessor(conformance.Options{Spec: version})
		envelope := func(items []json.RawMessage) []byte {
			data, err := json.Marshal(items)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Appendf(nil, `{"sensor": "https://example.org/sensor", "sendTime": "2026-03-02T09:16:00.000Z", "dataVersion": %q, "data": %s}`, catalog.Get(version).Context, data)
		}
		all := pile(version)
		for range 300 {
			items := batch(t, random, all, version)
			first := envelope(items)
			judgement := assessor.Judge(first, nil)
			want := inAnyOrder(judgement)
			for _, f := range judgement.Assessment().Findings {
				said[f.Rule] = true
			}
			for range 3 {
				random.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
				if got := inAnyOrder(assessor.Judge(envelope(items), nil)); got != want {
					t.Fatalf("in another order it is judged otherwise: got\n%s\nwant\n%s\nfor %s", got, want, first)
				}
			}
		}
	}
	for _, rule := range []string{"id-two-types", "event-id-reused", "attempt-count", "not-described", "actor-type", "object-type"} {
		if !said[rule] {
			t.Errorf("nothing was found by %s: the batches do not try it", rule)
		}
	}
}

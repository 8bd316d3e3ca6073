package rule

import (
	"fmt"
	"slices"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// TestANewIDGoesByItsItem has events without an id, and with one that is none, sent at
// several times: the id that is offered to an event is the same each time, and another
// for each event.
func TestANewIDGoesByItsItem(t *testing.T) {
	event := func(member string) string {
		return jsonObject(onlyCaliper, `"type": "ViewEvent", "action": "Viewed"`,
			`"actor": {"id": "https://example.org/people/7", "type": "Person"}, "object": {"id": "https://example.org/docs/1", "type": "Document"}`,
			`"eventTime": "2026-03-02T09:15:00.000Z"`+member)
	}
	offered := func(second int) []string {
		body := fmt.Sprintf(`{"sensor": "https://example.org/s", "sendTime": "2026-03-02T09:15:%02d.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [%s, %s, %s]}`,
			second, event(""), event(`, "id": 7`), event(""))
		var ids []string
		for _, f := range NewJudge(Options{Spec: catalog.V1p2, Envelope: true}).Judge([]byte(body), nil).Findings() {
			for _, c := range f.Choices {
				after, err := document.Patch([]byte(body), c.Fix)
				if err != nil {
					t.Fatal(err)
				}
				d, err := document.NewParser(nil).Parse(after)
				if err != nil {
					t.Fatal(err)
				}
				if id := d.Find(f.Pointer); id != document.None && d.Said(id) != "" {
					ids = append(ids, d.Said(id))
				}
			}
		}
		return ids
	}
	first := offered(0)
	slices.Sort(first)
	if len(first) != 3 || len(slices.Compact(slices.Clone(first))) != 3 {
		t.Fatalf("offered are %q, want three", first)
	}
	for second := 1; second < 5; second++ {
		again := offered(second)
		slices.Sort(again)
		if !slices.Equal(again, first) {
			t.Errorf("at another time %q is offered, and not %q", again, first)
		}
	}
}

package rule

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
)

// However many entries of a list are nothing, and wherever they stand, leaving
// them out of the items changes nothing but that they are counted instead.
func TestEntriesThatAreNotListed(t *testing.T) {
	const event = `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","type":"ViewEvent","id":"urn:uuid:ff9ec22a-fc59-4ae1-ae8d-2c9463ee2f8f",` +
		`"profile":"ReadingProfile","actor":{"id":"user 7","type":"Person"},"action":"Viewed","object":{"id":"https://example.org/1","type":"Document"},"eventTime":"2026-03-02T09:15:00.000Z"}`
	kinds := []string{
		`1`, `{}`, `null`, `"user 7"`, `[]`, `[1]`, `"{\"type\":\"Person\"}"`, `{"k":1}`, `{"k":"user 7","k":2}`,
		`{"id":"urn:x:1","type":"Person"}`, `{"id":1}`, event, strings.Replace(event, "Viewed", "Gazed", 1), strings.Replace(event, "v1p2", "v1p1", 1),
	}
	random := rand.New(rand.NewPCG(1, 2))
	listed, left := 0, 0
	for range 300 {
		var entries []string
		for range 1 + random.IntN(12) {
			entries = append(entries, kinds[random.IntN(len(kinds))])
		}
		body := `[` + strings.Join(entries, ",") + `]`
		if random.IntN(2) == 0 {
			body = `{"sensor":"urn:x:s","sendTime":"2026-03-02T09:15:00.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":` + body + `}`
		}
		all := NewJudge(Options{Spec: catalog.V1p2}).Judge([]byte(body), nil)
		some := NewJudge(Options{Spec: catalog.V1p2, Keep: Limit{OfRule: 1000, InAll: 1000, Items: 1 + random.IntN(4)}}).Judge([]byte(body), nil)
		listed, left = listed+len(some.Items), left+some.Unlisted.Total()
		if some.Verdict != all.Verdict || some.Version != all.Version {
			t.Fatalf("%s: %v by %s, not %v by %s", body, some.Verdict, some.Version, all.Verdict, all.Version)
		}
		if got, want := verdictsOf(some), verdictsOf(all); got != want {
			t.Fatalf("%s: verdicts %+v, not %+v", body, got, want)
		}
		if got, want := some.Findings(), all.Findings(); !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: findings\n%+v\nnot\n%+v", body, got, want)
		}
		if !slices.IsSortedFunc(some.Items, func(a, b Item) int { return int(a.Node) - int(b.Node) }) {
			t.Fatalf("%s: items out of order", body)
		}
	}
	if listed < 300 || left < 100 {
		t.Fatalf("%d items were listed and %d left out", listed, left)
	}
}

func verdictsOf(r *Result) Counts {
	counts := r.Unlisted
	for i := range r.Items {
		counts.Add(r.Items[i].Verdict, 1)
	}
	return counts
}

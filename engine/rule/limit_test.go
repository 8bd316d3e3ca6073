package rule

import (
	"fmt"
	"strings"
	"testing"

	"caliper-playground/catalog"
)

// However many mistakes there are, the first of each kind are spelled out, the
// others counted, and nothing else changes.
func TestFindingsThatAreNotSpelledOut(t *testing.T) {
	people := make([]string, 2500)
	for i := range people {
		people[i] = fmt.Sprintf(`{"id":"urn:x:%d","type":"Person","shoe":1,"coat":[],"name":%d}`, i, i)
	}
	people = append(people, `{"id":"urn:x:last","type":"Nobody"}`)
	body := []byte(`[` + strings.Join(people, ",") + `]`)
	judge := NewJudge(Options{Spec: catalog.V1p2})
	result := judge.Judge(body, nil)
	verdict, all := result.Verdict, result.Findings()
	for _, limit := range []Limit{StandardLimit(), {OfRule: 7, InAll: 1000}, {OfRule: 1000, InAll: 30}, {OfRule: 1, InAll: 3}, {OfRule: 1 << 20, InAll: 1 << 20}} {
		result := judge.Judge(body, nil)
		spelled, more, unspelled := result.Spelled(limit)
		if result.Verdict != verdict || len(spelled)+more.Total() != len(all) || len(spelled) > limit.InAll {
			t.Errorf("%+v: %d spelled out and %d more of %d, verdict %v", limit, len(spelled), more.Total(), len(all), result.Verdict)
		}
		if unspelled.Errors+unspelled.Warnings+unspelled.Infos != more.Total() {
			t.Errorf("%+v: %+v of %d more", limit, unspelled, more.Total())
		}
		counts := map[string]int{}
		for i, f := range spelled {
			if counts[f.Rule]++; counts[f.Rule] > limit.OfRule {
				t.Errorf("%+v: more of %s", limit, f.Rule)
			}
			if i > 0 && f.Start < spelled[i-1].Start {
				t.Errorf("%+v: out of order at %s", limit, f.Pointer)
			}
		}
		for _, f := range all { // however late in the document, and with as many rules as this
			if limit.InAll > 10 && counts[f.Rule] == 0 {
				t.Errorf("%+v: nothing of %s", limit, f.Rule)
				break
			}
		}
	}
}

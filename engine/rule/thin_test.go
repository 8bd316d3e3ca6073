package rule

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Findings that are counted alone, because no limit can spell them out, change
// nothing: neither what is spelled out, nor what is counted, nor any verdict.
func TestThinnedFindingsChangeNothing(t *testing.T) {
	var examples []string
	for _, r := range All() {
		if bad := strings.TrimSpace(r.Bad); json.Valid([]byte(bad)) && strings.HasPrefix(bad, "{") && !strings.Contains(bad, `"sendTime"`) {
			examples = append(examples, bad)
		}
	}
	var odd strings.Builder // one item with very many findings, of which the gravest is the last
	odd.WriteString(`{"id":"urn:x:1","type":"Person"`)
	const many = 500
	for i := range 2 * many {
		fmt.Fprintf(&odd, `,"odd%d":[]`, i)
	}
	odd.WriteString(`,"name":7}`)
	all := `[` + strings.Join(examples, ",") + `]`
	crowd := strings.Repeat(all[1:len(all)-1]+",", many/len(examples)+1)
	inner := strings.TrimSuffix(strings.Repeat(`{"id":"urn:x:2","type":"Persn"},`, many+1), ",")
	for name, body := range map[string]string{
		"of each rule": `[` + crowd + odd.String() + `,` + examples[0] + `]`,
		"one item":     odd.String(),
		"nested":       `{"id":"urn:x:1","type":"Collection","items":[` + inner + `]}`,
		"repeated":     `{"id":"urn:x:1","type":"Person"` + strings.Repeat(`,"k":1`, many+200) + `}`,
	} {
		for _, strict := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, strict %v", name, strict), func(t *testing.T) {
				whole := NewJudge(Options{Strict: strict}).Judge([]byte(body), nil)
				judge := NewJudge(Options{Strict: strict, Keep: StandardLimit()})
				judge.pass.many = many
				thin := judge.Judge([]byte(body), nil)
				if len(thin.pass.found) >= len(whole.pass.found) || thin.Verdict != whole.Verdict {
					t.Errorf("of %d findings %d were kept, and the verdict is %v instead of %v", len(whole.pass.found), len(thin.pass.found), thin.Verdict, whole.Verdict)
				}
				for i := range whole.Items {
					if whole.Items[i].Verdict != thin.Items[i].Verdict || whole.Items[i].Strange != thin.Items[i].Strange {
						t.Fatalf("item %d: %v, %v", i, whole.Items[i].Verdict, thin.Items[i].Verdict)
					}
				}
				wantFound, wantMore, wantTally := whole.Spelled(StandardLimit())
				found, more, tally := thin.Spelled(StandardLimit())
				if diff := cmp.Diff(wantMore, more); diff != "" || wantTally != tally {
					t.Errorf("counted otherwise: %s%v, %v", diff, wantTally, tally)
				}
				if diff := cmp.Diff(wantFound, found); diff != "" {
					t.Errorf("spelled out otherwise: %s", diff)
				}
			})
		}
	}
}

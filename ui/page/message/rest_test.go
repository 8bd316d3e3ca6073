package message

import (
	"strings"
	"testing"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/style"
)

// TestFindingsThatAreNotListed counts them by their rule, whether a report spells
// them out or nobody does.
func TestFindingsThatAreNotListed(t *testing.T) {
	for _, test := range []struct {
		name    string
		spelled int
		more    rule.More
		want    string // "" for nothing
		count   int
	}{
		{"all are listed", MaxFindings, nil, "", MaxFindings},
		{"a report has the rest", MaxFindings + 7, nil, "… and 7 more findings (actor-type 7). A report lists them all.", MaxFindings + 7},
		{"some are not spelled out", 100, rule.More{"actor-type": 7000, "action-unknown": 900},
			"… and 7900 more findings (action-unknown 900, actor-type 7000). They are counted and not spelled out", 8000},
		{"both", MaxFindings + 7, rule.More{"actor-type": 3, "action-unknown": 1},
			"… and 11 more findings (action-unknown 1, actor-type 10). A report spells out 7 of them", MaxFindings + 11},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := &conformance.Assessment{More: test.more}
			for range test.spelled {
				a.Findings = append(a.Findings, rule.Finding{Rule: "actor-type", Severity: rule.Error})
			}
			before := len(test.more)
			theme := &style.Theme{}
			m := New(&page.Env{Keys: keys.Default(), Theme: theme})
			m.SetSize(160, 20)
			m.Show(Opened{Message: session.Message{Entry: session.Entry{Status: 200}, Assessment: a}, Source: source.New([]byte("{}"))})
			text := m.Text()
			if test.want == "" && strings.Contains(text, "more finding") || !strings.Contains(strings.Join(strings.Fields(text), " "), test.want) {
				t.Errorf("want %q in:\n%s", test.want, text[max(0, len(text)-600):])
			}
			if got := m.CountFindings(); got != test.count {
				t.Errorf("%d findings, want %d", got, test.count)
			}
			if len(a.More) != before {
				t.Error("the assessment itself was counted up")
			}
		})
	}
}

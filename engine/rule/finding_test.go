package rule

import "testing"

func TestGravestFirst(t *testing.T) {
	in := []Finding{{Rule: "a", Severity: Info}, {Rule: "b", Severity: Error}, {Rule: "c", Severity: Warning}, {Rule: "d", Severity: Error}}
	got := ""
	for _, f := range GravestFirst(in) {
		got += f.Rule
	}
	if got != "bdca" || in[0].Rule != "a" {
		t.Errorf("order %q; the given list must stay as it is", got)
	}
}

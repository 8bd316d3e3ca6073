package rule_test

import (
	"testing"

	"caliper-playground/engine/rule"
)

func TestVerdicts(t *testing.T) {
	var counts rule.Counts
	for i, v := range rule.Verdicts() {
		if int(v) != i {
			t.Errorf("%s is %d in the order, and %d in the list", v, v, i)
		}
		var read rule.Verdict
		if err := read.UnmarshalText([]byte(v.String())); err != nil || read != v {
			t.Errorf("%s is read back as %s: %v", v, read, err)
		}
		for severity, least := range map[rule.Severity]rule.Verdict{rule.Info: rule.Pass, rule.Warning: rule.Warn, rule.Error: rule.Fail} {
			if got := v.With(severity); got != max(v, least) {
				t.Errorf("%s with an %s is %s", v, severity, got)
			}
		}
		counts.Add(v, i+1)
	}
	if want := "1 pass, 3 warn, 2 unjudged, 4 fail"; counts.Words() != want {
		t.Errorf("the counts read %q, want %q", counts.Words(), want)
	}
	counts.Add(rule.Unjudged, -2)
	if want := "1 pass, 3 warn, 4 fail"; counts.Words() != want {
		t.Errorf("without what is unjudged they read %q, want %q", counts.Words(), want)
	}
	if err := new(rule.Verdict).UnmarshalText([]byte("maybe")); err == nil {
		t.Error("maybe is read as a verdict")
	}
}

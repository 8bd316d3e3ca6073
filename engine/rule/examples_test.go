package rule_test

import (
	"strings"
	"testing"
	"time"

	"caliper-playground/engine/rule"
)

// TestExamples holds every rule's page to what the rule does: the bad example
// gets a finding of the rule and no error of another, the good one gets none
// of the rule and no error at all.
func TestExamples(t *testing.T) {
	judges := map[bool]*rule.Judge{
		false: rule.NewJudge(rule.Options{}),
		true:  rule.NewJudge(rule.Options{Advise: true, Now: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)}),
	}
	for _, r := range rule.All() {
		judge := judges[r.Advice]
		t.Run(r.ID, func(t *testing.T) {
			if r.Bad == "" && r.Good == "" && (r.ID == "unreadable" || r.ID == "envelope-needed") {
				return // what breaks it lies outside the document
			}
			seen := 0
			for _, f := range judge.Judge([]byte(r.Bad), nil).Findings() {
				if f.Rule == r.ID {
					seen++
					if f.Severity != r.Severity {
						t.Errorf("bad example: severity %v, the rule says %v", f.Severity, r.Severity)
					}
				} else if f.Severity == rule.Error {
					t.Errorf("bad example: also %s at %q: %s", f.Rule, f.Pointer, f.Message)
				}
			}
			if seen != 1 {
				t.Errorf("bad example: %d findings of the rule, want 1", seen)
			}
			for _, f := range judge.Judge([]byte(r.Good), nil).Findings() {
				if f.Rule == r.ID || f.Severity == rule.Error {
					t.Errorf("good example: %s at %q: %s", f.Rule, f.Pointer, f.Message)
				}
			}
		})
	}
}

// TestPages holds that every rule has a page that says something.
func TestPages(t *testing.T) {
	seen := map[string]string{}
	for _, r := range rule.All() {
		for name, text := range map[string]string{"title": r.Title, "why": r.Why, "cost": r.Cost, "reference": r.Reference} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s has no %s", r.ID, name)
			}
		}
		if strings.ToLower(r.ID) != r.ID || strings.ContainsAny(r.ID, " _") {
			t.Errorf("the id %q is not of lower-case words and hyphens", r.ID)
		}
		if other := seen[r.Why]; other != "" {
			t.Errorf("%s and %s give the same reason", r.ID, other)
		}
		seen[r.Why] = r.ID
		if rule.Lookup(r.ID) == nil {
			t.Errorf("Lookup does not find %s", r.ID)
		}
	}
	if rule.Lookup("no-such-rule") != nil {
		t.Error("Lookup finds a rule that is not there")
	}
}

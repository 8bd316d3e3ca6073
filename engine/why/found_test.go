package why

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// TestFoundTellsOfEachRuleOnce holds of the example of each rule: its findings are told
// of in a part for each rule, by which that is looked up, the gravest first, with what
// was found where and what the rule is there for.
func TestFoundTellsOfEachRuleOnce(t *testing.T) {
	for _, of := range rule.All() {
		if of.Bad == "" {
			continue
		}
		found := received(t, 1, of.Bad).Assessment.Findings
		parts := Found(found)
		var ids []string
		severity := rule.Error
		for _, p := range parts {
			id, told := p.Names[0], strings.Join(p.Lines, "\n")
			ids = append(ids, id)
			r := rule.Lookup(id)
			if p.Title != id || !strings.Contains(told, r.Why) || !strings.Contains(told, r.Cost) {
				t.Errorf("%s: of %s it tells %q", of.ID, id, told)
			}
			its := slices.DeleteFunc(slices.Clone(found), func(f rule.Finding) bool { return f.Rule != id })
			if len(its) == 0 {
				t.Fatalf("%s: nothing was found by %s", of.ID, id)
			}
			for _, f := range its[:min(len(its), maxPlaces)] {
				if !strings.Contains(told, f.Place()+": "+f.Message) {
					t.Errorf("%s: of %s it does not tell %q", of.ID, id, f.Message)
				}
			}
			if rest := len(its) - maxPlaces; strings.Contains(told, fmt.Sprintf("And %d more", rest)) != (rest > 0) {
				t.Errorf("%s: of %d findings of %s it tells %q", of.ID, len(its), id, told)
			}
			gravest := rule.GravestFirst(its)[0].Severity
			if gravest > severity {
				t.Errorf("%s: %s stands behind what is less grave", of.ID, id)
			}
			severity = gravest
		}
		for _, f := range found {
			if n := len(slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id != f.Rule })); n != 1 {
				t.Errorf("%s: %s is told of %d times", of.ID, f.Rule, n)
			}
		}
	}
}

// TestFoundOfManyAndOfNone tells how many are left out, also of those that were never
// spelled out.
func TestFoundOfManyAndOfNone(t *testing.T) {
	if parts := Found(nil); parts != nil {
		t.Errorf("of nothing it tells %v", parts)
	}
	many := slices.Repeat([]rule.Finding{{Rule: "actor-type", Message: "m"}}, maxPlaces+7)
	if told := Found(many)[0].Lines; !slices.Contains(told, "the whole document: m") || !slices.Contains(told, "And 7 more of this rule.") {
		t.Errorf("of many it tells %q", told)
	}
	m := received(t, 1, `{}`)
	m.Assessment.More = rule.More{"actor-type": 9}
	parts := Content(session.Message{Assessment: m.Assessment}, nil)
	if told := parts[0].Lines; len(told) != 1 || told[0] != "9 more findings (actor-type 9)." {
		t.Errorf("of what is not spelled out it tells %q", told)
	}
}

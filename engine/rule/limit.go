package rule

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"caliper-playground/engine/text"
)

// Limit says how many findings of a document are spelled out. The rest is
// counted: no verdict, total, mark or mend depends on it.
type Limit struct {
	OfRule int // of one rule
	InAll  int
	// Items is how many entries of a list are taken in before those that are neither
	// event nor entity are but counted. The zero is all of them.
	Items int
}

// StandardLimit is what is spelled out of a document unless more is asked for:
// enough for anybody to read, and no more than a document full of mistakes can
// cost.
func StandardLimit() Limit { return Limit{OfRule: 100, InAll: 1000, Items: 1000} }

// More counts the findings that are not spelled out, by the id of their rule;
// nil where all are.
type More map[string]int

// Add returns it with one more of a rule.
func (m More) Add(id string) More {
	if m == nil {
		m = More{}
	}
	m[id]++
	return m
}

// Total is how many findings are not spelled out.
func (m More) Total() int {
	total := 0
	for _, n := range m {
		total += n
	}
	return total
}

// Words says how many findings are not spelled out, and of which rules: "12 more
// findings (actor-type 2, value-date-time 10)". It is "" where all are.
func (m More) Words() string {
	n := m.Total()
	if n == 0 {
		return ""
	}
	rules := make([]string, 0, len(m))
	for _, id := range slices.Sorted(maps.Keys(m)) {
		rules = append(rules, fmt.Sprintf("%s %d", id, m[id]))
	}
	return text.Plural(n, "more finding") + " (" + strings.Join(rules, ", ") + ")"
}

// Tally counts findings by severity.
type Tally struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Infos    int `json:"infos"`
}

// Add counts one more.
func (t *Tally) Add(s Severity) {
	switch s {
	case Error:
		t.Errors++
	case Warning:
		t.Warnings++
	default:
		t.Infos++
	}
}

// Total counts all of them.
func (t Tally) Total() int { return t.Errors + t.Warnings + t.Infos }

// Spelled returns the first findings of each rule in document order, as Findings
// does, and counts the others by rule and by severity. Of each rule at least one
// is among them, for as long as there are fewer rules than findings in all.
func (r *Result) Spelled(l Limit) ([]Finding, More, Tally) {
	p := r.pass
	p.sort()
	chosen := l.choose(p.found)
	places := make([]int, 0, min(len(p.found), l.InAll))
	more, unspelled := maps.Clone(p.more), p.tally
	for i := range p.found {
		if chosen == nil || chosen[i] {
			places = append(places, i)
			continue
		}
		more = more.Add(p.found[i].page().ID)
		unspelled.Add(p.found[i].severity)
	}
	findings := p.spell(places)
	if p.withdrawIdle(findings, places) {
		findings = p.spell(places)
	}
	return findings, more, unspelled
}

// spell makes findings of those at the given places.
func (p *pass) spell(places []int) []Finding {
	findings := make([]Finding, 0, len(places))
	if len(places) == 0 {
		return findings
	}
	x := newPatcher(p)
	for _, i := range places {
		findings = append(findings, p.finding(&p.found[i], x, true))
	}
	return findings
}

// choose says which findings are spelled out; nil for all of them.
func (l Limit) choose(found []found) []bool {
	if len(found) <= min(l.OfRule, l.InAll) {
		return nil
	}
	chosen, ofRule, left := make([]bool, len(found)), map[string]int{}, l.InAll
	for _, most := range [...]int{1, l.OfRule} { // the first of each rule before all others
		for i := range found {
			if id := found[i].page().ID; !chosen[i] && left > 0 && ofRule[id] < most {
				ofRule[id]++
				chosen[i] = true
				left--
			}
		}
	}
	return chosen
}

// sort puts the findings in document order.
func (p *pass) sort() {
	slices.SortStableFunc(p.found, func(a, b found) int { return int(a.node) - int(b.node) })
}

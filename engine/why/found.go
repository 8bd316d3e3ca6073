package why

import (
	"fmt"

	"caliper-playground/engine/rule"
)

// maxPlaces is how many places are named at which a rule found something.
const maxPlaces = 3

// Found answers why there are findings: a part for each of their rules, the gravest
// first, with what was found where, why the rule is there, and what ignoring it costs.
func Found(found []rule.Finding) []Part {
	var parts []Part
	of := map[string][]rule.Finding{}
	for _, f := range rule.GravestFirst(found) {
		if of[f.Rule] == nil {
			parts = append(parts, Part{Title: f.Rule, Names: []string{f.Rule}})
		}
		of[f.Rule] = append(of[f.Rule], f)
	}
	for i := range parts {
		parts[i].Lines = byRule(parts[i].Title, of[parts[i].Title])
	}
	return parts
}

// byRule tells of what one rule found.
func byRule(id string, found []rule.Finding) []string {
	var lines []string
	for _, f := range found[:min(len(found), maxPlaces)] {
		lines = append(lines, f.Place()+": "+f.Message)
	}
	if more := len(found) - len(lines); more > 0 {
		lines = append(lines, fmt.Sprintf("And %d more of this rule.", more))
	}
	if r := rule.Lookup(id); r != nil {
		lines = append(lines, r.Why, r.Cost)
	}
	return lines
}

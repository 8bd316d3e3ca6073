package conformance

import (
	"cmp"
	"slices"

	"caliper-playground/engine/rule"
)

// Advice is the advice on a document, and nothing else that there is to say of it.
// It changes no verdict and no mark, and so can be asked for when a document has
// long been judged.
func Advice(o Options, body []byte, scope rule.Scope) []rule.Finding {
	o.Advise = true
	findings := NewAssessor(o).Assess(body, scope).Findings
	return slices.DeleteFunc(findings, func(f rule.Finding) bool { return !IsAdvice(f) })
}

// IsAdvice says whether a finding is advice.
func IsAdvice(f rule.Finding) bool {
	page := rule.Lookup(f.Rule)
	return page != nil && page.Advice
}

// WithAdvice puts advice among the findings of the same document, by their place.
func WithAdvice(findings, advice []rule.Finding) []rule.Finding {
	if len(advice) == 0 {
		return findings // an empty list stays one; Concat would make it nil
	}
	all := slices.Concat(findings, advice)
	slices.SortStableFunc(all, func(a, b rule.Finding) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return all
}

package report

import "caliper-playground/engine/rule"

// paint says whether a text report may use colour. Wherever it does, a glyph
// or a word says the same.
type paint bool

func (p paint) in(code, s string) string {
	if !p {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p paint) dim(s string) string  { return p.in("2", s) }
func (p paint) bold(s string) string { return p.in("1", s) }

// verdict colours a string by what it says: green, cyan, yellow or red.
func (p paint) verdict(v rule.Verdict, s string) string {
	return p.in([...]string{rule.Pass: "32", rule.Unjudged: "36", rule.Warn: "33", rule.Fail: "31"}[v], s)
}

// severity colours a string by a finding's weight.
func (p paint) severity(v rule.Severity, s string) string {
	return p.in([...]string{rule.Info: "36", rule.Warning: "33", rule.Error: "31"}[v], s)
}

// glyph is the mark of a finding's severity.
func glyph(s rule.Severity) string {
	return [...]string{rule.Info: "i", rule.Warning: "!", rule.Error: "✗"}[s]
}

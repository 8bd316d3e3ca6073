package report

import (
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
)

// kindAnswer is the kind of documents that are answers to a probe.
const kindAnswer = "answer"

// NewProbed makes an entry of what an endpoint answered to a question of a probe. It
// is a document of the kind "answer", whose path is the question's name. Said is what
// was sent and answered, why says why that does not pass, and reference where that
// stands; without why there is nothing to find.
func NewProbed(name, said string, v rule.Verdict, why, reference string) Document {
	d := newDocument(library.Document{Place: library.Place{Path: name}}, kindAnswer, "", v)
	d.form = said
	d.Findings, d.Items, d.More = []rule.Finding{}, []Item{}, newMore(nil, 0)
	if why == "" {
		return d
	}
	f := rule.Finding{Rule: "endpoint-answer", Severity: rule.Error, Line: 1, Column: 1, Message: why, Reference: reference, Fix: []rule.Op{}, Choices: []rule.Choice{}}
	if v != rule.Fail {
		f.Severity = rule.Warning
	}
	d.Findings = append(d.Findings, f)
	return d
}

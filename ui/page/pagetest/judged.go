package pagetest

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// Judged returns a message with any body, judged as a session would judge it
// that knows nothing else.
func Judged(body []byte) (session.Message, []conformance.Credit) {
	a := conformance.NewAssessor(conformance.Options{Spec: catalog.V1p2}).Assess(body, nil)
	m := session.Message{
		Entry:      session.Entry{Status: 200, Judged: true, Verdict: a.Verdict, Items: len(a.Items)},
		Exchange:   exchange(string(body)),
		Assessment: a,
	}
	if a.Transport != conformance.WellFormed {
		m.Status = 400
	}
	for _, f := range a.Findings {
		switch f.Severity {
		case rule.Error:
			m.Errors++
		case rule.Warning:
			m.Warnings++
		}
		if m.Note == "" && f.Severity == rule.Error {
			m.Note = "no mark: " + f.Rule
		}
	}
	var credits []conformance.Credit
	for i, item := range a.Items {
		if i == 0 {
			m.Event, m.Action, m.Object = item.Type, item.Action, item.Object
		}
		credits = append(credits, item.Credits...)
	}
	return m, credits
}

package delivery

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// Recorded is a message of a session as a report shows it, the marks that it earned,
// and whether the report is concerned with it, where some profiles are wanted. One
// that cannot be read back from the journal is a failure that says so.
func Recorded(s *session.Session, entry session.Entry, wanted []*catalog.Profile) (r report.Delivery, marks []string, concerned bool) {
	r = report.Delivery{Source: session.MessageName(entry.Seq), Status: entry.Status, Verdict: entry.Verdict, Findings: []rule.Finding{}}
	if !entry.Judged && entry.Status/100 != 2 {
		r.Verdict, r.Unread = rule.Fail, true
	}
	if !r.Failed() && !entry.Judged {
		return r, nil, true
	}
	m, err := s.Message(entry.Seq)
	if err != nil {
		r.Verdict, r.Reason = rule.Fail, err.Error()
		return r, nil, true
	}
	r.Of.Data = m.Exchange.Body
	if m.Assessment != nil {
		r.Findings, r.More = report.Findings(m.Assessment.Findings), m.Assessment.More
		marks = expect.Marks(m.Assessment.Items)
	}
	if !r.Failed() {
		return r, marks, true
	}
	if len(wanted) > 0 && !concerns(m, wanted, s.Spec()) {
		return r, nil, false
	}
	r.Reason = beside(r.Findings, m.Exchange.Cause, m.Exchange.Help)
	return r, marks, true
}

// beside is what the cause of a refusal and the way out say that the findings,
// which are shown above them, do not.
func beside(findings []rule.Finding, cause, help string) string {
	for _, f := range findings {
		switch {
		case f.Message == cause+": "+help: // what is known for another thing
			return ""
		case strings.Contains(cause, f.Message):
			return help
		}
		// The endpoint's words for a body that is no JSON are those of the finding,
		// and more.
		if problem, mend, ok := strings.Cut(f.Message, "; "); ok && f.Rule == "json-syntax" && strings.Contains(cause, problem) {
			return strings.TrimPrefix(strings.TrimPrefix(help, mend), "; ")
		}
	}
	return advice(cause, help)
}

// advice joins a cause and a way out.
func advice(cause, help string) string {
	if cause == "" || help == "" {
		return cause + help
	}
	return cause + "; " + help
}

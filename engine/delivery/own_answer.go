package delivery

import (
	"fmt"
	"slices"

	"caliper-playground/engine/document"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// sound says whether there was nothing to say about any of the documents by
// themselves, and all that came of them is not asked for, so that there is nothing
// to read back about them.
func sound(sources []*Source) bool {
	return !slices.ContainsFunc(sources, func(s *Source) bool { return s.Whole || len(s.Assessment.Findings) > 0 })
}

// passed is a message for each source of one that has no error.
func passed(reply sensor.Reply, v rule.Verdict, sources []*Source) []report.Delivery {
	messages := make([]report.Delivery, 0, len(sources))
	for _, s := range sources {
		messages = append(messages, report.Delivery{
			Source: s.Name(), Status: reply.Status, Verdict: v, Findings: []rule.Finding{}, Of: s.Document,
		})
	}
	return messages
}

// unanswered is a message for each source of one that got no answer, or an
// answer that the session knows nothing of.
func unanswered(reply sensor.Reply, sources []*Source) []report.Delivery {
	messages := passed(reply, rule.Fail, sources)
	for i := range messages {
		messages[i].Reason, messages[i].Unread = problem(reply), true
	}
	return messages
}

// judged is a message for each source, with what was found in it.
func judged(reply sensor.Reply, m session.Message, sources []*Source) []report.Delivery {
	messages := passed(reply, rule.Fail, sources)
	for i, s := range sources {
		message := &messages[i]
		if m.Assessment == nil {
			message.Reason, message.Unread = advice(m.Exchange.Cause, m.Exchange.Help), true
			continue
		}
		prefix := ""
		if s.item != nil {
			prefix = fmt.Sprintf("/data/%d", i)
		}
		findings := m.Assessment.Findings
		s.Assessed = m.Assessment.Items
		if s.item != nil && i < len(s.Assessed) {
			s.Assessed = s.Assessed[i : i+1]
		}
		if len(sources) > 1 {
			findings = Within(findings, prefix)
			message.Verdict = m.Assessment.Items[i].Verdict
		} else {
			message.Verdict, message.More = m.Assessment.Verdict, m.Assessment.More
		}
		message.Findings = report.Findings(s.localise(findings, prefix, m.Exchange.Body))
		if !reply.Accepted() && !isNoJSON(message.Findings) { // of a broken file, the finding says all
			message.Reason = beside(message.Findings, m.Exchange.Cause, m.Exchange.Help)
		}
	}
	return messages
}

func isNoJSON(findings []rule.Finding) bool {
	return slices.ContainsFunc(findings, func(f rule.Finding) bool { return f.Rule == "json-syntax" })
}

// Within returns the findings at or below a place.
func Within(findings []rule.Finding, prefix string) []rule.Finding {
	var inside []rule.Finding
	for _, f := range findings {
		if document.Within(f.Pointer, prefix) {
			inside = append(inside, f)
		}
	}
	return inside
}

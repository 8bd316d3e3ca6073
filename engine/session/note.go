package session

import (
	"cmp"
	"fmt"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// describe fills the part of the entry that follows from the assessment.
func (m *Message) describe(relations []relation, spec catalog.Version) {
	a := m.Assessment
	m.Judged, m.Verdict, m.Items = true, a.Verdict, a.Entries()
	all := a.Tally()
	m.Errors, m.Warnings = all.Errors, all.Warnings
	if head := a.Head(); head != nil {
		m.Event, m.Action, m.Object = head.Type, head.Action, head.Object
	}
	m.Note = m.note(relations, spec)
}

// note says the one thing about a message that matters most.
func (m *Message) note(relations []relation, spec catalog.Version) string {
	a := m.Assessment
	if m.Status/100 != 2 {
		return m.Exchange.Cause
	}
	if a.Spec != spec {
		return fmt.Sprintf("no mark: Caliper %s, the session is for %s", a.Spec, spec)
	}
	if failed, f := firstFailure(a); failed > 0 {
		return noMark(failed, a.Entries()) + strings.ReplaceAll(f.Rule, "-", " ")
	}
	for _, r := range relations {
		switch {
		case r.likeness == repeated && r.seq == m.Seq:
			return "a repeat within the message"
		case r.likeness == repeated:
			return fmt.Sprintf(repeatNote, r.seq)
		case r.likeness == reused:
			return fmt.Sprintf("event id already used in message %d", r.seq)
		}
	}
	without := 0
	var why string
	for i := range a.Items {
		if item := &a.Items[i]; item.Kind == "event" && len(item.Credits) == 0 {
			without++
			why = cmp.Or(why, item.Uncredited)
		}
	}
	if without > 0 {
		return noMark(without, a.Entries()) + why
	}
	if names := m.Exchange.Tolerated; len(names) > 0 {
		return "tolerated: " + strings.Join(names, ", ")
	}
	return ""
}

// firstFailure counts the items with errors and returns the first such error.
func firstFailure(a *conformance.Assessment) (n int, f rule.Finding) {
	for i := range a.Items {
		if a.Items[i].Verdict != rule.Fail {
			continue
		}
		if n++; n > 1 {
			continue
		}
		for _, candidate := range a.Items[i].Findings {
			if candidate.Severity == rule.Error {
				f = candidate
				break
			}
		}
	}
	return n + a.Unlisted.Fail, f
}

func noMark(n, of int) string {
	if of == 1 {
		return "no mark: "
	}
	return fmt.Sprintf("no mark for %d of %d: ", n, of)
}

package bench

import (
	"fmt"
	"slices"

	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
)

// span is the messages of a session after the first ones. For them an event that
// came before counts anew, so that none of them is told as a repeat of it.
type span struct {
	page.Session
	first int // how many messages come before
}

// Entries returns the entries of a range of the span.
func (s span) Entries(from, to int) []session.Entry {
	entries := s.Session.Entries(s.first+max(0, from), s.first+to)
	if s.first == 0 {
		return entries
	}
	entries = slices.Clone(entries)
	for i := range entries {
		if of, ok := session.RepeatNoted(entries[i]); ok && of <= s.first {
			entries[i].Note = fmt.Sprintf("counts anew; was no. %d", of)
		}
	}
	return entries
}

// Message reads a message back. An event that came before the span has the marks
// that it earned then.
func (s span) Message(seq int) (session.Message, error) {
	m, err := s.Session.Message(seq)
	if err != nil || s.first == 0 || m.Assessment == nil {
		return m, err
	}
	assessment := *m.Assessment
	assessment.Items = slices.Clone(assessment.Items)
	m.Assessment = &assessment
	for i := range assessment.Items {
		item := &assessment.Items[i]
		of, repeat := session.RepeatOf(*item)
		if !repeat || of > s.first {
			continue
		}
		before, err := s.Session.Message(of)
		if err != nil || before.Assessment == nil {
			continue
		}
		for _, was := range before.Assessment.Items {
			if was.ID == item.ID {
				item.Credits, item.Uncredited = was.Credits, ""
			}
		}
	}
	return m, nil
}

package session

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/query"
)

// VerdictWord is the one word for what became of the message: "damaged", "refused",
// "none" where its content was not judged, or the verdict.
func (e *Entry) VerdictWord() string {
	switch {
	case e.Kind == KindDamaged:
		return query.Damaged
	case e.Status/100 != 2:
		return query.Refused
	case !e.Judged:
		return query.None
	}
	return e.Verdict.String()
}

// Subject is what a filter can ask of a line of the log, in a session of that
// version. The line does not hold everything; where it cannot tell, the message
// itself must be read back.
func (e *Entry) Subject(v catalog.Version) query.Subject {
	s := query.Subject{Status: e.Status, Verdicts: []string{e.VerdictWord()}, Line: []string{e.Note}, Unread: true}
	if !e.Judged {
		return s
	}
	s.Verdicts = append(s.Verdicts, e.Verdict.String())
	s.Rules.Known = query.Some
	known := query.All
	if e.Items > 1 { // the line tells of the first alone
		known = query.Some
	}
	s.Events = query.Words{List: []string{e.Event}, Known: known}
	s.Actions = query.Words{List: []string{e.Action}, Known: known}
	s.Objects = query.Words{List: []string{e.Object}, Known: known}
	s.Profiles = e.profiles(v)
	return s
}

// profiles goes by the rows that an event of that type and action may fill,
// where it has filled some.
func (e *Entry) profiles(v catalog.Version) query.Words {
	var w query.Words
	rows := catalog.Get(v).Rows(e.Event, e.Action)
	if e.Items > 1 || e.Marks == 0 || len(rows) == 0 { // it may name another
		w.Known = query.Some
		return w
	}
	for _, r := range rows {
		w.List = append(w.List, r.Profile)
		if r.Profile != rows[0].Profile {
			w.Known = query.Among
		}
	}
	return w
}

// Subject is what a filter can ask of a whole message.
func (m *Message) Subject(v catalog.Version) query.Subject {
	s := m.Entry.Subject(v)
	s.Body, s.Unread, s.Rules.Known = m.Exchange.Body, false, query.All
	if m.Assessment != nil {
		s.Judged(m.Assessment, m.Exchange.Body)
	}
	return s
}

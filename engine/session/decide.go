package session

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// decide says, in its turn, what a message is worth to this session: which of
// its events are repeats, what the sender is told, which rows are marked. It
// changes nothing of the session. The caller holds order.
func (s *Session) decide(a *arrival, seq int) {
	m := &a.message
	m.Seq = seq
	m.Time = s.now().Round(0).UTC() // without the monotonic clock, as it is read back
	if a.judged {
		m.Kind = KindMessage
		s.compareEvents(a)
		s.compareAttempts(a)
		a.addFindings()
		reply := answerTo(m.Exchange.Body, m.Assessment, s.rejectInvalid || m.Exchange.RejectInvalid)
		m.Status, m.Exchange.Status = reply.status, reply.status
		m.Exchange.Cause, m.Exchange.Help = reply.cause, reply.help
		a.act()
		m.Exchange.Tolerated = merge(m.Exchange.Tolerated, m.Assessment.Tolerated)
		s.credit(a)
		m.describe(a.relations, s.spec)
		s.noteAct(a)
	} else {
		m.Kind = KindRefused
		if m.Exchange.Method != "" && m.Exchange.Method != http.MethodPost {
			m.Kind, m.Seq = KindRequest, 0
		}
		m.Status, m.Note = m.Exchange.Status, m.Exchange.Cause
		if m.Kind == KindRequest {
			m.Event = m.Exchange.Method
		}
	}
	m.Stranger = m.Exchange.Stranger && m.Kind != KindRequest
	answer := m.Exchange.Answer
	m.Exchange.RejectInvalid, m.Exchange.Answer, m.Exchange.Act = false, nil, nil
	if answer != nil {
		m.Exchange.Reply = answer(m)
	}
	a.effect.Entry = m.Entry
}

// merge adds names to those that are there.
func merge(names, more []string) []string {
	for _, name := range more {
		if !slices.Contains(names, name) {
			names = append(names[:len(names):len(names)], name)
		}
	}
	return names
}

// relation is how an item relates to what was there before it.
type relation struct {
	likeness
	seq int // the earlier message
}

// compareEvents finds the repeats among the items and warns of reused ids.
func (s *Session) compareEvents(a *arrival) {
	m := &a.message
	a.relations = make([]relation, len(m.Assessment.Items))
	var within events // those earlier in this message
	for i, event := range a.events {
		if event == (identity{}) {
			continue
		}
		l, seq := findEvent(event, s.state.events, s.ahead.events, within)
		a.relations[i] = relation{l, seq}
		switch l {
		case repeated:
			m.Repeats++
			continue
		case reused:
			a.warnOfReuse(i, s.where(seq), seq == m.Seq)
		}
		a.effect.Events = append(a.effect.Events, event)
		if len(a.events) > 1 {
			if within == nil {
				within = events{}
			}
			within.add(event, m.Seq)
		}
	}
}

// credit gives the marks, and says of each item that gets none why.
func (s *Session) credit(a *arrival) {
	m, e := &a.message, &a.effect
	accepted := m.Status/100 == 2
	counts := m.Assessment.Transport == conformance.WellFormed && !m.RefusedOnPurpose()
	if counts {
		e.AddAll(m.Assessment.Unlisted)
	}
	for i := range m.Assessment.Items {
		item := &m.Assessment.Items[i]
		repeat := a.relations[i].likeness == repeated
		if counts && !repeat {
			e.Add(item.Verdict, 1)
		}
		var why string
		switch {
		case m.Assessment.Transport == conformance.WellFormed && m.Assessment.Spec != s.spec:
			// Whether another session would mark it is not said: nobody has asked it.
			why = fmt.Sprintf("it is Caliper %s, and this session marks the rows of %s; one for %[1]s is started with --spec %[1]s", m.Assessment.Spec, s.spec)
		case !accepted:
			why = "the message was refused: " + m.Exchange.Cause
		case item.Verdict == rule.Fail:
			why = cmp.Or(item.Uncredited, errorWords)
		case repeat:
			item.RepeatOf = a.relations[i].seq
			why = fmt.Sprintf(repeatWords, item.RepeatOf)
		}
		if why != "" {
			if item.Kind == "event" || len(item.Credits) > 0 {
				item.Uncredited = why
			}
			item.Credits = []conformance.Credit{}
			continue
		}
		for _, c := range item.Credits {
			e.Rows = append(e.Rows, c.RowID)
		}
	}
	m.Marks = len(e.Rows)
	if !accepted { // a message that was refused was not there
		e.Events, e.Attempts = nil, nil
		return
	}
	e.Described = s.newlyDescribed(a)
}

// newlyDescribed returns the descriptions that tell more than the session knows.
func (s *Session) newlyDescribed(a *arrival) (news []described) {
	for _, d := range a.told {
		if s.state.scope.isNews(d) {
			news = append(news, d)
		}
	}
	return news
}

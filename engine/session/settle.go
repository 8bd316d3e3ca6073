package session

import (
	"fmt"
	"net/http"
	"slices"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// settle decides, in its turn, what a message is worth to this session: which
// of its events are repeats, what the sender is told, which rows are marked.
// Of the session it changes the sightings alone, which forget takes back. The
// caller holds order.
func (s *Session) settle(a *arrival, seq int) {
	m, t := &a.message, &a.trace
	m.Exchange, m.Assessment = a.exchange, a.assessment
	m.Seq = seq
	m.Time = s.now().Round(0).UTC() // without the monotonic clock, as it is read back
	if a.bench == nil {
		m.Status = a.exchange.Status
		m.Note = a.exchange.Cause
	} else {
		s.compare(a)
		s.compareAttempts(a)
		reply := answer{status: http.StatusOK}
		if !a.clean {
			reply = answerTo(a.exchange.Body, a.assessment, s.rejectInvalid || a.exchange.RejectInvalid)
		}
		m.Status, m.Exchange.Status = reply.status, reply.status
		m.Exchange.Cause, m.Exchange.Help = reply.cause, reply.help
		if a.clean {
			s.creditClean(a)
		} else {
			m.Exchange.Tolerated = merge(m.Exchange.Tolerated, a.assessment.Tolerated)
			s.credit(a)
			m.describe(a.likes, s.spec)
		}
	}
	m.Exchange.RejectInvalid, m.Exchange.Brief, m.Exchange.Answer = false, false, nil
	if a.exchange.Answer != nil {
		m.Exchange.Reply = a.exchange.Answer(m)
	}
	if m.Status/100 != 2 {
		t.attempts = t.attempts[:0] // a message that was refused was not there
	}
	s.queued.attempts.add(t.attempts)
	t.entry = m.Entry
	for _, event := range t.events {
		if key, ok := s.state.seen.add(event, seq); ok {
			a.added = append(a.added, key)
		}
	}
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

// like is how an item relates to what was there before it.
type like struct {
	likeness
	seq int // the earlier message
}

// compare finds the repeats among the items and warns of reused ids.
func (s *Session) compare(a *arrival) {
	m, t := &a.message, &a.trace
	a.likes = append(a.likes[:0], make([]like, a.items)...)
	var within sightings // the events earlier in this message
	for i, event := range a.events {
		if event == (identity{}) {
			continue
		}
		l, seq := s.state.seen.find(event)
		if l == unseen && within != nil {
			l, seq = within.find(event)
		}
		a.likes[i] = like{l, seq}
		if l != unseen {
			a.spellOut()
		}
		switch l {
		case repeated:
			m.Repeats++
			continue
		case reused:
			a.warnOfReuse(i, s.where(seq), seq == m.Seq)
		}
		t.events = append(t.events, event)
		if len(a.events) > 1 {
			if within == nil {
				within = sightings{}
			}
			within.add(event, m.Seq)
		}
	}
}

// reusedRule is applied to the events of one document by the judge, and across
// messages here.
const reusedRule = "event-id-reused"

// warnOfReuse adds a finding to an item whose id another event had, unless both
// are in one document and the judge has said so.
func (a *arrival) warnOfReuse(i int, where string, here bool) {
	item := &a.assessment.Items[i]
	if here && slices.ContainsFunc(item.Findings, func(f rule.Finding) bool { return f.Rule == reusedRule }) {
		return
	}
	if here {
		where = "earlier in this message"
	}
	a.warn(i, "/id", rule.Finding{
		Rule: reusedRule, Severity: rule.Warning,
		Message:   fmt.Sprintf("this id was given to an event with other content %s; an event's id is its own", where),
		Reference: rule.Lookup(reusedRule).Reference, Fix: []rule.Op{}, Choices: []rule.Choice{},
	})
}

// insertFinding puts a finding where it belongs in document order. It leaves
// the array behind findings as it was, since another slice may share it.
func insertFinding(findings []rule.Finding, f rule.Finding) []rule.Finding {
	at := len(findings)
	for at > 0 && findings[at-1].Start > f.Start {
		at--
	}
	return slices.Concat(findings[:at], []rule.Finding{f}, findings[at:])
}

// credit gives the marks, and says of each item that gets none why.
func (s *Session) credit(a *arrival) {
	m, t, likes := &a.message, &a.trace, a.likes
	accepted := m.Status/100 == 2
	for i := range a.assessment.Items {
		item := &a.assessment.Items[i]
		repeat := likes[i].likeness == repeated
		if a.assessment.Transport == conformance.WellFormed && !repeat {
			t.counts.Add(item.Verdict, 1)
		}
		var why string
		switch {
		case a.assessment.Transport == conformance.WellFormed && a.assessment.Spec != s.spec:
			why = fmt.Sprintf("it is Caliper %s, and this session marks the rows of %s; one that is started with --spec %[1]s marks it", a.assessment.Spec, s.spec)
		case !accepted:
			why = "the message was refused: " + m.Exchange.Cause
		case item.Verdict == rule.Fail:
			why = orElse(item.Uncredited, "an event with an error earns no mark")
		case repeat:
			why = fmt.Sprintf(repeatWords, likes[i].seq)
		}
		if why != "" {
			a.altered = true
			if item.Kind == "event" || len(item.Credits) > 0 {
				item.Uncredited = why
			}
			item.Credits = []conformance.Credit{}
			continue
		}
		for _, c := range item.Credits {
			t.marks = append(t.marks, c.RowID)
		}
	}
	m.Marks = len(t.marks)
	if !accepted {
		t.events = t.events[:0] // a message that was refused was not there
		return
	}
	s.keepNews(a)
}

// keepNews keeps what a message adds to the scope. The caller holds order, so
// that the scope does not grow meanwhile.
func (s *Session) keepNews(a *arrival) {
	for _, d := range a.described {
		if s.state.scope.isNews(d) {
			a.trace.described = append(a.trace.described, d)
		}
	}
}

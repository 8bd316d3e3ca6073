package page

import (
	"bytes"
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component/mark"
)

// answer is what one line of the log says about a term. The line does not hold
// everything; where it cannot tell, the message itself must be read back.
type answer uint8

const (
	no answer = iota
	unsure
	yes
)

func sure(is bool) answer {
	if is {
		return yes
	}
	return no
}

// matcher looks for the messages that a query means. It remembers what it has
// found out about the few texts that entries share, so it belongs to one
// command alone.
type matcher struct {
	terms []termMatcher
	read  func(seq int) (session.Message, error)
}

// newMatcher returns a matcher for a session of that version.
func newMatcher(q query, v catalog.Version, read func(int) (session.Message, error)) *matcher {
	m := &matcher{read: read}
	for _, t := range q.terms {
		tm := termMatcher{term: t, holds: map[string]bool{}}
		if t.field == "profile" || t.field == "" && len(t.value) > 2 {
			tm.profiles = profilesCalled(v, t.value)
			tm.rows = catalog.Get(v).Rows
		}
		m.terms = append(m.terms, tm)
	}
	return m
}

// matches says whether an entry is among those that are looked for, and
// whether the message had to be read back to know. What cannot be read back
// does not match.
func (m *matcher) matches(e *session.Entry) (is, read bool) {
	undecided := false
	for i := range m.terms {
		switch m.terms[i].ofEntry(e) {
		case no:
			return false, false
		case unsure:
			undecided = true
		}
	}
	if !undecided {
		return true, false
	}
	message, err := m.read(e.Seq)
	if err != nil {
		return false, true
	}
	for i := range m.terms {
		if !m.terms[i].ofMessage(&message) {
			return false, true
		}
	}
	return true, true
}

type termMatcher struct {
	term
	profiles []*catalog.Profile
	rows     func(event, action string) []*catalog.Row
	holds    map[string]bool // of texts: whether the value is in them
}

// ofEntry is the answer of one line of the log.
func (t *termMatcher) ofEntry(e *session.Entry) answer {
	a := t.entry(e)
	if t.not {
		return yes - a
	}
	return a
}

func (t *termMatcher) entry(e *session.Entry) answer {
	several := no // what other items of the message may say
	if e.Items > 1 {
		several = unsure
	}
	switch t.field {
	case "verdict":
		return sure(strings.HasPrefix(mark.VerdictWord(*e), t.value) || e.Judged && strings.HasPrefix(e.Verdict.String(), t.value))
	case "status":
		return sure(strings.HasPrefix(strconv.Itoa(e.Status), strings.TrimRight(t.value, "x")))
	case "event":
		return max(sure(t.in(e.Event)), several)
	case "action":
		return max(sure(t.in(e.Action)), several)
	case "object":
		return max(sure(t.in(e.Object)), several)
	case "profile":
		return t.entryProfile(e)
	case "rule":
		if e.Judged {
			return unsure
		}
		return no
	case "text":
		return unsure
	}
	if t.value == mark.VerdictWord(*e) || e.Judged && t.value == e.Verdict.String() || t.value == strconv.Itoa(e.Status) || t.in(e.Event) || t.in(e.Action) || t.in(e.Object) || t.in(e.Note) {
		return yes
	}
	if len(t.profiles) > 0 {
		return t.entryProfile(e)
	}
	return several
}

// in says whether the value is in a text, whatever its letters' case.
func (t *termMatcher) in(text string) bool {
	if text == "" {
		return false
	}
	is, known := t.holds[text]
	if !known {
		is = strings.Contains(strings.ToLower(text), t.value)
		if len(t.holds) < 1<<15 { // senders choose the texts
			t.holds[text] = is
		}
	}
	return is
}

// entryProfile goes by the rows that an event of that type and action may fill:
// where all of them are of one profile, nothing else need be read.
func (t *termMatcher) entryProfile(e *session.Entry) answer {
	if !e.Judged || len(t.profiles) == 0 {
		return no
	}
	if e.Items > 1 {
		return unsure
	}
	rows := t.rows(e.Event, e.Action)
	within := 0
	for _, r := range rows {
		if t.isOne(r.Profile) {
			within++
		}
	}
	switch {
	case len(rows) == 0:
		return unsure // a mistake in type or action; the profile may be named
	case within == len(rows):
		return yes
	case within == 0 && e.Verdict != rule.Fail:
		return no
	}
	return unsure
}

func (t *termMatcher) isOne(profile string) bool {
	for _, p := range t.profiles {
		if p.Name == profile {
			return true
		}
	}
	return false
}

// ofMessage decides what the line of the log could not.
func (t *termMatcher) ofMessage(m *session.Message) bool {
	is := t.message(m)
	return is != t.not
}

func (t *termMatcher) message(m *session.Message) bool {
	if t.field == "text" {
		return containsFold(m.Exchange.Body, t.value)
	}
	if t.entry(&m.Entry) == yes {
		return true
	}
	if m.Assessment == nil {
		return false
	}
	for _, f := range m.Assessment.Findings {
		if t.field == "rule" && strings.Contains(f.Rule, t.value) {
			return true
		}
	}
	for i := range m.Assessment.Items {
		if t.item(&m.Assessment.Items[i], m.Exchange.Body) {
			return true
		}
	}
	return false
}

func (t *termMatcher) item(item *conformance.Item, body []byte) bool {
	switch t.field {
	case "event":
		return t.in(item.Type)
	case "action":
		return t.in(item.Action)
	case "object":
		return t.in(item.Object)
	case "profile":
		return t.itemProfile(item, body)
	case "":
		return t.in(item.Type) || t.in(item.Action) || t.in(item.Object) || t.itemProfile(item, body)
	}
	return false
}

// itemProfile says whether an item counts for one of the profiles, or names one.
func (t *termMatcher) itemProfile(item *conformance.Item, body []byte) bool {
	for _, c := range item.Credits {
		if t.isOne(c.Profile) {
			return true
		}
	}
	if int(item.End) > len(body) || item.Start >= item.End {
		return false
	}
	for _, p := range t.profiles {
		if bytes.Contains(body[item.Start:item.End], []byte(`"`+p.Name+`"`)) {
			return true
		}
	}
	return false
}

// containsFold says whether a text in small letters is in a body, whatever the
// body's case.
func containsFold(body []byte, small string) bool {
	return bytes.Contains(bytes.ToLower(body), []byte(small))
}

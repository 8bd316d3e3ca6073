package query

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// Answer is what a subject says to a query.
type Answer uint8

// The answers. Unsure means that the subject must be read as a whole to know.
const (
	No Answer = iota
	Unsure
	Yes
)

func sure(is bool) Answer {
	if is {
		return Yes
	}
	return No
}

// Matcher asks subjects a query. It remembers what it has found out about the
// few names that many subjects share, so it belongs to one goroutine.
type Matcher struct {
	terms []termMatcher
}

// NewMatcher returns a matcher.
func NewMatcher(q Query) *Matcher {
	m := &Matcher{}
	for _, t := range q.terms {
		m.terms = append(m.terms, termMatcher{term: t, holds: map[string]bool{}})
	}
	return m
}

// Ask says whether a subject is among those that are looked for.
func (m *Matcher) Ask(s *Subject) Answer {
	all := Yes
	for i := range m.terms {
		t := &m.terms[i]
		a := t.ask(s)
		if t.not {
			a = Yes - a
		}
		if all = min(all, a); all == No {
			return No
		}
	}
	return all
}

// AskBody decides by its text for a subject that was Unsure for nothing else.
func (m *Matcher) AskBody(body []byte) bool {
	for i := range m.terms {
		if t := &m.terms[i]; t.field == "text" && containsFold(body, t.value) == t.not {
			return false
		}
	}
	return true
}

type termMatcher struct {
	term
	holds map[string]bool // of names: whether the value is in them
}

func (t *termMatcher) ask(s *Subject) Answer {
	switch t.field {
	case "verdict":
		return sure(slices.ContainsFunc(s.Verdicts, func(v string) bool { return strings.HasPrefix(v, t.value) }))
	case "status":
		return sure(s.Status > 0 && strings.HasPrefix(strconv.Itoa(s.Status), strings.TrimRight(t.value, "x")))
	case "file":
		return sure(t.within(s.File))
	case "event":
		return s.Events.ask(t.in)
	case "action":
		return s.Actions.ask(t.in)
	case "object":
		return s.Objects.ask(t.in)
	case "rule":
		return s.Rules.ask(t.in)
	case "profile":
		return s.Profiles.ask(t.profile)
	case "text":
		if s.Unread {
			return Unsure
		}
		return sure(containsFold(s.Body, t.value))
	}
	return t.anywhere(s)
}

// anywhere answers for a word without a field.
func (t *termMatcher) anywhere(s *Subject) Answer {
	if slices.Contains(s.Verdicts, t.value) || s.Status > 0 && t.value == strconv.Itoa(s.Status) ||
		t.value == strings.ToLower(s.Kind) || t.within(s.File) || slices.ContainsFunc(s.Line, t.within) {
		return Yes
	}
	a := max(s.Events.ask(t.in), s.Actions.ask(t.in), s.Objects.ask(t.in))
	if len(t.profiles) > 0 {
		a = max(a, s.Profiles.ask(t.profile))
	}
	return a
}

// ask says whether one of the names fits.
func (w *Words) ask(fits func(name string) bool) Answer {
	found := slices.ContainsFunc(w.List, fits)
	switch {
	case w.Known == Among && found, w.Known == Some && !found:
		return Unsure
	}
	return sure(found)
}

// profile says whether a profile is among those that the value may stand for,
// or begins with it, known to the standard or not.
func (t *termMatcher) profile(name string) bool {
	name = strings.ToLower(name)
	return slices.Contains(t.profiles, name) || t.field != "" && strings.HasPrefix(name, t.value)
}

// maxHeld is how many names a matcher remembers: senders choose them.
const maxHeld = 1 << 15

// in says whether the value is in a name that many subjects share.
func (t *termMatcher) in(name string) bool {
	is, known := t.holds[name]
	if !known {
		is = t.within(name)
		if len(t.holds) < maxHeld {
			t.holds[name] = is
		}
	}
	return is
}

// within says whether the value is in a text, whatever its letters' case.
func (t *termMatcher) within(text string) bool {
	return text != "" && strings.Contains(strings.ToLower(text), t.value)
}

// containsFold says whether a text in small letters is in a body, whatever the
// body's case.
func containsFold(body []byte, small string) bool {
	return bytes.Contains(bytes.ToLower(body), []byte(small))
}

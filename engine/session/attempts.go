package session

import (
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// attempted is the count of an attempt that a message tells of.
type attempted struct {
	key uint64
	rule.Counted
	assignee, assignable string // whose hash the key is, while the message is being taken in
}

// attempts are the counts of each person's attempts at each thing. There is room
// for those heard of lately: when recent is full it becomes old, and what was
// old until then is forgotten. Which they are follows from the journal alone.
type attempts struct {
	recent, old map[uint64]rule.CountHistory
	n           int // how many are recent
}

// maxAttempts is how many are recent at the most.
const maxAttempts = 1 << 16

// before returns the last count of a key before a time.
func (s *attempts) before(key uint64, at int64) (rule.Counted, bool) {
	c, known := s.recent[key].Before(at)
	if older, also := s.old[key].Before(at); also && (!known || older.Later(c)) {
		return older, true
	}
	return c, known
}

func (s *attempts) add(news []attempted) {
	for _, n := range news {
		if s.recent == nil {
			s.recent = map[uint64]rule.CountHistory{}
		}
		s.recent[n.key] = s.recent[n.key].Add(n.Counted)
		if s.n++; s.n >= maxAttempts {
			*s = attempts{old: s.recent}
		}
	}
}

func attemptKey(assignee, assignable string) uint64 {
	var room [256]byte
	return document.HashBytes(append(append(append(room[:0], assignee...), '\n'), assignable...))
}

// compareAttempts warns of attempts whose count does not follow from the nearest
// earlier one that the session has heard of, those of the same message included,
// and keeps those that it hears of now. A repeat is no news.
func (s *Session) compareAttempts(a *arrival) {
	var news attempts
	for i := range a.attempts {
		n := &a.attempts[i]
		if a.likes[n.Item].likeness == repeated {
			continue
		}
		key := attemptKey(n.Assignee, n.Assignable)
		a.trace.attempts = append(a.trace.attempts, attempted{key, n.Counted, n.Assignee, n.Assignable})
	}
	news.add(a.trace.attempts)
	for i := range a.attempts {
		n := &a.attempts[i]
		if a.likes[n.Item].likeness == repeated {
			continue
		}
		key := attemptKey(n.Assignee, n.Assignable)
		var last rule.Counted
		known := false
		for _, heard := range []*attempts{&s.state.attempts, &s.queued.attempts, &news} {
			if c, ok := heard.before(key, n.At); ok && (!known || c.Later(last)) {
				last, known = c, true
			}
		}
		if !known {
			continue
		}
		if f, follows := n.After(last); !follows {
			a.spellOut()
			a.warn(n.Item, n.Place, f)
		}
	}
}

// warn adds a finding to an item, about the place below it.
func (a *arrival) warn(i int, below string, f rule.Finding) {
	item := &a.assessment.Items[i]
	a.altered = true
	f.Pointer = item.Pointer + below
	if a.strict {
		f.Severity = rule.Error
	}
	f.Line, f.Column = 1, 1
	if d, err := document.NewParser(nil).Parse(a.exchange.Body); err == nil {
		if n := d.Find(f.Pointer); n != document.None {
			f.Start, f.End = d.Nodes[n].Start, d.Nodes[n].End
			f.Line, f.Column = d.Position(f.Start)
		}
	}
	item.Findings = insertFinding(item.Findings, f)
	item.Verdict = item.Verdict.With(f.Severity)
	a.assessment.Findings = insertFinding(a.assessment.Findings, f)
	a.assessment.Verdict = a.assessment.Verdict.With(f.Severity)
}

// keepAttempts copies what a judgement heard of attempts, which is soon
// another's.
func (a *arrival) keepAttempts(j *conformance.Judgement) {
	a.attempts = append(a.attempts[:0], j.Result.Attempts()...)
}

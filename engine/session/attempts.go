package session

import (
	"time"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// attempt is how often somebody had tried an assessment at some time.
type attempt struct {
	count int32
	at    int64 // the event's time, in milliseconds since 1970
}

// attempted is what a message adds to the attempts.
type attempted struct {
	key uint64
	attempt
	actor, object string // whose hash the key is, while the message is being taken in
}

// attempts are the last ones of each person at each assessment. There is room
// for those heard of lately: when recent is full it becomes old, and what was
// old until then is forgotten. Which they are follows from the journal alone.
type attempts struct{ recent, old map[uint64]attempt }

// maxAttempts is how many are recent at the most.
const maxAttempts = 1 << 16

func (s *attempts) find(key uint64) (attempt, bool) {
	a, ok := s.recent[key]
	if !ok {
		a, ok = s.old[key]
	}
	return a, ok
}

func (s *attempts) add(news []attempted) {
	for _, n := range news {
		if s.recent == nil {
			s.recent = map[uint64]attempt{}
		}
		s.recent[n.key] = n.attempt
		if len(s.recent) >= maxAttempts {
			s.recent, s.old = nil, s.recent
		}
	}
}

func attemptKey(actor, object string) uint64 {
	var room [256]byte
	return hashBytes(append(append(append(room[:0], actor...), '\n'), object...))
}

// compareAttempts warns of attempts whose count does not follow from the one
// that the session heard of last, and keeps those that it hears of now. What
// happened before the last one arrived late, and a repeat is no news: neither
// is compared.
func (s *Session) compareAttempts(a *arrival) {
	for i := range a.attempts {
		n := &a.attempts[i]
		if n.EventTime.IsZero() || n.Count < 0 || n.Count > maxCount || a.likes[n.Item].likeness == repeated {
			continue
		}
		news := attempted{attemptKey(n.Actor, n.Object), attempt{int32(n.Count), n.EventTime.UnixMilli()}, n.Actor, n.Object}
		last, known := s.queued.attempts.find(news.key) // of a message that is written together with this one
		if !known {
			last, known = s.state.attempts.find(news.key)
		}
		if known && news.at < last.at {
			continue
		}
		a.trace.attempts = append(a.trace.attempts, news)
		if f, follows := n.After(int(last.count)); known && !n.Again && !follows {
			a.spellOut()
			a.warn(n.Item, "/generated/count", f)
		}
	}
}

// maxCount is more attempts than anybody makes.
const maxCount = 1 << 30

// warn adds a finding to an item, about the place below it.
func (a *arrival) warn(i int, below string, f rule.Finding) {
	item := &a.assessment.Items[i]
	a.altered = true
	f.Pointer = item.Pointer + below
	for i := range f.Fix {
		f.Fix[i].Path = f.Pointer
	}
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

// time is when the attempt's event was, in UTC.
func (a attempt) time() time.Time { return time.UnixMilli(a.at).UTC() }

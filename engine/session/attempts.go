package session

import (
	"time"

	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

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
		s.recent[n.key] = s.recent[n.key].Add(n.counted())
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
		if a.relations[n.Item].likeness != repeated {
			at := time.UnixMilli(n.At).UTC()
			a.effect.Attempts = append(a.effect.Attempts, attempted{n.Assignee, n.Assignable, n.Count, at, attemptKey(n.Assignee, n.Assignable)})
		}
	}
	news.add(a.effect.Attempts)
	for i := range a.attempts {
		n := &a.attempts[i]
		if a.relations[n.Item].likeness == repeated {
			continue
		}
		key := attemptKey(n.Assignee, n.Assignable)
		var last rule.Counted
		known := false
		for _, heard := range []*attempts{&s.state.attempts, &s.ahead.attempts, &news} {
			if c, ok := heard.before(key, n.At); ok && (!known || c.Later(last)) {
				last, known = c, true
			}
		}
		if !known {
			continue
		}
		if f, follows := n.After(last); !follows {
			a.warn(n.Item, n.Place, f)
		}
	}
}

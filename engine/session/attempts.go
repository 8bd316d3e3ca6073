package session

import "time"

// attempt is how often somebody had tried an assessment at some time.
type attempt struct {
	count int32
	at    int64 // the event's time, in milliseconds since 1970
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
		s.recent[n.key] = n.attempt()
		if len(s.recent) >= maxAttempts {
			s.recent, s.old = nil, s.recent
		}
	}
}

// attempt is what the session remembers of it.
func (n *attempted) attempt() attempt {
	return attempt{int32(count(n.Count)), n.Time.UnixMilli()}
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
		if n.EventTime.IsZero() || n.Count < 0 || n.Count > maxCount || a.relations[n.Item].likeness == repeated {
			continue
		}
		at := n.EventTime.Truncate(time.Millisecond).UTC()
		news := attempted{Actor: n.Actor, Object: n.Object, Count: n.Count, Time: at, key: attemptKey(n.Actor, n.Object)}
		last, known := s.ahead.attempts.find(news.key)
		if !known {
			last, known = s.state.attempts.find(news.key)
		}
		if known && news.Time.UnixMilli() < last.at {
			continue
		}
		a.effect.Attempts = append(a.effect.Attempts, news)
		if f, follows := n.After(int(last.count)); known && !n.Again && !follows {
			a.warn(n.Item, f, "generated", "count")
		}
	}
}

// maxCount is more attempts than anybody makes.
const maxCount = 1 << 30

package session

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// maxTroubles is how many kinds of failure are told apart; a cause may quote the
// sender, so that there is no end to them.
const maxTroubles = 200

// Trouble is what a session's sender has to mend.
type Trouble struct {
	Commonest string // what failed most often, in a few words; "" where nothing did
	Times     int    // how often that was
	Last      string // what failed last
	LastSeq   int    // the number of that message
	Now       bool   // the last message failed
}

// troubles counts failures by what is said of them.
type troubles struct {
	times map[string]int
	last  string
	seq   int
	now   bool
}

// add takes a message in.
func (t *troubles) add(e *Entry) {
	if e.Kind == KindRequest {
		return
	}
	if t.now = e.Failed(); !t.now {
		return
	}
	t.last, t.seq = failure(e.Note), e.Seq
	if t.times == nil {
		t.times = map[string]int{}
	}
	if _, known := t.times[t.last]; known || len(t.times) < maxTroubles {
		t.times[strings.Clone(t.last)]++
	}
}

// failure is what a note says failed: how many items of the message did is left
// out.
func failure(note string) string {
	if head, what, ok := strings.Cut(note, ": "); ok && strings.HasPrefix(head, "no mark") {
		return what
	}
	return note
}

// Outside returns when the last message came, since the session was opened, that
// carried its token and was not sent by the playground's own sensor; it is zero
// where none did.
func (s *Session) Outside() time.Time {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.state.outside
}

// Trouble returns what the session's sender has to mend.
func (s *Session) Trouble() Trouble {
	s.mu.RLock()
	defer s.mu.RUnlock()
	t := &s.state.troubles
	trouble := Trouble{Last: t.last, LastSeq: t.seq, Now: t.now}
	for _, words := range slices.Sorted(maps.Keys(t.times)) {
		if n := t.times[words]; n > trouble.Times {
			trouble.Commonest, trouble.Times = words, n
		}
	}
	return trouble
}

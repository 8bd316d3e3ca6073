package compose

import (
	"errors"
	"testing"

	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
)

// received is a session of which only its messages matter.
type received struct {
	page.Session
	bodies []string
}

func (r received) Len() int { return len(r.bodies) }

func (r received) Entries(from, to int) (entries []session.Entry) {
	for i := from; i < to; i++ {
		entries = append(entries, session.Entry{Seq: i + 1})
	}
	return entries
}

func (r received) Message(seq int) (session.Message, error) {
	if r.bodies[seq-1] == "" {
		return session.Message{}, errors.New("it cannot be read back")
	}
	return session.Message{Exchange: session.Exchange{Body: []byte(r.bodies[seq-1])}}, nil
}

func TestWhatWasSentIsFoundAmongWhatOthersSent(t *testing.T) {
	for _, c := range []struct {
		name   string
		bodies []string
		seq    int
	}{
		{"alone", []string{"mine", "mine"}, 2},
		{"before another's", []string{"old", "mine", "other"}, 2},
		{"behind another's", []string{"old", "other", "mine"}, 3},
		{"with one that cannot be read back", []string{"old", "", "mine", "other"}, 3},
		{"changed on its way", []string{"old", "other", "***e"}, 3},
		{"nowhere", []string{"old"}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if e := messageOf(received{bodies: c.bodies}, 1, []byte("mine")); e.Seq != c.seq {
				t.Errorf("message %d, want %d", e.Seq, c.seq)
			}
		})
	}
}

package session

import (
	"fmt"
	"strings"
	"time"

	"caliper-playground/engine/document"
)

// Act is what an endpoint does to a message on purpose, so that its sender can be
// seen to cope.
type Act struct {
	Words string // as it was asked for: "429 every 5"
	// Refuses says that the message is not taken in; Status is what its sender is
	// answered then, 0 for nothing.
	Refuses bool
	Status  int
	// Unanswered says that the message is taken in and its sender gets no answer.
	Unanswered bool
	RetryAfter time.Duration // how long the sender is asked to wait; 0 where it is not asked
}

// lapse is a message whose sender has reason to send it again.
type lapse struct {
	key        uint64 // of what it holds
	seq        int
	at         time.Time
	retryAfter time.Duration
}

// lapses are those that may still be sent again, by their keys.
type lapses map[uint64]lapse

// maxLapses is how many are remembered at the most.
const maxLapses = 1 << 16

// account takes account of a message: of a lapse there will be a retry, and a retry
// that is taken in was the last.
func (l *lapses) account(e *effect) {
	switch {
	case e.lapse != nil:
		if *l == nil || len(*l) >= maxLapses {
			*l = lapses{}
		}
		(*l)[e.lapse.key] = *e.lapse
	case e.Retry > 0 && e.accepted():
		delete(*l, e.retryOf)
	}
}

// lapseKey is the same for two messages that hold the same: the same events, or
// where there are none, the same bytes.
func (a *arrival) lapseKey() uint64 {
	var all []byte
	for _, event := range a.events {
		if event == (identity{}) {
			return document.HashBytes(a.message.Exchange.Body)
		}
		all, _ = event.AppendText(all) // it never fails
	}
	if len(all) == 0 {
		return document.HashBytes(a.message.Exchange.Body)
	}
	return document.HashBytes(all)
}

// act has done to a message what the endpoint does on purpose. What it would have
// been answered otherwise is left out: an endpoint that is overloaded looks at
// nothing.
func (a *arrival) act() {
	m := &a.message
	act := m.Exchange.Act
	if act == nil {
		return
	}
	m.Act = act.Words
	if act.Refuses {
		m.Status, m.Exchange.Status = act.Status, act.Status
		m.Exchange.Cause = "the endpoint does this on purpose: " + act.Words
		m.Exchange.Help = "send the message again, as it is"
		if act.RetryAfter > 0 {
			m.Exchange.Help += fmt.Sprintf(", in %s at the earliest", act.RetryAfter)
		}
	}
}

// noteAct says in the log what was done on purpose, and of a message that comes
// again that it does.
func (s *Session) noteAct(a *arrival) {
	m, e := &a.message, &a.effect
	act := m.Exchange.Act
	if act == nil && len(s.state.lapses) == 0 {
		return
	}
	key := a.lapseKey()
	if before, again := s.state.lapses[key]; again {
		m.Retry, e.retryOf = before.seq, key
		if words := before.words(m.Time); m.Note == "" || strings.HasPrefix(m.Note, "repeat of message") {
			m.Note = words
		}
	}
	if act == nil {
		return
	}
	if act.Refuses || act.Unanswered {
		e.lapse = &lapse{key, m.Seq, m.Time, act.RetryAfter}
	}
	words := "on purpose: " + act.Words
	if act.Refuses || m.Note == "" {
		m.Note = words
	} else {
		m.Note += "; " + words
	}
}

// words says what is to be said of the message when it comes again.
func (l lapse) words(at time.Time) string {
	if waited := at.Sub(l.at); waited < l.retryAfter {
		return fmt.Sprintf("a retry of message %d too early: after %s of %s", l.seq, waited.Round(10*time.Millisecond), l.retryAfter)
	}
	return fmt.Sprintf("a proper retry of message %d", l.seq)
}

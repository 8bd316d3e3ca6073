// Package pagetest is an engine in memory, for tests of pages and of the
// program around them. It judges nothing: it takes what tests put in.
package pagetest

import (
	"cmp"
	"fmt"
	"sync"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// Start is when the first message of every session arrives; each further one
// comes a second later.
var Start = time.Date(2024, time.March, 14, 10, 42, 7, 0, time.UTC)

// Session is a session in memory. It implements page.Session.
type Session struct {
	// Version is the one it is for; 1.2 where it is empty.
	Version catalog.Version
	// Unreadable, where it is not nil, is what Message comes to.
	Unreadable error

	name string

	mu       sync.Mutex
	messages []session.Message
	requests []session.Request
	card     *conformance.Scorecard
	totals   session.Totals
	wakes    map[chan struct{}]bool // of those who subscribed
}

// NewSession returns an empty session.
func NewSession(name string) *Session {
	return &Session{
		name:  name,
		card:  conformance.NewScorecard(catalog.Get(catalog.V1p2)),
		wakes: map[chan struct{}]bool{},
	}
}

// Receive adds a message as if it had arrived, with the rows that it marks.
// Number and time are filled in.
func (s *Session) Receive(m session.Message, credits ...conformance.Credit) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m.Seq = len(s.messages) + 1
	m.Time = Start.Add(time.Duration(m.Seq-1) * time.Second)
	m.Marks = len(credits)
	m.Exchange.Status = m.Status
	s.messages = append(s.messages, m)
	for _, c := range credits {
		s.card.Add(c, session.MessageName(m.Seq))
	}
	s.count(m.Entry)
	for wake := range s.wakes {
		select {
		case wake <- struct{}{}:
		default:
		}
	}
}

func (s *Session) count(e session.Entry) {
	s.totals.Messages++
	if e.Status/100 != 2 {
		s.totals.Refused++
		return
	}
	s.totals.Accepted++
	s.totals.Add(e.Verdict, 1)
}

// Ask adds a request that brings no message.
func (s *Session) Ask(e session.Entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e.Kind = session.KindRequest
	s.requests = append(s.requests, session.Request{After: len(s.messages), Entry: e})
}

// Requests implements page.Session.
func (s *Session) Requests() ([]session.Request, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.requests[:len(s.requests):len(s.requests)], len(s.requests)
}

// Outside implements page.Session. Nothing comes from outside.
func (s *Session) Outside() time.Time { return time.Time{} }

// Trouble implements page.Session.
func (s *Session) Trouble() session.Trouble {
	s.mu.Lock()
	defer s.mu.Unlock()
	times, t := map[string]int{}, session.Trouble{}
	for i := range s.messages {
		e := &s.messages[i].Entry
		if t.Now = e.Failed(); !t.Now {
			continue
		}
		t.Last, t.LastSeq = e.Note, e.Seq
		if times[e.Note]++; times[e.Note] > t.Times {
			t.Commonest, t.Times = e.Note, times[e.Note]
		}
	}
	return t
}

// ID implements page.Session.
func (s *Session) ID() string { return s.name }

// Token implements page.Session.
func (s *Session) Token() string { return "a-token" }

// Spec implements page.Session.
func (s *Session) Spec() catalog.Version { return cmp.Or(s.Version, catalog.V1p2) }

// Journal implements page.Session.
func (s *Session) Journal() string { return "/state/sessions/" + s.name + ".ndjson" }

// Notice implements page.Session.
func (s *Session) Notice() string { return "" }

// Len implements page.Session.
func (s *Session) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.messages)
}

// Entries implements page.Session.
func (s *Session) Entries(from, to int) []session.Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	from, to = max(0, from), min(to, len(s.messages))
	var entries []session.Entry
	for i := from; i < to; i++ {
		entries = append(entries, s.messages[i].Entry)
	}
	return entries
}

// Message implements page.Session.
func (s *Session) Message(seq int) (session.Message, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Unreadable != nil {
		return session.Message{}, s.Unreadable
	}
	if seq < 1 || seq > len(s.messages) {
		return session.Message{}, fmt.Errorf("there is no message %d", seq)
	}
	return s.messages[seq-1], nil
}

// Scorecard implements page.Session.
func (s *Session) Scorecard() []conformance.ProfileScore {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.card.Profiles()
}

// Totals implements page.Session.
func (s *Session) Totals() session.Totals {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.totals
}

// Subscribe implements page.Session.
func (s *Session) Subscribe() (<-chan struct{}, func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	wake := make(chan struct{}, 1)
	s.wakes[wake] = true
	if len(s.messages) > 0 {
		wake <- struct{}{} // as if the last one had just come
	}
	return wake, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.wakes, wake)
	}
}

// Known implements page.Session. Nothing was described to it.
func (s *Session) Known() rule.Scope { return nil }

// Preview implements page.Session.
func (s *Session) Preview(x session.Exchange) session.Message {
	m, credits := Judged(x.Body)
	m.Seq, m.Marks = s.Len()+1, len(credits)
	return m
}

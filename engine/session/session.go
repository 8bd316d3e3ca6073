package session

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"sync"
	"sync/atomic"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// Options says where a session is kept and how it judges.
type Options struct {
	Dir        string          // the state folder; it is made where it is missing
	Spec       catalog.Version // the version whose rows are marked; empty: 1.2, or for Resume the journal's
	ID         string          // empty: a random one (New alone)
	Token      string          // empty: a random one
	Strict     bool            // turn every warning into an error
	Tolerances rule.Tolerances
	// RejectInvalid refuses messages whose content has errors (422).
	RejectInvalid bool
	// Sync forces each message to the medium before it is acknowledged, where
	// otherwise the operating system has it.
	Sync bool

	now func() time.Time // the clock; tests set it
}

// Session is one run. Its methods may be called by any number of goroutines.
type Session struct {
	id            string
	token         atomic.Pointer[string]
	spec          catalog.Version
	created       time.Time
	rejectInvalid bool
	sync          bool
	now           func() time.Time
	where         func(seq int) string // names the place of a message: "in message 12"
	notice        string
	fresh         bool   // made by New, not resumed
	keptAs        string // what an earlier session of its name is called now; "" for none
	// hasFormerLines says that its journal has lines of before lines had kinds.
	hasFormerLines bool

	judging atomic.Pointer[judging]
	waker   waker

	// writing is held by whoever writes to the journal. Disk may be slow; nobody
	// who only reads, or finds a message's place, waits for it.
	writing sync.Mutex
	journal *journal
	lines   bytes.Buffer // those that are being written

	// order is held while a message gets its place, and while what was written
	// is taken in, so that the journal, the marks and the numbers agree.
	order sync.Mutex
	next  *batch
	ahead ahead

	// mu guards state. It is held for moments. Whoever holds order may read
	// state without it, for nobody else writes.
	mu    sync.RWMutex
	state *state
}

// New starts a session with a journal of its own. Where a journal of that name
// is there already, it is kept under another name, which Notice gives.
func New(o Options) (*Session, error) {
	if o.ID == "" {
		o.ID = randomID()
	}
	if err := CheckID(o.ID); err != nil {
		return nil, err
	}
	if o.Spec == "" {
		o.Spec = catalog.V1p2
	}
	if _, err := catalog.ParseVersion(string(o.Spec)); err != nil {
		return nil, err
	}
	if err := MakeFolder(o.Dir); err != nil {
		return nil, err
	}
	release, err := claim(o.Dir)
	if err != nil {
		return nil, err
	}
	defer release()
	keptAs, err := setAside(o.Dir, o.ID)
	if err != nil {
		return nil, err
	}
	s := open(o)
	s.fresh, s.keptAs = true, keptAs
	if keptAs != "" {
		s.notice = fmt.Sprintf("an earlier session %s was there; it is kept as %s, and sessions restore %s brings it back", o.ID, keptAs, keptAs)
	}
	h := header{Journal: journalKind, Format: journalFormat, Session: o.ID, Spec: o.Spec, Created: s.created}
	if s.journal, err = createJournal(o.Dir, o.ID, h); err != nil {
		return nil, errors.Join(err, putBack(o.Dir, keptAs, o.ID))
	}
	s.state.end = s.journal.end
	return s, nil
}

// open returns a session that has no journal yet.
func open(o Options) *Session {
	if o.now == nil {
		o.now = time.Now
	}
	if o.Token == "" {
		o.Token = randomToken()
	}
	s := &Session{
		id: o.ID, spec: o.Spec, created: o.now().UTC(),
		rejectInvalid: o.RejectInvalid, sync: o.Sync, now: o.now,
		where: inMessage,
		state: newState(o.Spec), next: newBatch(),
	}
	s.SetToken(o.Token)
	s.SetJudging(o.Strict, o.Tolerances)
	return s
}

// ID returns the session's name, which is part of its URL.
func (s *Session) ID() string { return s.id }

// Token returns the bearer token that opens the session. It is never on disk.
func (s *Session) Token() string { return *s.token.Load() }

// SetToken gives the session another token. What serves it has to be told.
func (s *Session) SetToken(token string) { s.token.Store(&token) }

// Spec returns the version whose rows the session marks.
func (s *Session) Spec() catalog.Version { return s.spec }

// Created returns when the session was started, in UTC.
func (s *Session) Created() time.Time { return s.created }

// Journal returns the path of the journal.
func (s *Session) Journal() string { return s.journal.path }

// Notice returns what opening the session had to say, or "".
func (s *Session) Notice() string { return s.notice }

// SetJudging changes how messages are judged from the next one on.
func (s *Session) SetJudging(strict bool, t rule.Tolerances) {
	s.judging.Store(&judging{options: conformance.Options{Spec: s.spec, Strict: strict, Tolerances: t, Envelope: true}})
}

// Judging returns how messages are judged: whether strictly, and with which
// tolerances.
func (s *Session) Judging() (strict bool, t rule.Tolerances) {
	o := s.judging.Load().options
	return o.Strict, o.Tolerances
}

// Len returns the number of messages.
func (s *Session) Len() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.state.entries.len()
}

// Entries returns the entries from and up to, but not including, to; both count
// from 0 and are brought into range.
func (s *Session) Entries(from, to int) []Entry {
	s.mu.RLock()
	defer s.mu.RUnlock()
	from = max(from, 0)
	to = min(to, s.state.entries.len())
	if from >= to {
		return nil
	}
	entries := make([]Entry, 0, to-from)
	for i := from; i < to; i++ {
		entries = append(entries, s.state.entry(i))
	}
	return entries
}

// All yields the entries of all messages that are there when it begins, one by one: a
// long session has more than one wants to hold.
func (s *Session) All() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for i := range s.Len() {
			if !yield(s.Entries(i, i+1)[0]) {
				return
			}
		}
	}
}

// Log is a session as it is read back.
type Log interface {
	Len() int
	Message(seq int) (Message, error)
}

// Message reads a message back from the journal. Messages count from 1. It
// does I/O: never call it while drawing.
func (s *Session) Message(seq int) (Message, error) {
	s.mu.RLock()
	n := s.state.entries.len()
	if seq < 1 || seq > n {
		s.mu.RUnlock()
		return Message{}, fmt.Errorf("session %s has no message %d; it has %d", s.id, seq, n)
	}
	from, to := s.state.entries.at(seq-1).offset, s.state.end
	if seq < n {
		to = s.state.entries.at(seq).offset
	}
	s.mu.RUnlock()
	line, err := s.journal.read(from, to)
	if err != nil {
		return Message{}, fmt.Errorf("message %d of session %s cannot be read back: %w", seq, s.id, err)
	}
	m, err := decodeMessage(line)
	if err != nil {
		return Message{}, fmt.Errorf("message %d in %s is damaged: %w", seq, s.journal.path, err)
	}
	m.Seq = seq // where lines were taken out of the journal, the place counts
	return m, nil
}

// Scorecard returns a snapshot of the marks, profile by profile.
func (s *Session) Scorecard() []conformance.ProfileScore {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.state.card.Profiles()
}

// Totals returns what the messages add up to.
func (s *Session) Totals() Totals {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.state.totals
}

// Subscribe returns a channel that gets a value soon after something new is
// there; wake-ups that are not taken are one. stop ends the subscription and
// may be called more than once; the channel is never closed.
func (s *Session) Subscribe() (wake <-chan struct{}, stop func()) { return s.waker.subscribe() }

// Close ends the session. Whatever it receives afterwards is an error.
func (s *Session) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.journal.close()
}

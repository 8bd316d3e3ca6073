package session

import (
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// Totals is what the messages of a session add up to: each was accepted, refused,
// refused on purpose, or stands in a line that is damaged. The items of well-formed messages count
// either as Repeated or by their verdict.
type Totals struct {
	Messages, Accepted, Refused, Damaged int
	rule.Counts
	Repeated  int
	OnPurpose int // refused or dropped by the endpoint, which meant to
	Retries   int // messages that were sent again for one of those
}

// state is everything that a session knows: the effects of its messages, folded.
type state struct {
	vocabulary *catalog.Vocabulary
	entries    entries
	words      words
	end        int64 // of the last message's line in the journal
	card       *conformance.Scorecard
	marked     map[string]conformance.Credit // by row
	totals     Totals
	events     events
	scope      *scope // which guards itself
	attempts   attempts
	lapses     lapses
	troubles   troubles
	requests   requests
	outside    time.Time // when the last message came from outside, since it was opened
}

func newState(spec catalog.Version) *state {
	v := catalog.Get(spec)
	return &state{
		vocabulary: v, words: newWords(), card: conformance.NewScorecard(v),
		marked: map[string]conformance.Credit{}, events: events{}, scope: newScope(v),
	}
}

// apply takes a message's effect in.
func (st *state) apply(e *effect) {
	st.end = e.end
	if e.Seq == 0 {
		st.requests.add(st.entries.len(), e.Entry)
		return // it has no place among the messages
	}
	st.entries.add(st.words.pack(&e.Entry, e.offset))
	st.troubles.add(&e.Entry)

	st.totals.Messages++
	switch {
	case e.Kind == KindDamaged:
		st.totals.Damaged++
	case e.accepted():
		st.totals.Accepted++
	case e.RefusedOnPurpose():
		st.totals.OnPurpose++
	default:
		st.totals.Refused++
	}
	st.totals.AddAll(e.Counts)
	st.totals.Repeated += e.Repeats

	for _, id := range e.Rows {
		st.mark(id, &e.Entry)
	}
	for _, event := range e.Events {
		st.events.add(event, e.Seq)
	}
	st.scope.learn(e.Described, e.Seq)
	st.attempts.add(e.Attempts)
	st.lapses.account(e)
	if e.Retry > 0 {
		st.totals.Retries++
	}
}

// mark gives a row one more mark. The first tells where it came from.
func (st *state) mark(row string, e *Entry) {
	if known, ok := st.marked[row]; ok {
		st.card.Add(known, "")
		return
	}
	if r := st.vocabulary.Row(row); r != nil {
		c := conformance.Credit{Profile: r.Profile, Event: r.Event, Action: e.Action, RowID: r.ID}
		st.marked[r.ID] = c
		st.card.Add(c, MessageName(e.Seq))
	}
}

// entry returns the entry at that place, from 0.
func (st *state) entry(i int) Entry { return st.words.unpack(i+1, st.entries.at(i)) }

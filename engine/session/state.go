package session

import (
	"fmt"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// Totals is what the messages of a session add up to. The items of well-formed
// messages count either as Repeated or by their verdict.
type Totals struct {
	Messages, Accepted, Refused int
	rule.Counts
	Repeated int
}

// trace is what one message leaves in a session.
type trace struct {
	entry       Entry
	offset, end int64       // of its line in the journal
	counts      rule.Counts // of its items, repeats aside
	marks       []string    // IDs of the rows that it marked, once for each mark
	events      []identity  // events not seen before
	described   []described // what it added to the scope
	attempts    []attempted // what it added to the attempts
}

// accepted says whether the sender was told that all is well.
func (t *trace) accepted() bool { return t.entry.Status/100 == 2 }

// state is everything that a session knows: its traces, folded.
type state struct {
	vocabulary *catalog.Vocabulary
	entries    entries
	words      words
	end        int64 // of the last message's line in the journal
	card       *conformance.Scorecard
	marked     map[string]conformance.Credit // by row
	totals     Totals
	seen       sightings
	scope      *scope
	attempts   attempts
}

func newState(spec catalog.Version) *state {
	v := catalog.Get(spec)
	return &state{
		vocabulary: v, words: newWords(), card: conformance.NewScorecard(v),
		marked: map[string]conformance.Credit{}, seen: sightings{}, scope: newScope(v),
	}
}

// apply takes a message's trace in.
func (st *state) apply(t *trace) {
	e := &t.entry
	st.entries.add(st.words.pack(t))
	st.end = t.end

	st.totals.Messages++
	if t.accepted() {
		st.totals.Accepted++
	} else {
		st.totals.Refused++
	}
	for _, v := range rule.Verdicts() {
		st.totals.Add(v, t.counts.Of(v))
	}
	st.totals.Repeated += e.Repeats

	for _, id := range t.marks {
		st.mark(id, e)
	}
	for _, event := range t.events {
		st.seen.add(event, e.Seq)
	}
	st.scope.learn(t.described)
	st.attempts.add(t.attempts)
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
		st.card.Add(c, fmt.Sprintf("message %d", e.Seq))
	}
}

// entry returns the entry at that place, from 0.
func (st *state) entry(i int) Entry { return st.words.unpack(i+1, st.entries.at(i)) }

package class

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/session"
)

// State is how a learner gets on.
type State string

// The states, from the one that needs a trainer most.
const (
	Stuck  State = "stuck"  // the last message was refused, or has an error
	Silent State = "silent" // nothing has come yet
	Quiet  State = "quiet"  // nothing came for QuietAfter
	Going  State = "going"  // messages come, and are well
)

// QuietAfter is how long a learner may send nothing without being called quiet.
const QuietAfter = 10 * time.Minute

var byNeed = []State{Stuck, Silent, Quiet, Going}

// Standing is what a session has come to, and what its learner needs.
type Standing struct {
	Session  string
	Learner  string
	Messages int
	Refused  int
	Repeated int
	Met      []string // names of the profiles that are met
	Profiles int
	Rows     int       // that are filled
	Last     time.Time // when the last message came, in UTC; zero where none did
	Trouble  session.Trouble
}

// Source is a session as a Standing reads it.
type Source interface {
	ID() string
	Len() int
	Entries(from, to int) []session.Entry
	Totals() session.Totals
	Scorecard() []conformance.ProfileScore
	Trouble() session.Trouble
}

// StandingOf reads a session.
func StandingOf(learner string, s Source) Standing {
	n := s.Len()
	totals := s.Totals()
	st := Standing{Session: s.ID(), Learner: learner, Messages: n, Refused: totals.Refused, Repeated: totals.Repeated, Met: []string{}, Trouble: s.Trouble()}
	for _, p := range s.Scorecard() {
		st.Profiles++
		st.Rows += p.RowsMet
		if p.Met() && p.RowsMet > 0 {
			st.Met = append(st.Met, p.Profile.Name)
		}
	}
	if last := s.Entries(n-1, n); len(last) > 0 {
		st.Last = last[0].Time
	}
	return st
}

// State says how the learner gets on at that time.
func (s Standing) State(now time.Time) State {
	switch {
	case s.Last.IsZero():
		return Silent
	case s.Trouble.Now:
		return Stuck
	case now.Sub(s.Last) > QuietAfter:
		return Quiet
	}
	return Going
}

// Label is how the learner is called in a line.
func (s Standing) Label() string { return Label(s.Learner, s.Session) }

// Compare orders by need: whoever needs a trainer most comes first.
func (s Standing) Compare(other Standing, now time.Time) int {
	return cmp.Or(
		cmp.Compare(slices.Index(byNeed, s.State(now)), slices.Index(byNeed, other.State(now))),
		cmp.Compare(s.Rows, other.Rows), s.Last.Compare(other.Last))
}

// StuckOn says what a learner has to mend: the commonest failure, and the last
// one where that is another. It is "" where nothing failed.
func (s Standing) StuckOn() string {
	t := s.Trouble
	var said []string
	if t.Times > 1 {
		said = append(said, fmt.Sprintf("%s (%d times)", t.Commonest, t.Times))
	}
	if t.Last != "" && (t.Times <= 1 || t.Last != t.Commonest) {
		said = append(said, t.Last)
	}
	return strings.Join(said, "; last: ")
}

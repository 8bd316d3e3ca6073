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

// Need is how a learner gets on, and so how much a trainer is needed.
type Need string

// The needs, from the one that needs a trainer most.
const (
	Stuck  Need = "stuck"  // the last message was refused, or has an error
	Silent Need = "silent" // nothing has come yet
	Quiet  Need = "quiet"  // nothing came for QuietAfter
	Going  Need = "going"  // messages come, and are well
)

// QuietAfter is how long a learner may send nothing without being called quiet.
const QuietAfter = 10 * time.Minute

var byNeed = []Need{Stuck, Silent, Quiet, Going}

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

// Need says how the learner gets on at that time.
func (s Standing) Need(now time.Time) Need {
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
		cmp.Compare(slices.Index(byNeed, s.Need(now)), slices.Index(byNeed, other.Need(now))),
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

package conformance

import (
	"slices"

	"caliper-playground/catalog"
)

// Scorecard is rows and marks: how often each row of a version's profiles was
// filled. It is not safe for concurrent use; a session guards its own.
type Scorecard struct {
	vocabulary *catalog.Vocabulary
	rows       map[string]*tally // by row ID
}

type tally struct {
	count  int
	source string
}

// NewScorecard returns an empty scorecard for the profiles of one version.
func NewScorecard(v *catalog.Vocabulary) *Scorecard {
	return &Scorecard{vocabulary: v, rows: map[string]*tally{}}
}

// Add gives the row one more mark. Source names what earned it ("view.json",
// "message 12"); the first one is kept.
func (s *Scorecard) Add(c Credit, source string) {
	t := s.rows[c.RowID]
	if t == nil {
		t = &tally{source: source}
		s.rows[c.RowID] = t
	}
	t.count++
}

// RowScore is a row with what filled it.
type RowScore struct {
	Row    *catalog.Row
	Count  int
	Source string // what filled it first; empty while nothing has
}

// Met says whether the row is filled.
func (r RowScore) Met() bool { return r.Count > 0 }

// ProfileScore is a profile with its rows' marks.
type ProfileScore struct {
	Profile *catalog.Profile
	Rows    []RowScore
	RowsMet int
	// RequiredMet of RequiredTotal required things are met. The rows of which
	// at least one is required count as one thing together.
	RequiredMet, RequiredTotal int
}

// Met says whether everything that the profile requires is there.
func (p ProfileScore) Met() bool { return p.RequiredMet == p.RequiredTotal }

// Missing returns the rows that the profile needs and does not have: of those of
// which one is enough all, or none.
func (p ProfileScore) Missing() []*catalog.Row {
	either := slices.ContainsFunc(p.Rows, func(r RowScore) bool { return r.Met() && r.Row.Disposition == catalog.AtLeastOne })
	var rows []*catalog.Row
	for _, r := range p.Rows {
		if !r.Met() && (r.Row.Disposition == catalog.Required || r.Row.Disposition == catalog.AtLeastOne && !either) {
			rows = append(rows, r.Row)
		}
	}
	return rows
}

// Profiles returns a snapshot of all profiles, in the guide's order.
func (s *Scorecard) Profiles() []ProfileScore {
	scores := make([]ProfileScore, 0, len(s.vocabulary.Profiles))
	for i := range s.vocabulary.Profiles {
		scores = append(scores, s.profile(&s.vocabulary.Profiles[i]))
	}
	return scores
}

func (s *Scorecard) profile(p *catalog.Profile) ProfileScore {
	score := ProfileScore{Profile: p, Rows: make([]RowScore, len(p.Rows))}
	anyOf, anyMet := false, false
	for i := range p.Rows {
		row := RowScore{Row: &p.Rows[i]}
		if t := s.rows[row.Row.ID]; t != nil {
			row.Count, row.Source = t.count, t.source
		}
		score.Rows[i] = row
		if row.Met() {
			score.RowsMet++
		}
		switch row.Row.Disposition {
		case catalog.Required:
			score.RequiredTotal++
			if row.Met() {
				score.RequiredMet++
			}
		case catalog.AtLeastOne:
			anyOf, anyMet = true, anyMet || row.Met()
		}
	}
	if anyOf {
		score.RequiredTotal++
		if anyMet {
			score.RequiredMet++
		}
	}
	return score
}

package report

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
	"caliper-playground/engine/why"
)

// Near is an event that came close to a row. Its JSON form is public.
type Near struct {
	Source string   `json:"source"` // what the event came in: "message 12"
	Lacks  []string `json:"lacks"`  // what it lacks to fill the row, each in a few words
	// Meant says that it fills no row, and comes no closer to any other.
	Meant bool `json:"-"`
}

func newNear(row *catalog.Row, closest *why.Closest) *Near {
	if closest == nil {
		return nil
	}
	source, lacks, ok := closest.Lacks(row)
	if !ok {
		return nil
	}
	return &Near{Source: source, Lacks: listed(lacks), Meant: closest.Meant(row)}
}

// words says what came closest, as the bench does; "" for nothing.
func (n *Near) words() string {
	if n == nil {
		return ""
	}
	return text.Clean(why.Words(n.Source, n.Lacks))
}

// NearLines says in a line for each row that is not filled what came closest to it:
// of those that the profile needs always, of others where the event may have been
// meant for them.
func (p Profile) NearLines() (lines []string) {
	missing := p.Missing()
	for _, row := range p.Rows {
		if n := row.Closest; n != nil && (n.Meant || slices.Contains(missing, row)) {
			lines = append(lines, text.Clean(row.Event+" "+catalog.ActionWords(row.Action))+": "+n.words())
		}
	}
	return lines
}

// by says what filled a row first, or what came closest to it.
func (r Row) by() string {
	if r.Met {
		return text.Clean(r.Source)
	}
	return r.Closest.words()
}

// nearLines says of all profiles that the report shows what came close to rows that
// are not filled.
func (r *Result) nearLines() (lines []string) {
	several := mixed(r.Profiles)
	for _, p := range r.shownProfiles() {
		for _, line := range p.NearLines() {
			lines = append(lines, text.Clean(p.called(several))+", "+line)
		}
	}
	return lines
}

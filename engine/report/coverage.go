package report

import (
	"fmt"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/coverage"
	"caliper-playground/engine/text"
)

// Covered is what a run touches of a version of Caliper, and what it never does.
// Its JSON form is public: every field is always there.
type Covered struct {
	Spec catalog.Version `json:"spec"`
	Rows CoveredRows     `json:"rows"`
	coverage.Parts
}

// CoveredRows is how many rows are filled, and which are not: what is required
// first.
type CoveredRows struct {
	Touched int       `json:"touched"`
	Total   int       `json:"total"`
	Missing []OpenRow `json:"missing"`
}

// OpenRow is a row that nothing fills.
type OpenRow struct {
	Profile     string              `json:"profile"`
	Event       string              `json:"event"`
	Action      string              `json:"action"`
	Disposition catalog.Disposition `json:"disposition"`
	Needed      bool                `json:"needed"` // the profile is not met without it, or one like it
}

// Covers says what the run touches, for each version that occurs; nil where nobody
// asked.
func (r *Result) Covers() []Covered {
	if r.Touched == nil {
		return nil
	}
	covered := []Covered{}
	for _, part := range ByVersion(r.asked()) {
		covered = append(covered, Covered{Spec: part[0].Spec, Rows: rowsCovered(part), Parts: r.Touched.Of(part[0].Spec)})
	}
	return covered
}

// asked are the profiles that the run is about: those that it was to meet, or all.
func (r *Result) asked() []Profile {
	if wanted := r.wanted(); len(wanted) > 0 {
		return wanted
	}
	return r.Profiles
}

func rowsCovered(profiles []Profile) CoveredRows {
	rows := CoveredRows{Missing: []OpenRow{}}
	for _, p := range profiles {
		rows.Touched += p.RowsMet()
		rows.Total += len(p.Rows)
		needed := p.Missing()
		for _, row := range p.Rows {
			if !row.Met {
				rows.Missing = append(rows.Missing, OpenRow{p.Profile, row.Event, row.Action, row.Disposition, slices.Contains(needed, row)})
			}
		}
	}
	slices.SortStableFunc(rows.Missing, func(a, b OpenRow) int { return weight(a) - weight(b) })
	return rows
}

// weight orders open rows: what is needed first, what is required before that of
// which one is.
func weight(r OpenRow) int {
	switch {
	case r.Needed && r.Disposition == catalog.Required:
		return 0
	case r.Needed:
		return 1
	}
	return 2
}

// coveredLine is one kind of things, in words.
type coveredLine struct {
	what    string
	touched int
	total   int
	missing []string // clean
}

// lines says what is covered, kind by kind.
func (c Covered) lines() []coveredLine {
	rows := coveredLine{what: "rows", touched: c.Rows.Touched, total: c.Rows.Total}
	for _, row := range c.Rows.Missing {
		name := row.Profile + " " + row.Event + " " + needed(row.Action)
		switch {
		case row.Needed && row.Disposition == catalog.Required:
			name += " (required)"
		case row.Needed:
			name += " (one of several required)"
		}
		rows.missing = append(rows.missing, text.Clean(name))
	}
	lines := []coveredLine{rows}
	for _, p := range []struct {
		what string
		part coverage.Part
	}{{"event types", c.Events}, {"actions", c.Actions}, {"entity types", c.Entities}, {"properties", c.Properties}, {"rules", c.Rules}} {
		lines = append(lines, coveredLine{p.what, p.part.Touched, p.part.Total, p.part.Missing})
	}
	return lines
}

// words says it in a line: "3 of 20 event types; never: A, B".
func (l coveredLine) words() string {
	said := l.counts()
	if len(l.missing) > 0 {
		said += "; never: " + strings.Join(l.missing, ", ")
	}
	return said
}

func (l coveredLine) counts() string { return fmt.Sprintf("%d of %d %s", l.touched, l.total, l.what) }

// title names what is covered.
func (c Covered) title() string { return "coverage of Caliper " + string(c.Spec) }

// Requirement is what a run was to cover at least.
type Requirement struct {
	Met   bool
	Words string // what is covered, and what was asked for
}

// coverageText writes what is covered, for people: what is missing on lines of its
// own.
func (r *textReport) coverageText(result *Result) {
	for _, c := range result.Covers() {
		r.printf("\n%s\n", text.Capital(c.title()))
		for _, l := range c.lines() {
			never := ""
			if len(l.missing) > 0 {
				never = "; never:"
			}
			r.printf("  %s%s\n", l.counts(), never)
			for _, line := range wrapped(l.missing, 96) {
				r.printf("    %s\n", r.paint.dim(line))
			}
		}
	}
	if q := result.Required; q != nil {
		r.printf("%s\n", q.Words)
	}
	if result.Touched != nil {
		r.print("\n")
	}
}

// wrapped joins names to lines of at most that width.
func wrapped(names []string, width int) []string {
	words := slices.Clone(names)
	for i := range max(0, len(words)-1) {
		words[i] += ","
	}
	return text.Fill(words, width)
}

// table is what is covered as a table.
func (c Covered) table() table {
	t := table{Title: text.Capital(c.title()), Heads: []string{"", "covered", "never"}}
	for _, l := range c.lines() {
		t.Lines = append(t.Lines, []string{l.what, fmt.Sprintf("%d/%d", l.touched, l.total), strings.Join(l.missing, ", ")})
	}
	return t
}

// coverageLines says what is covered, a line for each kind, clean.
func (r *Result) coverageLines() []string {
	var lines []string
	for _, c := range r.Covers() {
		for _, l := range c.lines() {
			lines = append(lines, c.title()+": "+l.words())
		}
	}
	if r.Required != nil {
		lines = append(lines, r.Required.Words)
	}
	return lines
}

// coverageCases adds a suite for each version: a kind of which something is never
// touched is a skipped case, and what was asked for one that passes or fails.
func (r *junitReport) coverageCases(result *Result) {
	for _, c := range result.Covers() {
		for _, l := range c.lines() {
			of := junitCase{class: c.title(), name: l.what}
			if len(l.missing) > 0 {
				of.skipped = l.words()
			}
			r.add(of)
		}
	}
	if q := result.Required; q != nil {
		of := junitCase{class: "coverage", name: "required"}
		if !q.Met {
			of.failure = problem("coverage", []string{q.Words})
		}
		r.add(of)
	}
}

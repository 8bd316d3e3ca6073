package source

import "sort"

// Rows are a source's lines with notes between them, which are drawn already.
// Lines are drawn when they come into view.
type Rows struct {
	notes []note
	lines int // of the source
	noted int // lines of notes
}

// note is what is said under a line.
type note struct {
	line  int // above it, from 0
	row   int // where it begins
	drawn []string
}

// NewRows returns the rows of a source of which nothing is said.
func NewRows(s *Source) Rows { return Rows{lines: s.Len()} }

// Note puts a note under a line, below those that stand there already. Notes come in
// the order of their lines.
func (r *Rows) Note(line int, drawn []string) {
	r.notes = append(r.notes, note{line: line, row: line + 1 + r.noted, drawn: drawn})
	r.noted += len(drawn)
}

// Len returns how many rows there are.
func (r *Rows) Len() int { return r.lines + r.noted }

// At returns what stands in a row: a note's line, or the number of a line.
func (r *Rows) At(row int) (noted string, line int, isNote bool) {
	i := sort.Search(len(r.notes), func(i int) bool { return r.notes[i].row > row }) - 1
	if i < 0 {
		return "", row, false
	}
	n := r.notes[i]
	if within := row - n.row; within < len(n.drawn) {
		return n.drawn[within], 0, true
	}
	return "", n.line + 1 + row - n.row - len(n.drawn), false
}

// Of returns the row of a line.
func (r *Rows) Of(line int) int {
	row := line
	for _, n := range r.notes {
		if n.line < line {
			row += len(n.drawn)
		}
	}
	return row
}

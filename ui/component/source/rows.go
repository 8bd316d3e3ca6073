package source

import "sort"

// Rows are a source's lines as they stand below each other: with notes between them,
// which are drawn already, and without what is folded away. They are put down from the
// first to the last. Lines are drawn when they come into view.
type Rows struct {
	Len   int // how many rows there are
	Notes int // how many of them are lines of notes
	Next  int // the line of the source behind those that were put down

	stretches []stretch
}

// stretch is some rows: lines that follow each other, a line with what is folded below
// it, or a note.
type stretch struct {
	row    int // where it begins
	line   int // of the source, from 0
	hidden int // lines folded below the one line
	note   string
	drawn  []string // of a note
}

func (r *Rows) put(s stretch, rows int) {
	s.row = r.Len
	r.stretches = append(r.stretches, s)
	r.Len += rows
}

// Lines puts down the lines that come next, before that one.
func (r *Rows) Lines(before int) {
	if before > r.Next {
		r.put(stretch{line: r.Next}, before-r.Next)
		r.Next = before
	}
}

// Line puts down one line, and none of those between.
func (r *Rows) Line(line int) {
	r.Next = line
	r.Lines(line + 1)
}

// Fold puts down the line that comes next, with those below it up to the last one folded
// away, of which something is said.
func (r *Rows) Fold(last int, note string) {
	r.put(stretch{line: r.Next, hidden: last - r.Next, note: note}, 1)
	r.Next = last + 1
}

// Note puts down what is said under the line before.
func (r *Rows) Note(drawn []string) {
	r.put(stretch{drawn: drawn}, len(drawn))
	r.Notes += len(drawn)
}

// At returns the line that stands in a row, with how many are folded below it and what
// is said of those. Of a line of a note it returns -1, and the note.
func (r *Rows) At(row int) (line, hidden int, note string) {
	i := sort.Search(len(r.stretches), func(i int) bool { return r.stretches[i].row > row }) - 1
	s := r.stretches[max(0, i)]
	if s.drawn != nil {
		return -1, 0, s.drawn[row-s.row]
	}
	return s.line + row - s.row, s.hidden, s.note
}

// Of returns the row of a line, or of the fold that hides it.
func (r *Rows) Of(line int) int {
	row := 0
	for _, s := range r.stretches {
		if s.drawn != nil {
			continue
		}
		if s.line > line {
			break
		}
		row = s.row
		if s.hidden == 0 {
			row += line - s.line
		}
	}
	return min(row, r.Len-1)
}

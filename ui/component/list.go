package component

import tea "github.com/charmbracelet/bubbletea"

// List is a cursor and a window over rows that something else holds. It draws
// nothing: the owner draws the rows that Visible names, and no others.
type List struct {
	Cursor int // the selected row, from 0; meaningless while there are none
	Offset int // the first visible row
	Len    int // how many rows there are
	Height int // how many rows are visible

	// Heading says which rows are headings, on which the cursor does not rest. It is
	// nil where none is.
	Heading func(row int) bool
}

// SetLen tells how many rows there are, keeping the cursor among them.
func (l *List) SetLen(n int) {
	l.Len = n
	l.clamp()
	l.leaveHeading(1)
}

// SetHeight tells how many rows are visible.
func (l *List) SetHeight(n int) {
	l.Height = max(0, n)
	l.clamp()
}

// Move moves the cursor by that many rows, no further than the ends.
func (l *List) Move(by int) { l.goTo(l.Cursor+by, by) }

// Select puts the cursor on a row and brings it into view.
func (l *List) Select(row int) { l.goTo(row, 1) }

// goTo puts the cursor on a row, or behind a heading in the direction of a move. The
// first of all rows comes into view with its heading.
func (l *List) goTo(row, by int) {
	l.Cursor = row
	l.clamp()
	l.leaveHeading(by)
	if l.Cursor == 1 && l.Height > 1 && l.isHeading(0) {
		l.Offset = 0
	}
}

// Scroll moves the window, and the cursor only as far as it must.
func (l *List) Scroll(by int) {
	l.Offset = min(max(0, l.Offset+by), max(0, l.Len-l.Height))
	if l.Height > 0 {
		l.Cursor = min(max(l.Cursor, l.Offset), l.Offset+l.Height-1)
	}
	l.clamp()
	l.leaveHeading(by)
}

// Mouse answers the wheel and clicks on a list that begins that many lines down: a
// click selects a row. It says whether the one was clicked that was selected already.
func (l *List) Mouse(msg tea.MouseMsg, top int) (again bool) {
	ScrollByWheel(l, msg)
	row := l.Offset + msg.Y - top
	if _, end := l.Visible(); !Clicked(msg) || msg.Y < top || row >= end || l.isHeading(row) {
		return false
	}
	again = row == l.Cursor
	l.Select(row)
	return again
}

// Visible returns the half-open range of rows in view.
func (l *List) Visible() (from, to int) {
	return l.Offset, min(l.Len, l.Offset+l.Height)
}

// Below is how many rows there are below those in view; 0 or less where there are none.
func (l *List) Below() int { return l.Len - l.Offset - l.Height }

// Reveal scrolls so that the rows from first to end, which is not one of them, are in
// view, or where the window is too low for all of them the first ones.
func (l *List) Reveal(first, end int) {
	if over := min(end-l.Height, first) - l.Offset; over > 0 {
		l.Scroll(over)
	}
	if first < l.Offset {
		l.Scroll(first - l.Offset)
	}
}

// Drawn returns the rows in view, each drawn by draw.
func (l *List) Drawn(draw func(row int, selected bool) string) []string {
	from, to := l.Visible()
	lines := make([]string, 0, max(0, to-from))
	for row := from; row < to; row++ {
		lines = append(lines, draw(row, row == l.Cursor))
	}
	return lines
}

func (l *List) clamp() {
	l.Cursor = min(max(0, l.Cursor), max(0, l.Len-1))
	if l.Cursor < l.Offset {
		l.Offset = l.Cursor
	}
	if l.Height > 0 && l.Cursor >= l.Offset+l.Height {
		l.Offset = l.Cursor - l.Height + 1
	}
	l.Offset = min(max(0, l.Offset), max(0, l.Len-l.Height))
}

func (l *List) isHeading(row int) bool { return l.Heading != nil && row < l.Len && l.Heading(row) }

// leaveHeading goes on from a heading in the direction of a move, or back where there
// is nothing beyond.
func (l *List) leaveHeading(by int) {
	ahead := 1
	if by < 0 {
		ahead = -1
	}
	for _, step := range []int{ahead, -ahead} {
		at := l.Cursor
		for at >= 0 && at < l.Len && l.isHeading(at) {
			at += step
		}
		if at >= 0 && at < l.Len {
			l.Cursor = at
			l.clamp()
			return
		}
	}
}

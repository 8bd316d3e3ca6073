package component

// List is a cursor and a window over rows that something else holds. It draws
// nothing: the owner draws the rows that Visible names, and no others.
type List struct {
	Cursor int // the selected row, from 0; meaningless while there are none
	Offset int // the first visible row
	Len    int // how many rows there are
	Height int // how many rows are visible
}

// SetLen tells how many rows there are, keeping the cursor among them.
func (l *List) SetLen(n int) {
	l.Len = n
	l.clamp()
}

// SetHeight tells how many rows are visible.
func (l *List) SetHeight(n int) {
	l.Height = max(0, n)
	l.clamp()
}

// Move moves the cursor by that many rows, no further than the ends.
func (l *List) Move(by int) { l.Select(l.Cursor + by) }

// Select puts the cursor on a row and brings it into view.
func (l *List) Select(row int) {
	l.Cursor = row
	l.clamp()
}

// Scroll moves the window, and the cursor only as far as it must.
func (l *List) Scroll(by int) {
	l.Offset = min(max(0, l.Offset+by), max(0, l.Len-l.Height))
	if l.Height > 0 {
		l.Cursor = min(max(l.Cursor, l.Offset), l.Offset+l.Height-1)
	}
	l.clamp()
}

// Visible returns the half-open range of rows in view.
func (l *List) Visible() (from, to int) {
	return l.Offset, min(l.Len, l.Offset+l.Height)
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

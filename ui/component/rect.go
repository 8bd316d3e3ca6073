package component

// WideFrom is the width in cells from which pages put a form or a list beside a
// text.
const WideFrom = 100

// Divider is how many cells the rule between two panes takes.
const Divider = 3

// Rect is a rectangle of the page in cells, counted from its top left corner.
type Rect struct{ X, Y, Width, Height int }

// Holds says whether a place is within the rectangle.
func (r Rect) Holds(x, y int) bool {
	return x >= r.X && x < r.X+r.Width && y >= r.Y && y < r.Y+r.Height
}

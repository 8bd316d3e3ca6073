package component

import "caliper-playground/ui/style"

// Beside draws lines with others at their right, behind a thin rule. Those at the left
// are filled, to so many cells.
func Beside(theme *style.Theme, left []string, cells int, right []string, height int) []string {
	rule, empty := " "+theme.Dim.Render("│")+" ", NewLine(cells).Full()
	lines := make([]string, height)
	for row := range lines {
		lines[row] = empty
		if row < len(left) {
			lines[row] = left[row]
		}
		lines[row] += rule
		if row < len(right) {
			lines[row] += right[row]
		}
	}
	return lines
}

// Drawn returns lines as they are drawn, with empty ones below them up to a height.
func Drawn(lines []*Line, height int) []string {
	drawn := make([]string, height)
	for i, line := range lines[:min(len(lines), height)] {
		drawn[i] = line.String()
	}
	return drawn
}

// Filled returns lines as they are drawn, each to its width.
func Filled(lines []*Line) []string {
	drawn := make([]string, len(lines))
	for i, line := range lines {
		drawn[i] = line.Full()
	}
	return drawn
}

// Beside draws the rows of a list in view, each by draw, and at their right, behind a
// thin rule, other lines. List and rule take that many cells of the width.
func (l *List) Beside(theme *style.Theme, width, cells int, draw func(line *Line, row int), right []string) []string {
	lines := make([]string, l.Height)
	for i := range lines {
		left := NewLine(min(width, cells-2))
		if row := l.Offset + i; row < l.Len {
			draw(left, row)
		}
		lines[i] = NewLine(width).Join(left).To(cells-2).Add(theme.Dim, "│").To(cells).String()
		if i < len(right) {
			lines[i] += right[i]
		}
	}
	return lines
}

// Package component holds the parts that pages are made of: lines, lists,
// tabs, questions, progress. Everything on the screen is written through Line,
// which makes foreign text harmless and never grows beyond its width.
package component

import (
	"strings"
	"unicode/utf8"

	"caliper-playground/engine/text"
	"caliper-playground/ui/style"
)

// maxRaw is how many bytes of one piece of text are looked at. No line of a
// terminal shows more, and a piece may be a megabyte long.
const maxRaw = 4096

// Line is one line of the screen while it is put together.
type Line struct {
	b     strings.Builder
	width int
	used  int
}

// NewLine starts a line of that many cells. A width below zero counts as zero.
func NewLine(width int) *Line { return &Line{width: max(0, width)} }

// Left returns how many cells are still free.
func (l *Line) Left() int { return l.width - l.used }

// Used returns how many cells are taken.
func (l *Line) Used() int { return l.used }

// Add writes text as far as there is room, with "…" where it is cut.
func (l *Line) Add(s style.Style, foreign string) *Line {
	return l.put(s, text.Truncate(clean(foreign), l.Left()))
}

// Cell writes text in a column of exactly that many cells, or what is left of
// the line.
func (l *Line) Cell(s style.Style, foreign string, cells int) *Line {
	return l.put(s, text.Pad(clean(foreign), min(cells, l.Left())))
}

// Number writes text at the right of a column of that many cells.
func (l *Line) Number(s style.Style, foreign string, cells int) *Line {
	return l.put(s, text.PadLeft(clean(foreign), min(cells, l.Left())))
}

// Gap leaves cells free.
func (l *Line) Gap(cells int) *Line { return l.To(l.used + cells) }

// To fills the line with spaces up to a column, counted from 0.
func (l *Line) To(column int) *Line {
	if n := min(column, l.width) - l.used; n > 0 {
		l.b.WriteString(strings.Repeat(" ", n))
		l.used += n
	}
	return l
}

// Right writes text that ends where the line ends, if it fits as a whole with
// a space before it.
func (l *Line) Right(s style.Style, foreign string) *Line {
	shown := clean(foreign)
	if w := text.Width(shown); w < l.Left() {
		l.To(l.width - w)
		l.put(s, shown)
	}
	return l
}

// Join writes another line, which must fit.
func (l *Line) Join(other *Line) *Line {
	if other.used <= l.Left() {
		l.b.WriteString(other.b.String())
		l.used += other.used
	}
	return l
}

// String returns the line without trailing fill.
func (l *Line) String() string { return l.b.String() }

// Full returns the line filled with spaces to its width.
func (l *Line) Full() string { return l.To(l.width).String() }

func (l *Line) put(s style.Style, shown string) *Line {
	l.b.WriteString(s.Render(shown))
	l.used += text.Width(shown)
	return l
}

// clean makes foreign text harmless, looking at no more of it than a line
// could show.
func clean(foreign string) string {
	return text.Clean(begin(foreign, maxRaw))
}

// begin returns so many bytes of a text at most, and "…" where it is longer.
func begin(foreign string, most int) string {
	if len(foreign) <= most {
		return foreign
	}
	for most > 0 && !utf8.RuneStart(foreign[most]) {
		most--
	}
	return foreign[:most] + "…"
}

// Rule returns a thin horizontal rule.
func Rule(theme *style.Theme, width int) string {
	return theme.Dim.Render(strings.Repeat("─", max(0, width)))
}

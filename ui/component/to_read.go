package component

import (
	"strings"

	"caliper-playground/engine/text"
	"caliper-playground/ui/style"
)

// LinesToRead draws how many lines of a text are still to be read, or "" for none.
func LinesToRead(theme *style.Theme, l *List, width int) string {
	below := l.Below()
	if below <= 0 {
		return ""
	}
	words := " ↓ " + text.Plural(below, "line") + " below "
	line := NewLine(width)
	line.Add(theme.Dim, strings.Repeat("─", max(0, width-text.Width(words)-2)))
	return line.Add(theme.Accent, words).Add(theme.Dim, "──").String()
}

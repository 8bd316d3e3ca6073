package component

import (
	"strconv"
	"strings"

	"caliper-playground/ui/style"
)

// Progress writes a bar of that many cells with its count: "████░░  40 of 93".
func Progress(line *Line, theme *style.Theme, done, total, cells int) {
	cells = min(max(0, cells), max(0, line.Left()))
	filled := 0
	if total > 0 {
		filled = min(cells, cells*max(0, done)/total)
	}
	line.Add(theme.Accent, strings.Repeat("█", filled))
	line.Add(theme.Dim, strings.Repeat("░", cells-filled))
	width := len(strconv.Itoa(total))
	line.Gap(1).Number(theme.Plain, strconv.Itoa(done), width).Add(theme.Plain, " of "+strconv.Itoa(total))
}

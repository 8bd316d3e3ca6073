package source

import (
	"strings"

	"caliper-playground/ui/style"
)

// piece is a part of a line of JSON, all of one kind.
type piece struct {
	text  string
	style style.Style
}

// pieces tells names, strings, numbers and literals of a line apart. Strings
// never go on in the next line, so a line is enough to know.
func pieces(theme *style.Theme, line string) []piece {
	var all []piece
	for line != "" {
		n, s := 1, theme.Dim
		switch c := line[0]; {
		case c == '"':
			n = stringEnd(line)
			s = theme.Plain
			if strings.HasPrefix(strings.TrimLeft(line[n:], " \t"), ":") {
				s = theme.Accent
			}
		case c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z':
			n = strings.IndexFunc(line, func(r rune) bool { return strings.ContainsRune(" \t,]}:", r) })
			s = theme.Strong
		default:
			n = strings.IndexFunc(line, func(r rune) bool { return r == '"' || r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' })
		}
		if n <= 0 {
			n = len(line)
		}
		all = append(all, piece{line[:n], s})
		line = line[n:]
	}
	return all
}

// stringEnd returns where a string that begins a line ends, its quotes included.
func stringEnd(line string) int {
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(line)
}

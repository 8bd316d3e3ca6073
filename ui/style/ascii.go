package style

import (
	"strings"
	"unicode/utf8"

	"caliper-playground/engine/text"
)

// HasUnicode says whether a terminal takes more than ASCII, by the locale that its
// environment names: LC_ALL goes before LC_CTYPE, and that before LANG. Where none
// is named, as in most containers, nothing is known against it.
func HasUnicode(getenv func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := getenv(name); locale != "" {
			_, charset, _ := strings.Cut(locale, ".")
			charset, _, _ = strings.Cut(charset, "@")
			return strings.EqualFold(strings.ReplaceAll(charset, "-", ""), "utf8")
		}
	}
	return true
}

// ASCII returns a frame for a terminal that takes nothing else. What the program
// draws has a stand-in of the same width; of foreign text each cell that cannot be
// shown becomes a question mark.
func ASCII(frame string) string {
	var b strings.Builder
	b.Grow(len(frame))
	for len(frame) > 0 {
		n, cells := text.Next(frame)
		character := frame[:n]
		frame = frame[n:]
		r, _ := utf8.DecodeRuneInString(character)
		switch glyph := ascii(r); {
		case len(character) == 1:
			b.WriteString(character)
		case r < utf8.RuneSelf: // with marks on it
			b.WriteByte(character[0])
			b.WriteString(strings.Repeat("?", max(0, cells-1)))
		case glyph != 0:
			b.WriteByte(glyph)
		default:
			b.WriteString(strings.Repeat("?", cells))
		}
	}
	return b.String()
}

// ascii returns what stands in for a glyph that the program draws, or 0.
func ascii(glyph rune) byte {
	switch glyph {
	case '✓':
		return '+'
	case '✗', '×':
		return 'x'
	case '·', '░':
		return '.'
	case '●', '•':
		return '*'
	case '│', '▏', '├', '└':
		return '|'
	case '─', '–', '—':
		return '-'
	case '›', '▸', '→':
		return '>'
	case '‹', '←':
		return '<'
	case '▾', '↓':
		return 'v'
	case '↑':
		return '^'
	case '…':
		return '~'
	case '█', '≠':
		return '#'
	case '“', '”':
		return '"'
	case '’':
		return '\''
	}
	return 0
}

package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

const ellipsis = "…"

// Width returns how many cells of a terminal s takes. It counts characters as
// people see them (grapheme clusters), by the most that terminals give them: never
// less than the interface library measures and cuts by.
func Width(s string) int {
	if isPlain(s) {
		return len(s)
	}
	width := 0
	for i := 0; i < len(s); {
		n, cells := Next(s[i:])
		width += cells
		i += n
	}
	return width
}

// Truncate returns s where it fits into width cells, and else as much of it as
// fits before "…". It returns "" where width is not positive.
func Truncate(s string, width int) string {
	if width <= 0 {
		return ""
	}
	if len(s) <= width && isPlain(s) {
		return s
	}
	used, cut := 0, 0 // cut is where the ellipsis would go
	for i := 0; i < len(s); {
		n, cells := Next(s[i:])
		if used+cells > width {
			return s[:cut] + ellipsis
		}
		used += cells
		i += n
		if used <= width-1 {
			cut = i
		}
	}
	return s
}

// Cut returns as many whole characters of s as fit into width cells, and the
// rest. Marks stay with the character that they sit on.
func Cut(s string, width int) (head, rest string) {
	used, end := 0, 0
	for end < len(s) {
		n, cells := Next(s[end:])
		if used+cells > width {
			break
		}
		used += cells
		end += n
	}
	return s[:end], s[end:]
}

// Middle returns s where it fits into width cells, and else its beginning and
// rather more of its end with "…" between them: names and IRIs differ at both.
func Middle(s string, width int) string {
	w := Width(s)
	if w <= width {
		return s
	}
	if width < 2 {
		return ""
	}
	head, _ := Cut(s, (width-1)*2/5)
	return head + ellipsis + Skip(s, w-(width-1-Width(head)))
}

// Skip returns what is left of s after its first width cells. A wide character
// that stands across the border is left out as a whole and its second half
// made up for with a space.
func Skip(s string, width int) string {
	used := 0
	for i := 0; i < len(s); {
		if used >= width {
			rest := s[i:]
			if n, cells := Next(rest); cells == 0 {
				rest = rest[n:]
			}
			return strings.Repeat(" ", used-width) + rest
		}
		n, cells := Next(s[i:])
		used += cells
		i += n
	}
	return strings.Repeat(" ", max(0, used-width))
}

// Pad returns s cut to width cells, or filled with spaces on its right.
func Pad(s string, width int) string {
	s = Truncate(s, width)
	return s + spaces(width-Width(s))
}

// PadLeft returns s cut to width cells, or filled with spaces on its left, as
// numbers want it.
func PadLeft(s string, width int) string {
	s = Truncate(s, width)
	return spaces(width-Width(s)) + s
}

func spaces(n int) string { return strings.Repeat(" ", max(0, n)) }

// Next returns the length in bytes of the first character of s, which is not
// empty, and the cells that it takes.
func Next(s string) (bytes, cells int) {
	if c := s[0]; c < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		if c < ' ' || c == 0x7f {
			return 1, 0
		}
		return 1, 1
	}
	g := displaywidth.StringGraphemes(s)
	if !g.Next() {
		return 1, 0
	}
	character := g.Value()
	if r, n := utf8.DecodeRuneInString(character); n == len(character) && !isSquared(r) {
		return n, g.Width()
	}
	return len(character), max(g.Width(), apart(character))
}

// apart returns how many cells a character takes where a terminal draws the runes
// of it one by one, as many do: those that have cells of their own stand beside
// the first, such as the vowel signs of India, skin tones, and the voiced marks of
// half-width kana. Counted so, no line is ever wider than its window; where they
// are drawn together it is shorter.
func apart(cluster string) (cells int) {
	for _, r := range cluster {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf), isJamoWithin(r):
		case r >= 0x1f1e6 && r <= 0x1f1ff: // half a flag
			cells++
		case isSquared(r):
			cells += 2
		default:
			cells += max(1, displaywidth.Rune(r))
		}
	}
	return cells
}

// isSquared says whether a rune is a circled number on a black square, to which
// some give two cells.
func isSquared(r rune) bool { return r >= 0x3248 && r <= 0x324f }

// isJamoWithin says whether a rune is a vowel or a final of Hangul, which stands
// in the cells of the consonant before it.
func isJamoWithin(r rune) bool { return r >= 0x1160 && r <= 0x11ff || r >= 0xd7b0 && r <= 0xd7ff }

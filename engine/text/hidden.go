package text

import "unicode"

// isHidden says whether a rune beyond ASCII is one that a terminal may obey or
// that a reader cannot see: C1 controls, line and paragraph separators, format
// controls (directions, joiners, tags, soft hyphen, byte order mark), fillers
// without a shape, and code points that are no characters.
func isHidden(r rune) bool {
	switch {
	case r < 0xa0:
		return true
	case r < 0x300: // the rest of Latin, the most frequent case
		return r == 0xad
	case unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point):
		return true
	case r >= 0xe0100 && r <= 0xe01ef: // variation selectors beyond the first 16
		return true
	}
	switch r {
	case 0x034f, // combining grapheme joiner
		0x115f, 0x1160, 0x3164, 0xffa0, // Hangul fillers
		0x17b4, 0x17b5, // Khmer inherent vowels
		0x180b, 0x180c, 0x180d, 0x180f, // Mongolian variation selectors
		0x2800: // Braille blank
		return true
	}
	return false
}

// combines says whether a rune joins the character before it.
func combines(r rune) bool { return r >= 0x300 && unicode.Is(unicode.M, r) }

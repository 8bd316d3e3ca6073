package text

import (
	"unicode/utf16"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// EscapeJSON returns JSON text in which everything that Clean would show as a
// symbol is written as \uXXXX, so that the text says the same and is safe on a
// terminal. Line feeds and tabs, which lay JSON out, stay. Bytes that are not
// UTF-8 become U+FFFD. Text without any of these is returned as it is.
func EscapeJSON(b []byte) []byte {
	if plainLength(b) == len(b) {
		return b
	}
	out := make([]byte, 0, len(b)+len(b)/8+16)
	for i := 0; i < len(b); {
		if n := plainLength(b[i:]); n > 1 {
			n-- // which what follows may combine with
			out = append(out, b[i:i+n]...)
			i += n
		}
		if c := b[i]; c < utf8.RuneSelf && (i+1 == len(b) || b[i+1] < utf8.RuneSelf) {
			out = appendASCII(out, c)
			i++
			continue
		}
		cluster := graphemes.FromBytes(b[i:]).First()
		out = appendCluster(out, cluster)
		i += len(cluster)
	}
	return out
}

// plainLength is how many bytes at the start of JSON text are ASCII as it may stand.
func plainLength(b []byte) int {
	for i, c := range b {
		if (c < ' ' || c > '~') && c != '\n' && c != '\t' {
			return i
		}
	}
	return len(b)
}

func appendASCII(out []byte, c byte) []byte {
	if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
		return appendEscape(out, uint16(c))
	}
	return append(out, c)
}

// appendCluster writes a character with what combines with it. Marks beyond
// maxCluster are escaped, not cut: data keeps what it says.
func appendCluster(out, cluster []byte) []byte {
	for written := 0; len(cluster) > 0; written++ {
		r, n := utf8.DecodeRune(cluster)
		switch {
		case r == utf8.RuneError && n == 1:
			out = appendEscape(out, 0xfffd)
		case r < utf8.RuneSelf:
			out = appendASCII(out, byte(r))
		case isHidden(r), written >= maxCluster, written == 0 && combines(r):
			for _, unit := range utf16.Encode([]rune{r}) {
				out = appendEscape(out, unit)
			}
		default:
			out = append(out, cluster[:n]...)
		}
		cluster = cluster[n:]
	}
	return out
}

func appendEscape(out []byte, unit uint16) []byte {
	const hex = "0123456789abcdef"
	return append(out, '\\', 'u', hex[unit>>12], hex[unit>>8&15], hex[unit>>4&15], hex[unit&15])
}

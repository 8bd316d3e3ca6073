package session

import (
	"encoding/base64"
	"encoding/binary"
	"math/bits"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Appenders for one line of the journal. A member whose value is the zero value
// is left out; commas are found from the byte before.

// appendComma separates what comes from what stands before it, if anything does.
func appendComma(b []byte) []byte {
	if last := b[len(b)-1]; last != '{' && last != '[' {
		b = append(b, ',')
	}
	return b
}

func appendName(b []byte, name string) []byte {
	b = append(appendComma(b), '"')
	b = append(b, name...)
	return append(b, '"', ':')
}

func appendCount(b []byte, name string, n int) []byte {
	if n == 0 {
		return b
	}
	return strconv.AppendInt(appendName(b, name), int64(n), 10)
}

func appendText(b []byte, name, text string) []byte {
	if text == "" {
		return b
	}
	return appendString(appendName(b, name), text)
}

func appendTexts(b []byte, name string, texts []string) []byte {
	if len(texts) == 0 {
		return b
	}
	b = append(appendName(b, name), '[')
	for _, text := range texts {
		b = appendString(appendComma(b), text)
	}
	return append(b, ']')
}

// appendRaw writes what came or went over the wire, byte for byte: as a string
// where it is UTF-8, and otherwise in base64 under a name that says so.
func appendRaw[T string | []byte](b []byte, name string, raw T) []byte {
	switch {
	case len(raw) == 0:
		return b
	case validUTF8(raw):
		return appendString(appendName(b, name), raw)
	}
	b = append(appendName(b, name+"_base64"), '"')
	b = base64.StdEncoding.AppendEncode(b, []byte(raw))
	return append(b, '"')
}

func validUTF8[T string | []byte](text T) bool {
	switch text := any(text).(type) {
	case string:
		return utf8.ValidString(text)
	case []byte:
		return utf8.Valid(text)
	}
	return false
}

// appendString writes a JSON string. C0, DEL and the line separators of Unicode
// are escaped, so that a line of the journal is one line to any program. Bytes
// that are no UTF-8 become U+FFFD.
func appendString[T string | []byte](b []byte, text T) []byte {
	b = append(b, '"')
	for i := 0; i < len(text); {
		var n int
		b, n = appendShort(b, text[i:])
		if i += n; i == len(text) {
			break
		}
		b, n = appendLong(b, text[i:])
		i += n
	}
	return append(b, '"')
}

// appendShort writes the characters at the start of the text that take one byte
// or two, and returns how many they were. Bodies are made of these. Eight are
// looked at together, since most stand as they are.
func appendShort[T string | []byte](b []byte, text T) ([]byte, int) {
	b = slices.Grow(b, 2*len(text)+8)
	room := b[len(b):cap(b)]
	at, n := 0, 0
	for n+8 <= len(text) {
		word := uint64(text[n]) | uint64(text[n+1])<<8 | uint64(text[n+2])<<16 | uint64(text[n+3])<<24 |
			uint64(text[n+4])<<32 | uint64(text[n+5])<<40 | uint64(text[n+6])<<48 | uint64(text[n+7])<<56
		binary.LittleEndian.PutUint64(room[at:], word)
		plain := bits.TrailingZeros64(special(word)) / 8
		at, n = at+plain, n+plain
		if plain == 8 {
			continue
		}
		letter := shorts[text[n]]
		if letter == 0 {
			return b[:len(b)+at], n
		}
		room[at], room[at+1] = '\\', letter
		at, n = at+2, n+1
	}
	for n < len(text) {
		c := text[n]
		switch letter := shorts[c]; {
		case special(uint64(c)|spaces)&0xFF == 0:
			room[at] = c
			at++
		case letter != 0:
			room[at], room[at+1] = '\\', letter
			at += 2
		default:
			return b[:len(b)+at], n
		}
		n++
	}
	return b[:len(b)+at], n
}

// special marks, by the highest bit of its byte, the first of eight characters
// that does not stand in a JSON string as it is: C0, DEL, the quote, the
// backslash, and what is not ASCII. What it marks behind the first is not to be
// relied on, since the subtractions carry.
func special(word uint64) uint64 {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	quote, backslash, del := word^(ones*'"'), word^(ones*'\\'), word^(ones*0x7F)
	controls := word - ones*' '
	return (word | controls | (quote - ones) | (backslash - ones) | (del - ones)) & high
}

// spaces fills the seven characters behind one that is looked at alone.
const spaces = 0x2020202020202000

// appendLong writes the characters at the start of the text that appendShort
// leaves, one at least, and returns how many bytes they were.
func appendLong[T string | []byte](b []byte, text T) ([]byte, int) {
	i := 0
	for i < len(text) && !isShort(text[i]) {
		c := text[i]
		if c < utf8.RuneSelf {
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(string(text[i:min(i+utf8.UTFMax, len(text))]))
		switch {
		case r == utf8.RuneError && size == 1:
			b = append(b, "\ufffd"...)
		case r == '\u2028' || r == '\u2029':
			b = append(b, `\u202`...)
			b = append(b, hexDigits[r&0xF])
		default:
			b = append(b, text[i:i+size]...)
		}
		i += size
	}
	return b, i
}

const hexDigits = "0123456789abcdef"

// isShort says whether a character takes one byte or two in a JSON string.
func isShort(c byte) bool { return shorts[c] != 0 || c >= ' ' && c < 0x7F }

// shorts has the letter that stands for a character behind a backslash.
var shorts = [256]byte{'"': '"', '\\': '\\', '\n': 'n', '\r': 'r', '\t': 't'}

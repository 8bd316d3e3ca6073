package session

import (
	"encoding/base64"
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

// appendShort writes the ASCII characters at the start of the text that take one
// byte or two, and returns how many they were. Bodies are made of these, and
// which of the two a character takes cannot be foreseen, so it asks no question:
// the first byte of two is overwritten where one is enough.
func appendShort[T string | []byte](b []byte, text T) ([]byte, int) {
	b = slices.Grow(b, 2*len(text)+2)
	room := b[len(b):cap(b)]
	at, n := 0, 0
	for n < len(text) {
		s := &shorts[text[n]]
		if s.size == 0 {
			break
		}
		pair := room[at : at+2 : len(room)]
		pair[0], pair[1] = s.bytes[0], s.bytes[1]
		at += int(s.size)
		n++
	}
	return b[:len(b)+at], n
}

// appendLong writes the characters at the start of the text that appendShort
// leaves, one at least, and returns how many bytes they were.
func appendLong[T string | []byte](b []byte, text T) ([]byte, int) {
	i := 0
	for i < len(text) && shorts[text[i]].size == 0 {
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

// short is how a character stands in a JSON string that takes one byte there or
// two; the size of others is 0.
type short struct {
	bytes [2]byte
	size  uint8
}

var shorts = func() (t [256]short) {
	for c := byte(' '); c < 0x7F; c++ {
		t[c] = short{[2]byte{c}, 1}
	}
	for c, letter := range map[byte]byte{'"': '"', '\\': '\\', '\n': 'n', '\r': 'r', '\t': 't'} {
		t[c] = short{[2]byte{'\\', letter}, 2}
	}
	return t
}()

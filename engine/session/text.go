package session

import (
	"encoding/base64"
	"encoding/binary"
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
	if isPlain(text) {
		return append(append(b, text...), '"')
	}
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

// isPlain says whether each character stands for itself in a JSON string, as in
// most texts but bodies.
func isPlain[T string | []byte](text T) bool {
	for i := range len(text) {
		if shorts[text[i]].size() != 1 {
			return false
		}
	}
	return true
}

// appendShort writes the characters at the start of the text that take one byte
// or two, and returns how many they were. Bodies are made of these. Quotes
// stand too irregularly for the processor to foresee them, so there is no
// branch for them: each character writes two bytes, of which the next one
// overwrites the second where it is not needed.
func appendShort[T string | []byte](b []byte, text T) ([]byte, int) {
	const step = 4
	b = slices.Grow(b, 2*len(text))
	room := b[len(b):cap(b)]
	at, n := 0, 0
	for ; n+step <= len(text); n += step {
		next := text[n : n+step]
		first, second, third, fourth := shorts[next[0]], shorts[next[1]], shorts[next[2]], shorts[next[3]]
		if first == 0 || second == 0 || third == 0 || fourth == 0 {
			break
		}
		out := room[at : at+2*step]
		binary.LittleEndian.PutUint16(out, uint16(first))
		end := first.size()
		binary.LittleEndian.PutUint16(out[end:], uint16(second))
		end += second.size()
		binary.LittleEndian.PutUint16(out[end:], uint16(third))
		end += third.size()
		binary.LittleEndian.PutUint16(out[end:], uint16(fourth))
		at += end + fourth.size()
	}
	for ; n < len(text) && shorts[text[n]] != 0; n++ {
		c := shorts[text[n]]
		room[at] = byte(c)
		if c.size() == 2 {
			room[at+1] = byte(c >> 8)
		}
		at += c.size()
	}
	return b[:len(b)+at], n
}

// short is what stands for a character in a JSON string: the bytes, the first
// of them lowest, and above them how many there are. It is 0 where they are
// more than two.
type short uint32

func (s short) size() int { return int(s >> 16) }

// shorts has what stands for each character.
var shorts = makeShorts()

func makeShorts() (all [256]short) {
	for c := short(' '); c < 0x7F; c++ {
		all[c] = c | 1<<16
	}
	for c, letter := range map[byte]byte{'"': '"', '\\': '\\', '\n': 'n', '\r': 'r', '\t': 't'} {
		all[c] = '\\' | short(letter)<<8 | 2<<16
	}
	return all
}

// appendLong writes the characters at the start of the text that appendShort
// leaves, one at least, and returns how many bytes they were.
func appendLong[T string | []byte](b []byte, text T) ([]byte, int) {
	i := 0
	for i < len(text) && shorts[text[i]] == 0 {
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

package session

import (
	"encoding/base64"
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

const hexDigits = "0123456789abcdef"

// appendString writes a JSON string. C0, DEL and the line separators of Unicode
// are escaped, so that a line of the journal is one line to any program. Bytes
// that are no UTF-8 become U+FFFD.
func appendString[T string | []byte](b []byte, text T) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if plain[c] {
				i++
				continue
			}
			b = append(b, text[from:i]...)
			b = appendEscape(b, c)
			i++
			from = i
			continue
		}
		r, size := utf8.DecodeRuneInString(string(text[i:min(i+utf8.UTFMax, len(text))]))
		switch {
		case r == utf8.RuneError && size == 1:
			b = append(b, text[from:i]...)
			b = append(b, "\ufffd"...)
			from = i + 1
		case r == '\u2028' || r == '\u2029':
			b = append(b, text[from:i]...)
			b = append(b, `\u202`...)
			b = append(b, hexDigits[r&0xF])
			from = i + size
		}
		i += size
	}
	b = append(b, text[from:]...)
	return append(b, '"')
}

func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
}

// plain has the ASCII characters that stand in a JSON string as they are.
var plain = func() (t [utf8.RuneSelf]bool) {
	for c := range t {
		t[c] = c >= ' ' && c != '"' && c != '\\' && c != 0x7F
	}
	return t
}()

package document

import (
	"encoding/json"
	"fmt"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// expectation is what may come next in a JSON text.
type expectation uint8

const (
	aValue expectation = iota
	aName
	aColon
	aComma
	restOfString
	restOfWord // of a number, true, false or null
)

// reached is how far a text has come that is right so far.
type reached struct {
	open     []byte // the brackets that are open, the innermost last
	expected expectation
}

// reach reads a text up to an offset, before which nothing is wrong with it.
func reach(b []byte, offset int64) reached {
	var r reached
	for i := int64(0); i < offset; {
		switch c := b[i]; c {
		case ' ', '\t', '\r', '\n':
			i++
		case '{', '[':
			r.open = append(r.open, c)
			r.expected = r.behindComma()
			i++
		case '}', ']':
			r.open = r.open[:max(0, len(r.open)-1)]
			r.expected = aComma
			i++
		case ',':
			r.expected = r.behindComma()
			i++
		case ':':
			r.expected = aValue
			i++
		case '"':
			end := endOfString(b[:offset], i)
			switch {
			case end < 0:
				r.expected = restOfString
				return r
			case r.expected == aName:
				r.expected = aColon
			default:
				r.expected = aComma
			}
			i = end
		default:
			end := i
			for end < offset && isWord(b[end]) {
				end++
			}
			end = max(end, i+1)
			r.expected = aComma
			if end == offset && !json.Valid(b[i:end]) {
				r.expected = restOfWord
			}
			i = end
		}
	}
	return r
}

// behindComma is what comes behind an opening bracket or a comma.
func (r *reached) behindComma() expectation {
	if n := len(r.open); n > 0 && r.open[n-1] == '{' {
		return aName
	}
	return aValue
}

// endOfString returns the offset behind the string that begins there, or -1.
func endOfString(b []byte, at int64) int64 {
	for i := at + 1; i < int64(len(b)); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}

func isWord(c byte) bool {
	return c == '-' || c == '+' || c == '.' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

const valueHelp = "write an object, an array, a string, a number, true, false or null there; no comma may stand before the end"

// misplaced says of the character at an offset that something else was expected
// there; empty where it is wrong in another way.
func (r *reached) misplaced(b []byte, offset int64) (problem, help string) {
	if offset >= int64(len(b)) {
		return "", ""
	}
	character, _ := utf8.DecodeRune(b[offset:])
	stands := strconv.QuoteRune(character) + " stands where "
	switch r.expected {
	case aValue:
		return stands + "a value was expected", valueHelp
	case aName:
		return stands + "a name was expected", "write names in double quotes; no comma may stand before the end"
	case aColon:
		return stands + "a colon was expected", "put a colon between a name and its value"
	case aComma:
		switch n := len(r.open); {
		case n == 0:
			return "", ""
		case r.open[n-1] == '{':
			return stands + "a comma or } was expected", "put a comma between the members, or close the object"
		}
		return stands + "a comma or ] was expected", "put a comma between the elements, or close the array"
	case restOfString:
		return misspelt(b[offset:], character)
	case restOfWord:
		from, to := offset, offset
		for from > 0 && isWord(b[from-1]) {
			from--
		}
		for to < int64(len(b)) && isWord(b[to]) {
			to++
		}
		if to-from > 40 {
			return "", ""
		}
		return string(b[from:to]) + " is no value of JSON", valueHelp
	}
	return "", ""
}

// misspelt says of a character in a string that it cannot stand there as it is.
func misspelt(rest []byte, character rune) (problem, help string) {
	switch {
	case character == '\n', character == '\r':
		return "a line break stands in the string", "write it as \\n, or close the string before it"
	case character == '\t':
		return "a tab stands in the string", "write it as \\t"
	case character < ' ':
		return fmt.Sprintf("the control character U+%04X stands in the string", character), fmt.Sprintf("write it as \\u%04x, or leave it out", character)
	case character == '\\' && len(rest) > 1:
		escape := "the backslash begins"
		if behind, _ := utf8.DecodeRune(rest[1:]); unicode.IsGraphic(behind) && behind != ' ' && behind != utf8.RuneError {
			escape = "\\" + string(behind) + " is"
		}
		return escape + " no escape of JSON here", `write \\ for a backslash; an escape is one of \" \\ \/ \b \f \n \r \t, or \u and four hexadecimal digits`
	}
	return "", ""
}

// halfPair says whether the escape at an offset is half of a surrogate pair.
func halfPair(b []byte, offset int64) bool {
	if offset+6 > int64(len(b)) || b[offset] != '\\' || b[offset+1] != 'u' {
		return false
	}
	code, err := strconv.ParseUint(string(b[offset+2:offset+6]), 16, 16)
	return err == nil && 0xd800 <= code && code <= 0xdfff
}

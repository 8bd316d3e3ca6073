package document

import (
	"encoding/json"
	"strconv"
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
		return stands + "a value was expected", "write an object, an array, a string, a number, true, false or null there; no comma may stand before the end"
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

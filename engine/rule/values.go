package rule

import (
	"bytes"
	"strings"

	"github.com/google/uuid"
)

// notInIRI is 1 for each byte that may not stand in an IRI (RFC 3987): controls,
// spaces and the delimiters that it excludes.
var notInIRI = func() (not [256]uint8) {
	for c := range 0x21 {
		not[c] = 1
	}
	for _, c := range []byte("\x7f<>\"{}|\\^`") {
		not[c] = 1
	}
	return not
}()

// fitIRI says whether all of some bytes may stand in an IRI. It looks at them
// without a branch for each, since ids are the most of many messages.
func fitIRI(b []byte) bool {
	not, i := uint8(0), 0
	for ; i <= len(b)-8; i += 8 {
		c := (*[8]byte)(b[i:])
		not |= notInIRI[c[0]] | notInIRI[c[1]] | notInIRI[c[2]] | notInIRI[c[3]] |
			notInIRI[c[4]] | notInIRI[c[5]] | notInIRI[c[6]] | notInIRI[c[7]]
	}
	for ; i < len(b); i++ {
		not |= notInIRI[b[i]]
	}
	return not == 0
}

// encodes says whether a percent sign stands for a byte, as it must in an IRI: two
// hexadecimal digits follow (RFC 3986, section 2.1).
func encodes(b []byte, percent int) bool {
	return percent+2 < len(b) && isHex(b[percent+1]) && isHex(b[percent+2])
}

// strayPercent returns where a percent sign stands that encodes nothing, or -1.
func strayPercent(b []byte) int {
	for at := 0; ; at++ {
		next := bytes.IndexByte(b[at:], '%')
		if next < 0 {
			return -1
		}
		if at += next; !encodes(b, at) {
			return at
		}
	}
}

// isIRI says whether a text is an absolute IRI or a blank node identifier.
func isIRI(b []byte) bool {
	if isBlankNode(b) {
		return true
	}
	if len(b) < 3 || !isLetter(b[0]) {
		return false
	}
	i := 1
	for i < len(b) && (isLetter(b[i]) || isDigit(b[i]) || b[i] == '+' || b[i] == '-' || b[i] == '.') {
		i++
	}
	return i+1 < len(b) && b[i] == ':' && string(b[i+1:]) != "//" && fitIRI(b[i+1:]) && strayPercent(b) < 0
}

// isBlankNode says whether a text is a blank node identifier, "_:x".
func isBlankNode(b []byte) bool {
	return len(b) >= 3 && b[0] == '_' && b[1] == ':' && fitIRI(b[2:])
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isHex(c byte) bool    { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// isDateTime says whether a text is a real date and time of the required form,
// YYYY-MM-DDTHH:mm:ss.SSSZ.
func isDateTime(b []byte) bool {
	if len(b) != len("2026-03-02T09:15:00.000Z") {
		return false
	}
	if b[4] != '-' || b[7] != '-' || b[10] != 'T' || b[13] != ':' || b[16] != ':' || b[19] != '.' || b[23] != 'Z' {
		return false
	}
	for _, at := range [...]uint8{0, 2, 5, 8, 11, 14, 17, 20, 21} {
		if b[at]-'0' > 9 || b[at+1]-'0' > 9 {
			return false
		}
	}
	two := func(at int) int { return int(b[at]-'0')*10 + int(b[at+1]-'0') }
	month, day := two(5), two(8)
	return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysIn(two(0)*100+two(2), month)) &&
		two(11) < 24 && two(14) < 60 && two(17) < 60
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// isDuration says whether a text is an ISO 8601 duration such as PT5M21S, P0D
// or P2W. Only the last number may have a fraction.
func isDuration(b []byte) bool {
	rest, ok := bytes.CutPrefix(b, []byte("P"))
	if !ok {
		return false
	}
	units, inTime, parts, fraction := "YMWD", false, 0, false
	for len(rest) > 0 {
		if rest[0] == 'T' && !inTime {
			units, inTime, parts, rest = "HMS", true, 0, rest[1:]
			continue
		}
		whole := digits(rest)
		if whole == 0 || fraction {
			return false
		}
		rest = rest[whole:]
		if len(rest) > 0 && (rest[0] == '.' || rest[0] == ',') {
			decimals := digits(rest[1:])
			if decimals == 0 {
				return false
			}
			fraction, rest = true, rest[1+decimals:]
		}
		if len(rest) == 0 {
			return false
		}
		unit := strings.IndexByte(units, rest[0])
		if unit < 0 {
			return false
		}
		units, rest = units[unit+1:], rest[1:]
		parts++
	}
	return parts > 0
}

// digits counts those that a text begins with.
func digits(b []byte) int {
	n := 0
	for n < len(b) && isDigit(b[n]) {
		n++
	}
	return n
}

// isUUID says whether a text is a UUID in its usual form, 8-4-4-4-12 hexadecimal digits.
func isUUID(b []byte) bool {
	if len(b) != 36 {
		return false
	}
	_, err := uuid.ParseBytes(b)
	return err == nil
}

// isWhole says whether a number is written without fraction and exponent.
func isWhole(b []byte) bool {
	for i, c := range b {
		if !isDigit(c) && !(i == 0 && c == '-') {
			return false
		}
	}
	return len(b) > 0
}

// hasFraction says whether a number is written with a fractional part.
func hasFraction(b []byte) bool { return bytes.IndexByte(b, '.') >= 0 }

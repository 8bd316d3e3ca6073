package rule

import (
	"caliper-playground/engine/document"
)

// iriByte holds the bytes that may stand in an IRI (RFC 3987): everything but
// controls, spaces and the delimiters that it excludes.
var iriByte = func() (ok [256]bool) {
	for c := 0x21; c < 0x100; c++ {
		ok[c] = c != 0x7f
	}
	for _, c := range []byte("<>\"{}|\\^`") {
		ok[c] = false
	}
	return ok
}()

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
	if i+1 >= len(b) || b[i] != ':' {
		return false
	}
	for _, c := range b[i+1:] {
		if !iriByte[c] {
			return false
		}
	}
	return true
}

// isBlankNode says whether a text is a blank node identifier, "_:x".
func isBlankNode(b []byte) bool {
	if len(b) < 3 || b[0] != '_' || b[1] != ':' {
		return false
	}
	for _, c := range b[2:] {
		if !iriByte[c] {
			return false
		}
	}
	return true
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// isDateTime says whether a text is a real date and time of the required form,
// YYYY-MM-DDTHH:mm:ss.SSSZ.
func isDateTime(b []byte) bool {
	const form = "0000-00-00T00:00:00.000Z"
	if len(b) != len(form) {
		return false
	}
	for i := range b {
		if form[i] == '0' && !isDigit(b[i]) || form[i] != '0' && b[i] != form[i] {
			return false
		}
	}
	number := func(from, to int) (n int) {
		for _, c := range b[from:to] {
			n = n*10 + int(c-'0')
		}
		return n
	}
	month, day := number(5, 7), number(8, 10)
	return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(number(0, 4), month) &&
		number(11, 13) < 24 && number(14, 16) < 60 && number(17, 19) < 60
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
	if len(b) < 3 || b[0] != 'P' {
		return false
	}
	units, inTime, parts, fraction := "YMWD", false, 0, false
	for i := 1; i < len(b); {
		if b[i] == 'T' {
			if inTime {
				return false
			}
			inTime, units, parts = true, "HMS", 0
			i++
			continue
		}
		start := i
		for i < len(b) && isDigit(b[i]) {
			i++
		}
		if i == start || fraction {
			return false
		}
		if i < len(b) && (b[i] == '.' || b[i] == ',') {
			fraction = true
			i++
			for start = i; i < len(b) && isDigit(b[i]); i++ {
			}
			if i == start {
				return false
			}
		}
		if i == len(b) {
			return false
		}
		unit := 0
		for unit < len(units) && units[unit] != b[i] {
			unit++
		}
		if unit == len(units) {
			return false
		}
		units = units[unit+1:]
		parts++
		i++
	}
	return parts > 0
}

// isUUID says whether a text is a UUID in its usual form, 8-4-4-4-12 hexadecimal digits.
func isUUID(b []byte) bool {
	if len(b) != 36 {
		return false
	}
	for i, c := range b {
		if i == 8 || i == 13 || i == 18 || i == 23 {
			if c != '-' {
				return false
			}
		} else if !isDigit(c) && !(c|0x20 >= 'a' && c|0x20 <= 'f') {
			return false
		}
	}
	return true
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
func hasFraction(b []byte) bool {
	for _, c := range b {
		if c == '.' {
			return true
		}
	}
	return false
}

// content returns the value of a string without copying it where that can be done.
func (p *pass) content(n document.NodeID) []byte {
	if p.doc.Nodes[n].Escaped {
		return []byte(p.doc.Text(n))
	}
	return p.doc.RawString(n)
}

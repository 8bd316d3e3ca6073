package rule

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
	return i+1 < len(b) && b[i] == ':' && string(b[i+1:]) != "//" && fitIRI(b[i+1:])
}

// isBlankNode says whether a text is a blank node identifier, "_:x".
func isBlankNode(b []byte) bool {
	return len(b) >= 3 && b[0] == '_' && b[1] == ':' && fitIRI(b[2:])
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

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
	if b[8] != '-' || b[13] != '-' || b[18] != '-' || b[23] != '-' {
		return false
	}
	digits := 0
	for _, c := range b {
		digits += int(hexDigit[c])
	}
	return digits == 32
}

// hexDigit holds 1 for the digits of a UUID.
var hexDigit = func() (digit [256]uint8) {
	for _, c := range []byte("0123456789abcdefABCDEF") {
		digit[c] = 1
	}
	return digit
}()

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

package document

import (
	"bytes"
	"strconv"
	"strings"
)

// Equal says whether two values are the same as JSON Patch compares them (RFC
// 6902, section 4.6): blanks, escapes, the order of members and the way in which
// a number is written do not count. Objects that repeat a name are the same only
// where they are written the same.
func Equal(a *Document, m NodeID, b *Document, n NodeID) bool {
	x, y := &a.Nodes[m], &b.Nodes[n]
	if x.Kind != y.Kind {
		return false
	}
	switch x.Kind {
	case Number:
		return equalNumbers(a.Raw(m), b.Raw(n))
	case String:
		return bytes.Equal(a.Content(m), b.Content(n))
	case Array:
		c, d := m+1, n+1
		for c < x.Next && d < y.Next {
			if !Equal(a, c, b, d) {
				return false
			}
			c, d = a.Nodes[c].Next, b.Nodes[d].Next
		}
		return c == x.Next && d == y.Next
	case Object:
		return bytes.Equal(a.Raw(m), b.Raw(n)) || equalMembers(a, m, b, n)
	}
	return true
}

func equalMembers(a *Document, m NodeID, b *Document, n NodeID) bool {
	left, unique := a.byName(m)
	right, also := b.byName(n)
	if !unique || !also || len(left) != len(right) {
		return false
	}
	for name, c := range left {
		d, ok := right[name]
		if !ok || !Equal(a, c, b, d) {
			return false
		}
	}
	return true
}

// byName returns the members of an object, and whether each name stands once.
func (d *Document) byName(n NodeID) (members map[string]NodeID, unique bool) {
	members, unique = map[string]NodeID{}, true
	for c := range d.Children(n) {
		name := d.Name(c)
		if _, ok := members[name]; ok {
			unique = false
		}
		members[name] = c
	}
	return members, unique
}

// equalNumbers compares two number literals by their value, without rounding.
func equalNumbers(a, b []byte) bool {
	if bytes.Equal(a, b) {
		return true
	}
	x, ok := readDecimal(string(a))
	y, also := readDecimal(string(b))
	return ok && also && x == y
}

// decimal is a number as its digits, without zeros at either end, and the
// power of ten of the last one.
type decimal struct {
	negative bool
	digits   string
	exponent int
}

// readDecimal reads a valid JSON number. It gives up on absurd exponents.
func readDecimal(s string) (decimal, bool) {
	var d decimal
	s, d.negative = strings.CutPrefix(s, "-")
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		exponent, err := strconv.ParseInt(strings.TrimPrefix(s[i+1:], "+"), 10, 32)
		if err != nil {
			return d, false
		}
		d.exponent, s = int(exponent), s[:i]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	d.exponent -= len(fraction)
	d.digits = strings.TrimLeft(whole+fraction, "0")
	trimmed := strings.TrimRight(d.digits, "0")
	d.exponent += len(d.digits) - len(trimmed)
	d.digits = trimmed
	if d.digits == "" {
		return decimal{}, true // zero, whatever its sign
	}
	return d, true
}

package library

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"unicode/utf8"
)

// unit is a piece of a file that is a document by itself, or holds some.
type unit struct {
	before       []byte // what stands between the unit before and this one
	data         []byte
	line, column int // where it begins, from 1
	err          error
}

// values cuts a text into the JSON values that stand in it one behind the
// other, on lines of their own or not, laid out or not. It only looks at
// brackets and strings, and finds its way again behind a value that is broken:
//
//   - an opening bracket at the start of a line, where JSON allows none, begins
//     the next value;
//   - of a value that never ends, each line is one;
//   - what is no array or object goes to the end of its line, together with
//     the value that it stands behind;
//   - a text that does not begin with JSON is one unit as a whole.
type values struct {
	in    *bufio.Reader
	limit int64
	yield func(unit) bool

	state   state
	open    []byte // the brackets that are open
	quoted  bool   // within a string
	escaped bool   // behind a backslash
	last    byte   // the last character that is no space

	current unit
	count   int
	gap     []byte // the spaces behind a value, until it is known what follows

	line    int
	columns int // characters of the line in the pieces before this one
	counted int // bytes of this piece that have been counted
	counts  int // and the characters in them
}

type state int

const (
	between state = iota // no value has begun
	within               // amid an array or object
	behind               // on the line on which one has ended
	loose                // amid something else, up to the end of the line
	rest                 // amid something that is no JSON, up to the end of the text
)

// cut yields the units, and one without data for what stands behind the last.
func (v *values) cut() {
	v.line = 1
	for {
		piece, err := v.in.ReadSlice('\n')
		if !v.piece(piece) {
			return
		}
		switch {
		case err == bufio.ErrBufferFull:
			v.columns += utf8.RuneCount(piece)
		case err == io.EOF:
			v.end()
			return
		case err != nil:
			v.yield(unit{line: v.line, column: 1, err: err})
			return
		default:
			v.line++
			v.columns = 0
		}
		v.counted, v.counts = 0, 0
		if int64(len(v.current.data)+len(v.current.before)) > v.limit {
			v.yield(unit{line: v.current.line, column: 1, err: errTooLarge})
			return
		}
	}
}

// piece looks at a line, or at a part of a long one.
func (v *values) piece(b []byte) bool {
	atStart := v.columns == 0
	for i := 0; i < len(b); {
		var n int
		switch v.state {
		case between:
			n = v.skip(b, i)
		case within:
			if atStart && i == 0 && opens(b[0]) && !v.mayOpen() {
				v.moveSpace()
				if !v.finish() {
					return false
				}
				continue
			}
			n = v.scan(b[i:])
		case behind:
			var ok bool
			if n, ok = v.follow(b, i); !ok {
				return false
			}
		case loose:
			if b[i] == '\n' {
				if !v.endLoose() {
					return false
				}
				continue
			}
			n = lineLength(b[i:])
			v.current.data = append(v.current.data, b[i:i+n]...)
		case rest:
			n = len(b) - i
			v.current.data = append(v.current.data, b[i:]...)
		}
		i += n
	}
	return true
}

// skip passes over white space, and begins a value where there is more.
func (v *values) skip(b []byte, from int) int {
	i := from
	for i < len(b) && (isSpace(b[i]) || b[i] == recordSeparator || v.count == 0 && isMark(b[i:])) {
		i++
		if b[i-1] == byteOrderMark[0] {
			i += len(byteOrderMark) - 1
		}
	}
	v.current.before = append(v.current.before, b[from:i]...)
	if i < len(b) {
		v.begin(b, i)
	}
	return i - from
}

// begin begins a value, and looks at nothing of it yet.
func (v *values) begin(b []byte, at int) {
	v.current.line, v.current.column = v.line, v.column(b, at)
	v.state, v.last = loose, 0
	if opens(b[at]) {
		v.state = within
	}
}

// column counts the characters up to a place of the present piece, from 1.
func (v *values) column(b []byte, at int) int {
	v.counts += utf8.RuneCount(b[v.counted:at])
	v.counted = at
	return v.columns + v.counts + 1
}

// scan looks at an array or object, up to its end if that is here.
func (v *values) scan(b []byte) int {
	i := 0
	for ; i < len(b) && v.state == within; i++ {
		c := b[i]
		switch {
		case v.escaped:
			v.escaped = false
		case v.quoted:
			for c != '\\' && c != '"' && c != '\n' && i+1 < len(b) {
				i++
				c = b[i]
			}
			if v.escaped = c == '\\'; c == '"' || c == '\n' { // no string goes on on the next line
				v.quoted, v.last = false, '"'
			}
		case isSpace(c):
		case c == '"':
			v.quoted = true
		case opens(c):
			v.open = append(v.open, c)
			v.last = c
		case c == '}' || c == ']':
			v.last = c
			if v.open = v.open[:len(v.open)-1]; len(v.open) == 0 {
				v.state = behind
			}
		default:
			v.last = c
		}
	}
	v.current.data = append(v.current.data, b[:i]...)
	return i
}

// mayOpen says whether JSON allows an opening bracket at this place of a value.
func (v *values) mayOpen() bool {
	switch n := len(v.open); {
	case n == 0:
		return true
	case v.open[n-1] == '{':
		return v.last == ':'
	}
	return v.last == '[' || v.last == ','
}

// follow looks at what stands behind a value on the same line.
func (v *values) follow(b []byte, i int) (n int, ok bool) {
	c := b[i]
	switch {
	case c == '\n' || c == recordSeparator || opens(c):
		return 0, v.finish()
	case isSpace(c):
		v.gap = append(v.gap, c)
		return 1, true
	}
	v.current.data = append(v.current.data, v.gap...)
	v.gap, v.state = v.gap[:0], loose
	return 0, true
}

// endLoose ends what goes to the end of its line. Where a text begins so and it
// is no JSON, all of it is one unit.
func (v *values) endLoose() bool {
	if v.count == 0 && !opens(v.current.data[0]) && !json.Valid(bytes.TrimSpace(v.current.data)) {
		v.state = rest
		return true
	}
	v.moveSpace()
	return v.finish()
}

// moveSpace takes the white space at the end of a unit out of it.
func (v *values) moveSpace() {
	trimmed := bytes.TrimRight(v.current.data, " \t\r\n")
	v.gap = append(v.gap, v.current.data[len(trimmed):]...)
	v.current.data = trimmed
}

// finish hands over a unit. What stands behind it comes before the next.
func (v *values) finish() bool {
	done := v.current
	v.current = unit{before: bytes.Clone(v.gap)}
	v.gap, v.open, v.quoted, v.escaped, v.state = v.gap[:0], v.open[:0], false, false, between
	v.count++
	return v.yield(done)
}

// end hands over what is left at the end of the text.
func (v *values) end() {
	if v.state == within && v.endless() {
		return
	}
	if v.state == within || v.state == loose {
		v.moveSpace()
	}
	if v.state == between || v.finish() {
		v.yield(v.current)
	}
}

// endless takes an array or object that never ends, on a line of which another
// one begins, as lines: the first of them is broken off. One that is laid out,
// with nothing but its bracket on its first line, it leaves.
func (v *values) endless() bool {
	u := v.current
	end := lineLength(u.data)
	if end+1 >= len(u.data) || !opens(u.data[end+1]) || len(bytes.TrimSpace(u.data[:end])) == 1 {
		return false
	}
	l := lines{in: bufio.NewReader(bytes.NewReader(u.data)), limit: v.limit, yield: func(of unit) bool {
		if of.line == 1 {
			of.before, of.column = u.before, u.column
		}
		of.line += u.line - 1
		return v.yield(of)
	}}
	l.cut()
	return true
}

const recordSeparator = 0x1e // between the values of a JSON text sequence (RFC 7464)

var byteOrderMark = []byte("\ufeff")

func isMark(b []byte) bool   { return bytes.HasPrefix(b, byteOrderMark) }
func isSpace(c byte) bool    { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
func opens(c byte) bool      { return c == '{' || c == '[' }
func blank(line []byte) bool { return len(bytes.Trim(line, " \t\r\n")) == 0 }

// lineLength is how much of a text stands before its first line's end.
func lineLength(b []byte) int {
	if end := bytes.IndexByte(b, '\n'); end >= 0 {
		return end
	}
	return len(b)
}

package catalog

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// reader goes through one of the embedded files, which are JSON. Every start
// waits for them, and the standard library, which has to find out by reflection
// what goes where, takes several times as long; a test holds the two against
// each other. A text is a part of the file and no copy of it.
//
// The files are part of the program, so a broken one is a bug of the build and
// no condition to handle: the reader panics, and says where.
type reader struct {
	path string
	file string
	at   int // the next byte
}

// object reads an object. The function reads one member's value, and says
// whether it knows the name.
func (r *reader) object(member func(name string) (known bool)) {
	r.expect('{')
	if r.next() == '}' {
		r.at++
		return
	}
	for {
		name := r.text()
		r.expect(':')
		if !member(name) {
			r.fail("a known name, not " + strconv.Quote(name))
		}
		if r.next() != ',' {
			break
		}
		r.at++
	}
	r.expect('}')
}

// list reads an array; the function reads one element.
func (r *reader) list(element func()) {
	r.expect('[')
	if r.next() == ']' {
		r.at++
		return
	}
	for {
		element()
		if r.next() != ',' {
			break
		}
		r.at++
	}
	r.expect(']')
}

// text reads a string.
func (r *reader) text() string {
	r.expect('"')
	start := r.at
	end := strings.IndexByte(r.file[start:], '"')
	if end < 0 {
		r.fail("the end of a string")
	}
	text := r.file[start : start+end]
	if strings.IndexByte(text, '\\') >= 0 {
		return r.escaped(start)
	}
	r.at = start + end + 1
	return text
}

// escaped reads the string from there that has escapes in it. They are rare, so
// the standard library resolves them.
func (r *reader) escaped(start int) (text string) {
	for r.at = start; r.at < len(r.file) && r.file[r.at] != '"'; r.at++ {
		if r.file[r.at] == '\\' {
			r.at++
		}
	}
	r.expect('"')
	if err := json.Unmarshal([]byte(r.file[start-1:r.at]), &text); err != nil {
		r.fail("a string: " + err.Error())
	}
	return text
}

// texts reads an array of strings.
func (r *reader) texts() []string {
	all := []string{}
	r.list(func() { all = append(all, r.text()) })
	return all
}

// textsByName reads an object of strings.
func (r *reader) textsByName() map[string]string {
	all := map[string]string{}
	r.object(func(name string) bool {
		all[name] = r.text()
		return true
	})
	return all
}

// truth reads a boolean.
func (r *reader) truth() bool {
	r.next()
	for _, word := range [...]string{"true", "false"} {
		if strings.HasPrefix(r.file[r.at:], word) {
			r.at += len(word)
			return word == "true"
		}
	}
	r.fail("true or false")
	return false
}

// number reads a whole number that is not negative.
func (r *reader) number() int {
	r.next()
	start := r.at
	for r.at < len(r.file) && '0' <= r.file[r.at] && r.file[r.at] <= '9' {
		r.at++
	}
	n, err := strconv.Atoi(r.file[start:r.at])
	if err != nil {
		r.fail("a whole number")
	}
	return n
}

// next passes white space over and returns the byte behind it, or 0 at the end.
func (r *reader) next() byte {
	for ; r.at < len(r.file); r.at++ {
		switch c := r.file[r.at]; c {
		case ' ', '\n', '\t', '\r':
		default:
			return c
		}
	}
	return 0
}

// expect passes over white space and the byte that must follow it.
func (r *reader) expect(c byte) {
	if r.next() != c {
		r.fail(strconv.QuoteRune(rune(c)))
	}
	r.at++
}

// end makes sure that nothing follows.
func (r *reader) end() {
	if r.next() != 0 || r.at < len(r.file) {
		r.fail("the end of the file")
	}
}

// fail gives up, with the place.
func (r *reader) fail(want string) {
	line := 1 + strings.Count(r.file[:min(r.at, len(r.file))], "\n")
	panic(fmt.Sprintf("catalog: embedded file data/%s is broken: line %d lacks %s", r.path, line, want))
}

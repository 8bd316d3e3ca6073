package source

import (
	"sort"
	"strconv"
)

// numbers are the lines of a file, for a body that was read from one: what is
// found in it is named by them, also where it is laid out for reading.
type numbers struct {
	above int      // lines of the file above the body
	body  []uint32 // where each line starts in the body as it stands in the file
}

// OfFile reads a body that stands in a file, from the given line on, counted
// from 1; 0 means the whole file. Its line numbers are the file's. In what is
// laid out for reading, a line has a number where it begins another line of
// the file, and none where it is a part of the one before.
func OfFile(body []byte, line int) *Source {
	s := New(body)
	s.numbers = &numbers{above: max(0, line-1), body: lineStarts(body)}
	return s
}

// Above returns how many lines of the file stand above the body.
func (s *Source) Above() int {
	if s.numbers == nil {
		return 0
	}
	return s.numbers.above
}

// Renumbered says that lines are numbered as they are shown, and not as they
// were in the body before it was laid out.
func (s *Source) Renumbered() bool { return s.LaidOut && s.numbers == nil }

// number returns what stands in the gutter of a line, counted from 0.
func (s *Source) number(i int) string {
	switch {
	case s.numbers == nil:
		return strconv.Itoa(i + 1)
	case !s.LaidOut:
		return strconv.Itoa(s.numbers.above + i + 1)
	}
	first, ok := s.FirstOn(i)
	if !ok {
		return ""
	}
	n := s.numbers.lineOf(s.doc.Nodes[first].Start)
	if first > 0 && n == s.numbers.lineOf(s.doc.Nodes[first-1].Start) {
		return ""
	}
	return strconv.Itoa(s.numbers.above + n)
}

// lineOf returns the line of the body on which a byte stands, counted from 1.
func (n *numbers) lineOf(at uint32) int {
	return sort.Search(len(n.body), func(i int) bool { return n.body[i] > at })
}

// digits returns how many cells the longest number takes.
func (s *Source) digits() int {
	if s.numbers == nil {
		return len(strconv.Itoa(s.Len()))
	}
	return len(strconv.Itoa(s.numbers.above + len(s.numbers.body)))
}

package source

import (
	"sort"

	"caliper-playground/engine/document"
)

// FoldAt returns the last line of the outermost object or array that begins on
// a line and ends on another. Lines count from 0.
func (s *Source) FoldAt(line int) (last int, ok bool) {
	if s.doc == nil || line < 0 || line >= len(s.lines) {
		return 0, false
	}
	end := s.lineEnd(line)
	for n := s.firstNode(s.lines[line]); n < len(s.doc.Nodes); n++ {
		from, to := s.span(document.NodeID(n))
		if from >= end {
			break
		}
		if k := s.doc.Nodes[n].Kind; (k == document.Object || k == document.Array) && to > end {
			return s.lineOf(to - 1), true
		}
	}
	return 0, false
}

// Enclosing returns the line on which the object or array begins that a line
// stands within, so that the whole can be folded from there.
func (s *Source) Enclosing(line int) (first int, ok bool) {
	if s.doc == nil || line <= 0 || line >= len(s.lines) {
		return 0, false
	}
	// The last value that begins before the line is within what encloses it, or
	// is it.
	n := document.NodeID(s.firstNode(s.lines[line]) - 1)
	for ; n >= 0; n = s.doc.Nodes[n].Parent {
		from, to := s.span(n)
		if from < s.lines[line] && to > s.lines[line] {
			return s.lineOf(from), true
		}
	}
	return 0, false
}

// Outline returns the lines that can be folded at a depth of nesting, the root
// being at 0.
func (s *Source) Outline(depth int) []int {
	if s.doc == nil {
		return nil
	}
	var lines []int
	depths := make([]int, len(s.doc.Nodes))
	for i := range s.doc.Nodes {
		n := &s.doc.Nodes[i]
		if n.Parent != document.None {
			depths[i] = depths[n.Parent] + 1
		}
		if depths[i] != depth || n.Kind != document.Object && n.Kind != document.Array {
			continue
		}
		from, to := s.span(document.NodeID(i))
		if line := s.lineOf(from); s.lineOf(to-1) > line {
			lines = append(lines, line)
		}
	}
	return lines
}

// FirstOn returns the first value that begins on a line; false where none does. Lines
// count from 0.
func (s *Source) FirstOn(line int) (document.NodeID, bool) {
	if s.doc == nil || line < 0 || line >= len(s.lines) {
		return document.None, false
	}
	n := s.firstNode(s.lines[line])
	if n == len(s.doc.Nodes) {
		return document.None, false
	}
	from, _ := s.span(document.NodeID(n))
	return document.NodeID(n), from < s.lineEnd(line)
}

// firstNode returns the first node that begins at or behind an offset. Nodes
// stand in the order in which they begin.
func (s *Source) firstNode(offset uint32) int {
	return sort.Search(len(s.doc.Nodes), func(i int) bool {
		from, _ := s.span(document.NodeID(i))
		return from >= offset
	})
}

func (s *Source) span(n document.NodeID) (from, to uint32) {
	if s.spans != nil {
		return s.spans[n].Start, s.spans[n].End
	}
	return s.doc.Nodes[n].Start, s.doc.Nodes[n].End
}

func (s *Source) lineOf(offset uint32) int {
	return max(0, sort.Search(len(s.lines), func(i int) bool { return s.lines[i] > offset })-1)
}

func (s *Source) lineEnd(line int) uint32 {
	if line+1 < len(s.lines) {
		return s.lines[line+1]
	}
	return uint32(len(s.text))
}

package report

import (
	"unicode/utf8"

	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// change is what a patch does to the text of a file: a stretch of it is taken out
// and another text put in its place. Lines and columns count from 1, columns in
// characters; the end is behind the last character.
type change struct {
	startLine, startColumn int
	endLine, endColumn     int
	inserted               string
}

// change says what a patch does to the source; false where there is no patch, or
// where it changes nothing that stands in the file as it is.
func (s *source) change(ops []rule.Op) (change, bool) {
	if len(ops) == 0 || s.of.Quoted || len(s.of.Data) == 0 {
		return change{}, false
	}
	before := s.of.Data
	after, err := document.Patch(before, ops)
	if err != nil {
		return change{}, false
	}
	start := 0
	for start < min(len(before), len(after)) && before[start] == after[start] {
		start++
	}
	for start > 0 && start < len(before) && !utf8.RuneStart(before[start]) {
		start--
	}
	same := 0
	for same < min(len(before), len(after))-start && before[len(before)-1-same] == after[len(after)-1-same] {
		same++
	}
	for same > 0 && !utf8.RuneStart(before[len(before)-same]) {
		same--
	}
	c := change{inserted: string(after[start : len(after)-same])}
	c.startLine, c.startColumn = s.position(start)
	c.endLine, c.endColumn = s.position(len(before) - same)
	return c, true
}

// end is where the place of a finding ends; false where that is not known.
func (s *source) end(f rule.Finding) (line, column int, known bool) {
	if len(s.of.Data) == 0 || s.of.Quoted || f.End <= f.Start || int(f.End) > len(s.of.Data) {
		return 0, 0, false
	}
	line, column = s.position(int(f.End))
	return line, column, true
}

// position is where a byte of the source stands in the file.
func (s *source) position(offset int) (line, column int) {
	line = s.line(offset)
	return s.of.InFile(line+1, utf8.RuneCount(s.of.Data[s.starts[line]:offset])+1)
}

// Package source shows a message's body as lines, finds places in it, and
// points at them. A body that was sent as one long line is laid out for
// reading, exactly as written otherwise; one that its
// sender laid out, or that is no JSON, is shown as it came.
package source

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// longLine is the length in bytes from which a line is too long to be read.
const longLine = 200

// Source is a body as it is shown. It is immutable.
type Source struct {
	// LaidOut says that lines are not those of the body as received.
	LaidOut bool
	// Err says why the body is no JSON, if it is none.
	Err *document.SyntaxError

	text  []byte
	lines []uint32 // where each line starts in text
	doc   *document.Document
	spans []document.Span // where each node stands in text; nil where text is the body

	numbers *numbers // nil where lines are counted as they are shown
}

// Place is a range of bytes in one line, all counted from 0.
type Place struct{ Line, From, To int }

// New reads a body. It takes time in proportion to the body's size, so it
// belongs into a command, not into drawing.
func New(body []byte) *Source { return read(body, false) }

// Pair reads two bodies for a comparison: where one of them is laid out for
// reading, the other is as well.
func Pair(before, after []byte) (a, b *Source) {
	a, b = New(before), New(after)
	if a.LaidOut != b.LaidOut {
		a, b = read(before, true), read(after, true)
	}
	return a, b
}

// read reads a body, laying it out where a line is too long or where it must be.
func read(body []byte, always bool) *Source {
	s := &Source{text: body}
	doc, err := document.NewParser(nil).Parse(body)
	if err != nil {
		errors.As(err, &s.Err)
	} else {
		s.doc = doc
		if always || hasLongLine(body) {
			s.LaidOut = true
			s.text, s.spans = doc.LayOut()
		}
	}
	s.lines = lineStarts(s.text)
	return s
}

// Document returns the parsed body, or nil where it is no JSON.
func (s *Source) Document() *document.Document { return s.doc }

// Len returns how many lines there are.
func (s *Source) Len() int { return len(s.lines) }

// Lines returns all lines without their ends. They are foreign text.
func (s *Source) Lines() []string {
	lines := make([]string, s.Len())
	for i := range lines {
		lines[i] = s.Line(i)
	}
	return lines
}

// Text returns the text as it is shown, line ends included.
func (s *Source) Text() []byte { return s.text }

// Line returns a line, counted from 0, without its end. It is foreign text.
func (s *Source) Line(i int) string {
	if i < 0 || i >= len(s.lines) {
		return ""
	}
	end := len(s.text)
	if end > 0 && s.text[end-1] == '\n' { // the last line's
		end--
	}
	if i+1 < len(s.lines) {
		end = int(s.lines[i+1]) - 1
	}
	return string(bytes.TrimSuffix(s.text[s.lines[i]:end], []byte("\r")))
}

// Of returns the place of a finding about the body, as its line and column say it
// of the body as received.
func (s *Source) Of(f rule.Finding) (Place, bool) {
	if s.doc == nil {
		return s.At(f.Line, f.Column)
	}
	if m, ok := s.doc.SpotOf(f.Start, f.End); ok && f.End > f.Start {
		return s.place(s.bytesOf(m)), true
	}
	return s.Find(f.Pointer)
}

// bytesOf returns the bytes of a spot in the text that is shown.
func (s *Source) bytesOf(m document.Spot) (from, to uint32) {
	if s.spans == nil {
		return m.Bytes(s.doc)
	}
	from, to = s.span(m.Node)
	switch node := &s.doc.Nodes[m.Node]; {
	case m.Name: // it stands before its value, with a colon and a space between
		to = from - uint32(len(": "))
		return to - (node.NameEnd - node.NameStart), to
	case m.Bracket:
		return from, from + 1
	}
	return from, to
}

// Find returns the place of what a JSON Pointer names. Of a missing member it
// gives the object that lacks it, and of a value over several lines the start.
func (s *Source) Find(pointer string) (Place, bool) {
	if s.doc == nil {
		return Place{}, false
	}
	node := s.doc.Find(pointer)
	for node == document.None && pointer != "" {
		pointer = pointer[:max(0, bytes.LastIndexByte([]byte(pointer), '/'))]
		node = s.doc.Find(pointer)
	}
	if node == document.None {
		return Place{}, false
	}
	return s.place(s.span(node)), true
}

// At returns the place of a line and column of the body as received, both
// counted from 1 and the column in characters. It knows none where the body
// was laid out.
func (s *Source) At(line, column int) (Place, bool) {
	if s.LaidOut || line < 1 || line > len(s.lines) {
		return Place{}, false
	}
	from := int(s.lines[line-1])
	for ; column > 1 && from < len(s.text); column-- {
		_, n := utf8.DecodeRune(s.text[from:])
		from += n
	}
	return s.place(uint32(from), uint32(from)+1), true
}

func (s *Source) place(from, to uint32) Place {
	line := s.lineOf(from)
	start, length := s.lines[line], len(s.Line(line))
	p := Place{Line: line, From: min(int(from-start), length), To: min(int(to-start), length)}
	if int(to-start) > length && length > p.From { // it goes on below: point at its bracket
		p.To = p.From + 1
	}
	return p
}

func hasLongLine(body []byte) bool {
	for len(body) > longLine {
		end := bytes.IndexByte(body, '\n')
		if end < 0 || end > longLine {
			return true
		}
		body = body[end+1:]
	}
	return false
}

func lineStarts(b []byte) []uint32 {
	lines := []uint32{0}
	for i, c := range b {
		if c == '\n' && i+1 < len(b) {
			lines = append(lines, uint32(i+1))
		}
	}
	return lines
}

package document

import "unicode/utf8"

// Span is a range of bytes.
type Span struct{ Start, End uint32 }

// reading is the style in which JSON is laid out for people.
func reading() *style {
	return &style{
		newline: []byte("\n"), unit: []byte("  "), colon: []byte(": "), gap: []byte(" "),
		flatLists: true, longest: 80,
	}
}

// LayOut returns the document as people read it: two spaces a level, each member
// on a line of its own, an array of a few plain values on one line. Plain values
// and names stay as they are written, repeated members included. The spans say
// where each node stands in it, by its NodeID.
func (d *Document) LayOut() (laidOut []byte, spans []Span) {
	s := reading()
	s.spans = make([]Span, len(d.Nodes))
	return s.spread(make([]byte, 0, 2*len(d.Bytes)), d, 0, nil), s.spans
}

// Indent lays JSON out as LayOut does. What is no JSON stays as it is.
func Indent(text []byte) []byte {
	d, err := NewParser(nil).Parse(text)
	if err != nil {
		return text
	}
	return reading().spread(nil, d, 0, nil)
}

// OneLine lays JSON out on one line, as a value stands in a sentence. What is no JSON
// stays as it is.
func OneLine(text []byte) []byte {
	d, err := NewParser(nil).Parse(text)
	if err != nil {
		return text
	}
	return reading().compact(nil, d, 0)
}

// spread writes a value with each member on a line of its own; indent is that
// of the line where the value starts. Plain values stay as they are written.
func (s *style) spread(b []byte, d *Document, n NodeID, indent []byte) []byte {
	node := &d.Nodes[n]
	if node.Kind != Object && node.Kind != Array || node.Next == n+1 {
		return s.compact(b, d, n)
	}
	start := len(b)
	if node.Kind == Array && s.flatLists && d.isPlainList(n) {
		if b = s.compact(b, d, n); s.longest == 0 || utf8.RuneCount(b[start:]) <= s.longest {
			return b
		}
		b = b[:start]
	}
	inner := append(append([]byte{}, indent...), s.unit...)
	b = append(b, d.Bytes[node.Start])
	for c := range d.Children(n) {
		if c > n+1 {
			b = append(b, ',')
		}
		b = append(append(b, s.newline...), inner...)
		b = s.appendName(b, d, c)
		b = s.spread(b, d, c, inner)
	}
	b = append(append(b, s.newline...), indent...)
	b = append(b, d.Bytes[node.End-1])
	s.note(n, start, len(b))
	return b
}

// compact writes a value on one line.
func (s *style) compact(b []byte, d *Document, n NodeID) []byte {
	node, start := &d.Nodes[n], len(b)
	if node.Kind == Object || node.Kind == Array {
		b = append(b, d.Bytes[node.Start])
		for c := range d.Children(n) {
			if c > n+1 {
				b = append(append(b, ','), s.gap...)
			}
			b = s.appendName(b, d, c)
			b = s.compact(b, d, c)
		}
		b = append(b, d.Bytes[node.End-1])
	} else {
		b = append(b, d.Raw(n)...)
	}
	s.note(n, start, len(b))
	return b
}

func (s *style) note(n NodeID, start, end int) {
	if s.spans != nil {
		s.spans[n] = Span{uint32(start), uint32(end)}
	}
}

func (s *style) appendName(b []byte, d *Document, n NodeID) []byte {
	node := &d.Nodes[n]
	if !node.IsMember() {
		return b
	}
	b = append(b, d.Bytes[node.NameStart:node.NameEnd]...)
	if spansLines(s.colon) {
		return append(b, ':')
	}
	return append(b, s.colon...)
}

package document

import "bytes"

// style is how a text is laid out, as far as what is inserted needs to know.
type style struct {
	newline   []byte // "\n" or "\r\n"
	unit      []byte // what one level of indentation adds
	colon     []byte // the colon with the blanks around it
	gap       []byte // the blanks behind a comma on one line
	flatLists bool   // arrays of plain values stand on one line
}

// styleOf reads the style of a document off its first places.
func styleOf(d *Document) *style {
	s := &style{newline: []byte("\n"), unit: []byte("  "), colon: []byte(":")}
	if i := bytes.IndexByte(d.Bytes, '\n'); i > 0 && d.Bytes[i-1] == '\r' {
		s.newline = []byte("\r\n")
	}
	if spansLines(d.Raw(0)) {
		s.colon = []byte(": ") // unless the document has its own
	}
	var haveUnit, haveColon, haveGap, haveList bool
	for n := range d.Nodes {
		node := &d.Nodes[n]
		if node.IsMember() && !haveColon {
			s.colon, haveColon = d.Bytes[node.NameEnd:node.Start], true
		}
		if node.Kind != Object && node.Kind != Array || node.Next == NodeID(n)+1 {
			continue
		}
		before := d.Bytes[node.Start+1 : d.Nodes[n+1].first()]
		if spansLines(before) && !haveUnit {
			outer := d.lineIndent(node.Start)
			if inner := indentation(before); len(inner) > len(outer) && bytes.HasPrefix(inner, outer) {
				s.unit, haveUnit = inner[len(outer):], true
			}
		}
		if second := d.Nodes[n+1].Next; second < node.Next && !spansLines(before) && !haveGap {
			_, blanks, _ := bytes.Cut(d.Bytes[d.Nodes[n+1].End:d.Nodes[second].first()], []byte(","))
			if !spansLines(blanks) {
				s.gap, haveGap = blanks, true
			}
		}
		if node.Kind == Array && !haveList && d.isPlainList(NodeID(n)) {
			s.flatLists, haveList = !spansLines(d.Raw(NodeID(n))), true
		}
		if haveUnit && haveColon && haveGap && haveList {
			break
		}
	}
	if !haveGap && bytes.HasSuffix(s.colon, []byte(" ")) {
		s.gap = []byte(" ")
	}
	return s
}

// first returns where a member or an element starts.
func (n *Node) first() uint32 {
	if n.IsMember() {
		return n.NameStart
	}
	return n.Start
}

// lineIndent returns the blanks at the start of the line of an offset.
func (d *Document) lineIndent(offset uint32) []byte {
	line := d.Bytes[bytes.LastIndexByte(d.Bytes[:offset], '\n')+1:]
	end := 0
	for end < len(line) && (line[end] == ' ' || line[end] == '\t') {
		end++
	}
	return line[:end]
}

// isPlainList says whether an array holds no other array or object.
func (d *Document) isPlainList(n NodeID) bool {
	for c := range d.Children(n) {
		if k := d.Nodes[c].Kind; k == Object || k == Array {
			return false
		}
	}
	return true
}

// spread writes a value with each member on a line of its own; indent is that
// of the line where the value starts. Plain values stay as they are written.
func (s *style) spread(b []byte, d *Document, n NodeID, indent []byte) []byte {
	node := &d.Nodes[n]
	if node.Kind != Object && node.Kind != Array || node.Next == n+1 {
		return s.compact(b, d, n)
	}
	if node.Kind == Array && s.flatLists && d.isPlainList(n) {
		return s.compact(b, d, n)
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
	return append(b, d.Bytes[node.End-1])
}

// compact writes a value on one line.
func (s *style) compact(b []byte, d *Document, n NodeID) []byte {
	node := &d.Nodes[n]
	if node.Kind != Object && node.Kind != Array {
		return append(b, d.Raw(n)...)
	}
	b = append(b, d.Bytes[node.Start])
	for c := range d.Children(n) {
		if c > n+1 {
			b = append(append(b, ','), s.gap...)
		}
		b = s.appendName(b, d, c)
		b = s.compact(b, d, c)
	}
	return append(b, d.Bytes[node.End-1])
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

// reindent gives a value that spans lines another indentation. The one that it
// has is that of its last line, where its closing bracket stands.
func reindent(raw, indent []byte) []byte {
	line := raw[bytes.LastIndexByte(raw, '\n')+1:]
	old := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
	if bytes.Equal(old, indent) {
		return raw
	}
	lines := bytes.Split(raw, []byte("\n"))
	for i, line := range lines[1:] {
		if rest, ok := bytes.CutPrefix(line, old); ok {
			lines[i+1] = append(append([]byte{}, indent...), rest...)
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

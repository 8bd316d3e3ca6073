package document

import "bytes"

// style is how a text is laid out, as far as what is inserted needs to know.
type style struct {
	newline   []byte // "\n" or "\r\n"
	unit      []byte // what one level of indentation adds
	colon     []byte // the colon with the blanks around it
	gap       []byte // the blanks behind a comma on one line
	flatLists bool   // arrays of plain values stand on one line
	longest   int    // the most characters of such an array; 0 is no bound

	spans []Span // where each node was written, by its ID; nil where nobody asks
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

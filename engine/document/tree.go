package document

import "bytes"

// part is a value in a text that is being edited. It is bytes until something
// inside it changes; then it is opened, and is its members with all the blanks
// around them, so that what is not touched is written as it was.
type part struct {
	raw      []byte    // as written; out of date once the part is open
	doc      *Document // the nodes of raw, nil until they are asked for
	node     NodeID
	open     bool
	members  []member
	interior []byte // the blanks inside an empty array or object
}

// member is a member of an object or an element of an array.
type member struct {
	before []byte // the blanks before its name, or before the element
	name   []byte // with quotes, as written; nil for an element
	colon  []byte // the colon with the blanks around it
	value  *part
	after  []byte // the blanks behind it, before the comma or the bracket
}

// newPart returns a part for a valid JSON text without blanks around it.
func newPart(raw []byte) *part { return &part{raw: raw} }

// nodes returns the document that the part was cut from, parsing its bytes
// where that has not been done. The part must not be open.
func (v *part) nodes() (*Document, error) {
	if v.doc == nil {
		doc, err := NewParser(nil).Parse(v.raw)
		if err != nil {
			return nil, err
		}
		v.doc, v.node = doc, 0
	}
	return v.doc, nil
}

func (v *part) isObject() bool { return v.raw[0] == '{' }
func (v *part) isArray() bool  { return v.raw[0] == '[' }

// unfold opens an array or object.
func (v *part) unfold() error {
	if v.open {
		return nil
	}
	doc, err := v.nodes()
	if err != nil {
		return err
	}
	b, self := doc.Bytes, &doc.Nodes[v.node]
	v.open = true
	behind := self.Start + 1 // where the next member's blanks start
	for c := range doc.Children(v.node) {
		node := &doc.Nodes[c]
		m := member{value: &part{raw: doc.Raw(c), doc: doc, node: c}}
		start := node.Start
		if node.IsMember() {
			start = node.NameStart
			m.name = b[node.NameStart:node.NameEnd]
			m.colon = b[node.NameEnd:node.Start]
		}
		m.before = b[behind:start]
		end := node.End
		for b[end] != ',' && end < self.End-1 {
			end++
		}
		m.after = b[node.End:end]
		behind = end + 1
		v.members = append(v.members, m)
	}
	if len(v.members) == 0 {
		v.interior = b[behind : self.End-1]
	}
	return nil
}

// find returns the place of the first member with that name, or -1.
func (v *part) find(name string) int {
	for i := range v.members {
		if v.members[i].isCalled(name) {
			return i
		}
	}
	return -1
}

// isCalled says whether a member's name means that.
func (m *member) isCalled(name string) bool {
	if bytes.IndexByte(m.name, '\\') < 0 {
		return string(m.name[1:len(m.name)-1]) == name
	}
	return unquote(m.name) == name
}

// appendTo writes the part.
func (v *part) appendTo(b []byte) []byte {
	if !v.open {
		return append(b, v.raw...)
	}
	b = append(b, v.raw[0])
	if len(v.members) == 0 {
		b = append(b, v.interior...)
	}
	for i := range v.members {
		m := &v.members[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, m.before...)
		b = append(b, m.name...)
		b = append(b, m.colon...)
		b = m.value.appendTo(b)
		b = append(b, m.after...)
	}
	return append(b, v.raw[len(v.raw)-1])
}

// bytes returns the part as it would be written.
func (v *part) bytes() []byte {
	if !v.open {
		return v.raw
	}
	return v.appendTo(nil)
}

// remove removes the member at a place, with the comma and the blanks that
// belonged to it alone.
func (v *part) remove(i int) {
	last := len(v.members) - 1
	removed := v.members[i]
	switch {
	case last == 0:
		v.interior = nil
	case i == last:
		v.members[last-1].after = removed.after
	case i == 0:
		v.members[1].before = removed.before
	}
	v.members = append(v.members[:i], v.members[i+1:]...)
}

// put inserts a member at a place with blanks like those of its neighbours.
// The blanks for a first member are in m already.
func (v *part) put(i int, m member, gap []byte) {
	count := len(v.members)
	if count > 0 {
		m.after = nil
		next := v.between(gap) // the blanks before any member but the first
		switch i {
		case 0:
			m.before = v.members[0].before
			v.members[0].before = next
		case count:
			m.before = next
			m.after = v.members[count-1].after
			v.members[count-1].after = nil
			if count > 1 {
				v.members[count-1].after = v.members[count-2].after
			}
		default:
			m.before = next
			m.after = v.members[i-1].after
		}
	}
	v.members = append(v.members, member{})
	copy(v.members[i+1:], v.members[i:])
	v.members[i] = m
}

// between returns the blanks that stand behind a comma in an array or object
// that is not empty. An empty line between members is not repeated.
func (v *part) between(gap []byte) []byte {
	last := len(v.members) - 1
	if last > 0 || spansLines(v.members[0].before) {
		return lastLine(v.members[last].before)
	}
	return gap
}

// spansLines says whether there is a line end in the bytes. In a JSON text it
// is always between two tokens, for strings cannot hold one.
func spansLines(b []byte) bool { return bytes.IndexByte(b, '\n') >= 0 }

// lastLine cuts blanks down to their last line end and what follows it.
func lastLine(blanks []byte) []byte {
	i := bytes.LastIndexByte(blanks, '\n')
	if i > 0 && blanks[i-1] == '\r' {
		i--
	}
	return blanks[max(i, 0):]
}

// indentation returns the blanks behind the last line end.
func indentation(blanks []byte) []byte { return blanks[bytes.LastIndexByte(blanks, '\n')+1:] }

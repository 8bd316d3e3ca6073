package document

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// index appends a node for each value. It accepts plain texts only: those that
// are surely valid JSON. What it does not accept, the tokenizer decides about;
// when that has found the text valid, trusted lets index read it all the same.
//
// This is for speed alone: nearly all messages are plain, and reading them
// once costs half of validating first and reading then. A fuzz target holds
// that index accepts nothing that the tokenizer refuses.
func (p *Parser) index(d *Document, trusted bool) (ok bool, err error) {
	r := indexer{parser: p, doc: d, trusted: trusted}
	i, ok := r.value(space(d.Bytes, 0), r.add(None))
	switch {
	case r.tooDeep:
		return false, errDepth
	case !ok || space(d.Bytes, i) < len(d.Bytes):
		return false, nil
	}
	// Beyond strings nothing but ASCII is accepted anyway.
	return trusted || r.bits&high == 0 || utf8.Valid(d.Bytes), nil
}

// indexer reads one text.
type indexer struct {
	parser  *Parser
	doc     *Document
	trusted bool
	depth   int // of arrays and objects that are open
	tooDeep bool
	bits    uint64 // of all that was read in strings, eight bytes at once
}

// add appends the node of the next value, which is filled in when it is read.
func (r *indexer) add(parent NodeID) NodeID {
	d := r.doc
	d.Nodes = append(d.Nodes, Node{Parent: parent})
	return NodeID(len(d.Nodes) - 1)
}

// value reads the value that starts at i into its node, and returns the offset
// behind it.
func (r *indexer) value(i int, id NodeID) (end int, ok bool) {
	d := r.doc
	if i >= len(d.Bytes) {
		return i, false
	}
	escaped := false
	kind := kinds[d.Bytes[i]]
	switch kind {
	case String:
		end, escaped, ok = r.text(i)
	case Object:
		end, ok = r.members(i+1, id)
	case Array:
		end, ok = r.elements(i+1, id)
	default:
		end, ok = scalarEnd(d.Bytes, i)
	}
	node := &d.Nodes[id]
	node.Start, node.End, node.Next = uint32(i), uint32(end), NodeID(len(d.Nodes))
	node.Kind, node.escaped = kind, escaped
	return end, ok
}

// members reads the members of an object, whose brace stands before i.
func (r *indexer) members(i int, object NodeID) (end int, ok bool) {
	p, d := r.parser, r.doc
	b := d.Bytes
	if !r.enter() {
		return i, false
	}
	seen := p.noneSeen(r.depth - 1)
	unknown := 0
	if i = space(b, i); i < len(b) && b[i] == '}' {
		r.depth--
		return i + 1, true
	}
	for i < len(b) && b[i] == '"' {
		name, escaped, ok := r.content(i)
		end := i + len(name) + 2
		if !ok {
			return end, false
		}
		id := r.add(object)
		node := &d.Nodes[id]
		node.NameStart, node.NameEnd, node.nameEscaped = uint32(i), uint32(end), escaped
		if escaped {
			d.decoded.add(b, uint32(i), uint32(end))
			name = d.NameContent(id)
		}
		node.Name = p.symbols.Lookup(name)
		if node.Name == 0 {
			unknown++
		} else {
			word, bit := node.Name/64, uint64(1)<<(node.Name%64)
			if seen[word]&bit != 0 {
				d.Duplicates = append(d.Duplicates, id)
			}
			seen[word] |= bit
		}
		if i = space(b, end); i == len(b) || b[i] != ':' {
			return i, false
		}
		if i, ok = r.value(space(b, i+1), id); !ok {
			return i, false
		}
		if i = space(b, i); i == len(b) {
			return i, false
		}
		switch b[i] {
		case ',':
			i = space(b, i+1)
		case '}':
			if unknown > 1 {
				p.findForeignDuplicates(d, object)
			}
			r.depth--
			return i + 1, true
		default:
			return i, false
		}
	}
	return i, false
}

// elements reads the elements of an array, whose bracket stands before i.
func (r *indexer) elements(i int, array NodeID) (end int, ok bool) {
	b := r.doc.Bytes
	if !r.enter() {
		return i, false
	}
	if i = space(b, i); i < len(b) && b[i] == ']' {
		r.depth--
		return i + 1, true
	}
	for {
		if i, ok = r.value(i, r.add(array)); !ok {
			return i, false
		}
		if i = space(b, i); i == len(b) {
			return i, false
		}
		switch b[i] {
		case ',':
			i = space(b, i+1)
		case ']':
			r.depth--
			return i + 1, true
		default:
			return i, false
		}
	}
}

// enter opens one more array or object, where that is not too deep.
func (r *indexer) enter() bool {
	r.tooDeep = r.depth == MaxDepth
	r.depth++
	return !r.tooDeep
}

// space returns the offset of the first byte from i on that is no white space.
func space(b []byte, i int) int {
	if i < len(b) && b[i] > ' ' {
		return i
	}
	return blanks(b, i)
}

// blanks does the same where there mostly is some: a space behind a colon, or the
// end of a line.
func blanks(b []byte, i int) int {
	if i < len(b) && b[i] == ' ' {
		i++
	}
	for i < len(b) && b[i] <= ' ' && whiteSpace[b[i]] {
		if i++; b[i-1] == '\n' {
			i += indent(b[i:])
		}
	}
	return i
}

// indent counts the spaces that a line begins with, eight at a time.
func indent(b []byte) int {
	n := 0
	for n <= len(b)-8 {
		x := binary.LittleEndian.Uint64(b[n:]) ^ spaces
		if x != 0 {
			return n + bits.TrailingZeros64(x)/8
		}
		n += 8
	}
	return n
}

// scalarEnd returns the offset behind a number, true, false or null that starts at i.
func scalarEnd(b []byte, i int) (end int, ok bool) {
	switch b[i] {
	case 't':
		return i + 4, len(b) >= i+4 && string(b[i:i+4]) == "true"
	case 'f':
		return i + 5, len(b) >= i+5 && string(b[i:i+5]) == "false"
	case 'n':
		return i + 4, len(b) >= i+4 && string(b[i:i+4]) == "null"
	}
	return numberEnd(b, i)
}

// numberEnd returns the offset behind a number as RFC 8259 has it.
func numberEnd(b []byte, i int) (end int, ok bool) {
	if i < len(b) && b[i] == '-' {
		i++
	}
	start := i
	i = digits(b, i)
	if i == start || b[start] == '0' && i > start+1 {
		return i, false
	}
	if i < len(b) && b[i] == '.' {
		start = i + 1
		if i = digits(b, start); i == start {
			return i, false
		}
	}
	if i < len(b) && b[i]|0x20 == 'e' {
		i++
		if i < len(b) && (b[i] == '+' || b[i] == '-') {
			i++
		}
		start = i
		if i = digits(b, start); i == start {
			return i, false
		}
	}
	return i, true
}

func digits(b []byte, i int) int {
	for i < len(b) && b[i]-'0' < 10 {
		i++
	}
	return i
}

// text reads the string that starts at i, notes what it means where that is
// written otherwise, and returns the offset behind it.
func (r *indexer) text(i int) (end int, escaped, ok bool) {
	content, escaped, ok := r.content(i)
	end = i + len(content) + 2
	if ok && escaped {
		r.doc.decoded.add(r.doc.Bytes, uint32(i), uint32(end))
	}
	return end, escaped, ok
}

// content returns what stands between the quotes of the string that starts at i,
// and whether there is an escape sequence in it.
func (r *indexer) content(i int) (content []byte, escaped, ok bool) {
	rest := r.doc.Bytes[i+1:]
	n := r.plain(rest)
	if n < len(rest) && rest[n] == '"' {
		return rest[:n], false, true
	}
	n, escaped, ok = r.slowly(rest, n)
	return rest[:n], escaped, ok
}

// plain returns how far the first quote, backslash or control character is, or the
// last eight bytes of the text are. It looks at eight bytes at once. What it looked
// at is kept, so that text beyond ASCII is noticed.
func (r *indexer) plain(b []byte) int {
	seen, n := r.bits, 0
	for ; n <= len(b)-8; n += 8 {
		x := binary.LittleEndian.Uint64(b[n:])
		seen |= x
		// Taken from a byte that is zero, one borrows, and sets the high bit.
		found := (((x ^ quoteToSpace) - behindSpace) | ((x ^ slashes) - every)) &^ x & high
		if found != 0 {
			n += bits.TrailingZeros64(found) / 8
			break
		}
	}
	r.bits = seen
	return n
}

// slowly finds the closing quote from the first byte on that is not plain, or
// stands near the end of the text.
func (r *indexer) slowly(b []byte, i int) (n int, escaped, ok bool) {
	for i < len(b) && b[i] >= ' ' {
		switch b[i] {
		case '"':
			return i, escaped, true
		case '\\':
			escaped = true
			if i, ok = escapeEnd(b, i, r.trusted); !ok {
				return i, escaped, false
			}
		default:
			r.bits |= uint64(b[i])
			i++
		}
	}
	return i, escaped, false
}

// escapeEnd returns the offset behind the escape sequence that starts at i.
// Whether surrogates stand in pairs is left to the tokenizer.
func escapeEnd(b []byte, i int, trusted bool) (end int, ok bool) {
	if i+1 >= len(b) {
		return i, false
	}
	if b[i+1] != 'u' {
		return i + 2, simpleEscape[b[i+1]]
	}
	if i+6 > len(b) {
		return i, false
	}
	for _, c := range b[i+2 : i+6] {
		if c-'0' >= 10 && c|0x20-'a' >= 6 {
			return i, false
		}
	}
	surrogate := b[i+2]|0x20 == 'd' && b[i+3] >= '8'
	return i + 6, trusted || !surrogate
}

var simpleEscape = [256]bool{'"': true, '\\': true, '/': true, 'b': true, 'f': true, 'n': true, 'r': true, 't': true}

const (
	every   = 0x0101010101010101
	high    = 0x8080808080808080
	spaces  = ' ' * every
	slashes = '\\' * every
	// quoteToSpace makes a space of a quote and leaves a control character one, so
	// that they are all that is below behindSpace.
	quoteToSpace = ('"' ^ ' ') * every
	behindSpace  = (' ' + 1) * every
)

var whiteSpace = [256]bool{' ': true, '\t': true, '\n': true, '\r': true}

// kinds gives the kind of a value by its first byte.
var kinds = [256]Kind{
	'{': Object, '[': Array, '"': String, 't': True, 'f': False, 'n': Null, '-': Number,
	'0': Number, '1': Number, '2': Number, '3': Number, '4': Number, '5': Number, '6': Number, '7': Number, '8': Number, '9': Number,
}

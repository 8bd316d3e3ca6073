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
	r := indexer{parser: p, doc: d, bytes: d.Bytes, trusted: trusted}
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
	bytes   []byte // the document's
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
	b := r.bytes
	if i >= len(b) {
		return i, false
	}
	escaped := false
	kind := kinds[b[i]]
	switch kind {
	case String:
		end, escaped, ok = r.stringEnd(uint32(i))
		if ok && escaped {
			r.doc.decoded.add(b, uint32(i), uint32(end))
		}
	case Object:
		end, ok = r.members(i+1, id)
	case Array:
		end, ok = r.elements(i+1, id)
	default:
		end, ok = scalarEnd(b, i)
	}
	nodes := r.doc.Nodes
	node := &nodes[id]
	node.Start, node.End, node.Next = uint32(i), uint32(end), NodeID(len(nodes))
	node.Kind, node.escaped = kind, escaped
	return end, ok
}

// members reads the members of an object, whose brace stands before i.
func (r *indexer) members(i int, object NodeID) (end int, ok bool) {
	p, d, b := r.parser, r.doc, r.bytes
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
		end, escaped, ok := r.stringEnd(uint32(i))
		if !ok {
			return end, false
		}
		id := r.add(object)
		node := &d.Nodes[id]
		node.NameStart, node.NameEnd, node.nameEscaped = uint32(i), uint32(end), escaped
		name := b[i+1 : end-1]
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
	b := r.bytes
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
	return blanks(b, uint32(i))
}

// blanks does the same where there mostly is some: a space behind a colon, or the
// end of a line. The next line's indentation is skipped eight spaces at a time.
func blanks(b []byte, start uint32) int {
	i := int(start)
	if i < len(b) && b[i] == ' ' {
		i++
	}
	for i < len(b) && b[i] <= ' ' && whiteSpace[b[i]] {
		if i++; b[i-1] != '\n' {
			continue
		}
		for i <= len(b)-8 {
			x := binary.LittleEndian.Uint64(b[i:]) ^ spaces
			if x != 0 {
				i += bits.TrailingZeros64(x) / 8
				break
			}
			i += 8
		}
	}
	return i
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

// stringEnd returns the offset behind the string that starts at an offset, and
// whether it holds an escape sequence. It looks at eight bytes at once for the
// first quote, backslash or control character. What it looked at is kept, so that
// text beyond ASCII is noticed.
func (r *indexer) stringEnd(start uint32) (end int, escaped, ok bool) {
	b, seen := r.bytes, r.bits
	i := int(start) + 1
	for ; i <= len(b)-8; i += 8 {
		x := binary.LittleEndian.Uint64(b[i:])
		seen |= x
		// Taken from a smaller byte one borrows, and sets the high bit.
		found := (((x ^ quoteToSpace) - behindSpace) | ((x ^ slashes) - every)) &^ x & high
		if found != 0 {
			i += bits.TrailingZeros64(found) / 8
			break
		}
	}
	r.bits = seen
	if i < len(b) && b[i] == '"' {
		return i + 1, false, true
	}
	return r.stringEndSlowly(i)
}

// stringEndSlowly does the same from the first byte on that is not plain, or
// stands near the end of the text.
func (r *indexer) stringEndSlowly(i int) (end int, escaped, ok bool) {
	b := r.bytes
	for i < len(b) && b[i] >= ' ' {
		switch b[i] {
		case '"':
			return i + 1, escaped, true
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

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
	b := d.Bytes
	r := indexer{parser: p, doc: d, parent: None}
	for i := 0; ; {
		i = space(b, i)
		if i == len(b) {
			// Beyond strings nothing but ASCII is accepted anyway.
			plain := trusted || r.bits&high == 0 || utf8.Valid(b)
			return plain && r.state == done, nil
		}
		c := b[i]
		switch r.state {
		case expectName, expectNameOrEnd:
			if c == '}' && r.state == expectNameOrEnd {
				i++
				r.close(i)
				continue
			}
			if c != '"' {
				return false, nil
			}
			end, escaped, ok := stringEnd(b, i, trusted, &r.bits)
			if !ok {
				return false, nil
			}
			r.nameStart, r.nameEnd, r.nameEscaped = uint32(i), uint32(end), escaped
			if escaped {
				d.decoded.add(b, r.nameStart, r.nameEnd)
			}
			if i = space(b, end); i == len(b) || b[i] != ':' {
				return false, nil
			}
			i++
			r.state = expectValue
		case expectValue, expectValueOrEnd:
			if c == ']' && r.state == expectValueOrEnd {
				i++
				r.close(i)
				continue
			}
			end, escaped, ok := valueEnd(b, i, trusted, &r.bits)
			if !ok {
				return false, nil
			}
			if !r.value(c, i, end, escaped) {
				return false, errDepth
			}
			i = end
		case expectMore:
			i++
			switch {
			case c == ',' && r.inObject:
				r.state = expectName
			case c == ',':
				r.state = expectValue
			case c == '}' && r.inObject, c == ']' && !r.inObject:
				r.close(i)
			default:
				return false, nil
			}
		default: // done, and still text
			return false, nil
		}
	}
}

// indexer is where index stands in a text.
type indexer struct {
	parser             *Parser
	doc                *Document
	state              state
	parent             NodeID
	inObject           bool
	nameStart, nameEnd uint32
	nameEscaped        bool
	bits               uint64 // of all that was read in strings, eight bytes at once
}

// state is what may come next.
type state uint8

const (
	expectValue state = iota
	expectValueOrEnd
	expectName
	expectNameOrEnd
	expectMore // a comma, or the end of the array or object
	done
)

// value appends the node of a value, whole or just begun. It returns false
// where arrays and objects nest too deeply.
func (r *indexer) value(c byte, start, end int, escaped bool) bool {
	p, d := r.parser, r.doc
	id := NodeID(len(d.Nodes))
	d.Nodes = append(d.Nodes, Node{})
	node := &d.Nodes[id] // filled in place, which is twice as fast as copying a whole one
	node.Start, node.End, node.Parent, node.Next = uint32(start), uint32(end), r.parent, id+1
	node.Kind, node.escaped = kinds[c], escaped
	if escaped {
		d.decoded.add(d.Bytes, uint32(start), uint32(end))
	}
	if r.inObject {
		node.NameStart, node.NameEnd, node.nameEscaped = r.nameStart, r.nameEnd, r.nameEscaped
		p.member(d, id)
		r.nameStart, r.nameEnd, r.nameEscaped = 0, 0, false
	}
	switch c {
	case '{':
		r.state, r.inObject = expectNameOrEnd, true
	case '[':
		r.state, r.inObject = expectValueOrEnd, false
	default:
		r.state = expectMore
		if r.parent == None {
			r.state = done
		}
		return true
	}
	if len(p.open) == MaxDepth {
		return false
	}
	if r.inObject {
		p.clearSeen(len(p.open))
	}
	p.open = append(p.open, container{node: id})
	r.parent = id
	return true
}

// close ends the innermost array or object at an offset.
func (r *indexer) close(end int) {
	p, d := r.parser, r.doc
	last := len(p.open) - 1
	closed := p.open[last]
	p.open = p.open[:last]
	node := &d.Nodes[closed.node]
	node.End, node.Next = uint32(end), NodeID(len(d.Nodes))
	if closed.unknown > 1 {
		p.findForeignDuplicates(d, closed.node)
	}
	r.parent, r.state = node.Parent, expectMore
	if r.parent == None {
		r.state, r.inObject = done, false
		return
	}
	r.inObject = d.Nodes[r.parent].Kind == Object
}

// space returns the offset of the first byte from i on that is no white space.
// Runs of spaces, as indented texts have them, are skipped eight at a time.
func space(b []byte, i int) int {
	for i < len(b) && b[i] <= ' ' && whiteSpace[b[i]] {
		i++
		for i+8 <= len(b) {
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

// valueEnd returns the offset behind a scalar value that starts at i, or
// behind the bracket that opens an array or object.
func valueEnd(b []byte, i int, trusted bool, all *uint64) (end int, escaped, ok bool) {
	switch b[i] {
	case '"':
		return stringEnd(b, i, trusted, all)
	case '{', '[':
		return i + 1, false, true
	case 't':
		return i + 4, false, len(b) >= i+4 && string(b[i:i+4]) == "true"
	case 'f':
		return i + 5, false, len(b) >= i+5 && string(b[i:i+5]) == "false"
	case 'n':
		return i + 4, false, len(b) >= i+4 && string(b[i:i+4]) == "null"
	}
	end, ok = numberEnd(b, i)
	return end, false, ok
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

// stringEnd returns the offset behind the string that starts at i, and whether
// it holds an escape sequence.
func stringEnd(b []byte, i int, trusted bool, all *uint64) (end int, escaped, ok bool) {
	for i++; ; {
		i = special(b, i, all)
		switch {
		case i == len(b) || b[i] < ' ':
			return i, escaped, false
		case b[i] == '"':
			return i + 1, escaped, true
		}
		escaped = true
		if i, ok = escapeEnd(b, i, trusted); !ok {
			return i, escaped, false
		}
	}
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
	every  = 0x0101010101010101
	high   = 0x8080808080808080
	spaces = ' ' * every
)

// special returns the offset of the first quote, backslash or control
// character from i on, looking at eight bytes at once. What it looked at is
// added to all, so that text beyond ASCII is noticed.
func special(b []byte, i int, all *uint64) int {
	seen := *all
	for ; i+8 <= len(b); i += 8 {
		x := binary.LittleEndian.Uint64(b[i:])
		seen |= x
		quote, slash := x^('"'*every), x^('\\'*every)
		found := ((quote-every)&^quote | (slash-every)&^slash | (x-spaces)&^x) & high
		if found != 0 {
			*all = seen
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for ; i < len(b); i++ {
		seen |= uint64(b[i])
		if b[i] == '"' || b[i] == '\\' || b[i] < ' ' {
			break
		}
	}
	*all = seen
	return i
}

var whiteSpace = [256]bool{' ': true, '\t': true, '\n': true, '\r': true}

// kinds gives the kind of a value by its first byte.
var kinds = [256]Kind{
	'{': Object, '[': Array, '"': String, 't': True, 'f': False, 'n': Null, '-': Number,
	'0': Number, '1': Number, '2': Number, '3': Number, '4': Number, '5': Number, '6': Number, '7': Number, '8': Number, '9': Number,
}

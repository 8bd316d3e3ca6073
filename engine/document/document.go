// Package document turns bytes into a positioned JSON document: one flat slice
// of nodes, each with its byte range, from which line, column and JSON Pointer
// follow on demand. Duplicate names are found, number literals are kept as
// written, and nothing is copied out of the bytes until somebody asks.
//
// It knows JSON and nothing of Caliper.
package document

import (
	"bytes"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Kind is the kind of a JSON value.
type Kind uint8

// The kinds of JSON values.
const (
	Null Kind = iota
	False
	True
	Number
	String
	Array
	Object
)

// String names the kind as people say it: "a string", "an object".
func (k Kind) String() string {
	return [...]string{"null", "false", "true", "a number", "a string", "an array", "an object"}[k]
}

// NodeID is the place of a node in Document.Nodes. The root is 0.
type NodeID = int32

// None is the NodeID of a node that is not there.
const None NodeID = -1

// Node is one JSON value. Offsets count bytes from the document's first byte.
type Node struct {
	Start, End         uint32 // the value as written, quotes and brackets included
	NameStart, NameEnd uint32 // the member's name with its quotes; both 0 where there is none
	Parent             NodeID // None for the root
	Next               NodeID // the first node behind this one's subtree
	Name               Symbol // the member's name, where the parser's symbols know it
	Kind               Kind

	escaped, nameEscaped bool // the string, or the name, is written with escape sequences
}

// IsMember says whether the node is the member of an object.
func (n *Node) IsMember() bool { return n.NameEnd != 0 }

// Document is a parsed JSON text. It is valid until its parser parses again.
type Document struct {
	Bytes []byte
	Nodes []Node
	// Duplicates lists the members whose name stood earlier in the same object.
	Duplicates []NodeID

	decoded decoded           // what is written with escape sequences
	lines   []uint32          // offsets of line starts, filled on demand
	at      position          // what was asked last: the next place is mostly behind it
	cursors map[NodeID]cursor // by array, filled on demand

	elements map[NodeID][]NodeID // of arrays in which places were asked for out of order
}

// cursor is an element with its place among its siblings, from which the
// places of those behind it are found without counting from the first again.
type cursor struct {
	node  NodeID
	index int
}

// Raw returns a value as JSON, as it is written: to copy it, or for a number's
// literal. What a string means is asked with Text or Content.
func (d *Document) Raw(n NodeID) []byte {
	node := &d.Nodes[n]
	return d.Bytes[node.Start:node.End]
}

// RawName returns a member's name as JSON, as it is written: to copy it.
func (d *Document) RawName(n NodeID) []byte {
	node := &d.Nodes[n]
	return d.Bytes[node.NameStart:node.NameEnd]
}

// Content returns what a string means, however it is written, or the literal of
// anything else. It is a view: nobody may change it, and it is valid as long as
// the document.
func (d *Document) Content(n NodeID) []byte {
	node := &d.Nodes[n]
	switch {
	case node.Kind != String:
		return d.Bytes[node.Start:node.End]
	case node.escaped:
		return d.decoded.at(node.Start)
	}
	return d.Bytes[node.Start+1 : node.End-1]
}

// Text returns the same as Content, as a string of its own; "" for None.
func (d *Document) Text(n NodeID) string {
	if n == None {
		return ""
	}
	return string(d.Content(n))
}

// Said returns what a string means; "" for any other value, and where there is none.
func (d *Document) Said(n NodeID) string {
	if n == None || d.Nodes[n].Kind != String {
		return ""
	}
	return d.Text(n)
}

// NameContent returns what a member's name means, however it is written, or nil
// for what is no member. It is a view like that of Content.
func (d *Document) NameContent(n NodeID) []byte {
	node := &d.Nodes[n]
	switch {
	case !node.IsMember():
		return nil
	case node.nameEscaped:
		return d.decoded.at(node.NameStart)
	}
	return d.Bytes[node.NameStart+1 : node.NameEnd-1]
}

// Name returns the same as NameContent, as a string of its own.
func (d *Document) Name(n NodeID) string { return string(d.NameContent(n)) }

// Children calls yield for each member or element of n, in order.
func (d *Document) Children(n NodeID) func(yield func(NodeID) bool) {
	return func(yield func(NodeID) bool) {
		end := d.Nodes[n].Next
		if k := d.Nodes[n].Kind; k != Object && k != Array {
			return
		}
		for c := n + 1; c < end; c = d.Nodes[c].Next {
			if !yield(c) {
				return
			}
		}
	}
}

// Member returns the first member of the object n with that name, or None, as it does
// for what is no object or is not there.
func (d *Document) Member(n NodeID, name string) NodeID {
	if n == None || d.Nodes[n].Kind != Object {
		return None
	}
	for c := range d.Children(n) {
		if string(d.NameContent(c)) == name {
			return c
		}
	}
	return None
}

// Pointer returns the JSON Pointer (RFC 6901) of a node.
func (d *Document) Pointer(n NodeID) string {
	var room [64]byte
	return string(d.appendPointer(room[:0], n))
}

func (d *Document) appendPointer(to []byte, n NodeID) []byte {
	if n <= 0 {
		return to
	}
	node := &d.Nodes[n]
	to = append(d.appendPointer(to, node.Parent), '/')
	if node.IsMember() {
		return append(to, EscapePointer(d.Name(n))...)
	}
	return strconv.AppendInt(to, int64(d.elementIndex(n)), 10)
}

// position is an offset with its line's start and its column.
type position struct{ start, offset, column uint32 }

// elementIndex returns the place of an element among its siblings, from 0.
func (d *Document) elementIndex(n NodeID) int {
	array := d.Nodes[n].Parent
	if n == array+1 {
		return 0
	}
	at, ok := d.cursors[array]
	if !ok {
		at = cursor{node: array + 1}
	}
	if at.node > n { // whoever goes back and forth must not count from the first each time
		return d.place(array, n)
	}
	for ; at.node < n; at.node = d.Nodes[at.node].Next {
		at.index++
	}
	if d.cursors == nil {
		d.cursors = map[NodeID]cursor{}
	}
	d.cursors[array] = at
	return at.index
}

// place looks an element's place up among all of the array's, which are listed at
// the first need.
func (d *Document) place(array, n NodeID) int {
	elements, listed := d.elements[array]
	if !listed {
		elements = slices.Collect(d.Children(array))
		if d.elements == nil {
			d.elements = map[NodeID][]NodeID{}
		}
		d.elements[array] = elements
	}
	at, _ := slices.BinarySearch(elements, n)
	return at
}

// Find returns the node that a JSON Pointer names, or None. A duplicate name
// means its first member.
func (d *Document) Find(pointer string) NodeID {
	if len(d.Nodes) == 0 {
		return None
	}
	return d.FindBelow(0, pointer)
}

// FindBelow returns the node that a JSON Pointer names from another one on, or None.
func (d *Document) FindBelow(n NodeID, pointer string) NodeID {
	if pointer == "" {
		return n
	}
	if pointer[0] != '/' {
		return None
	}
	for token := range strings.SplitSeq(pointer[1:], "/") {
		name := UnescapePointer(token)
		switch d.Nodes[n].Kind {
		case Object:
			n = d.Member(n, name)
		case Array:
			n = d.element(n, name)
		default:
			n = None
		}
		if n == None {
			return None
		}
	}
	return n
}

func (d *Document) element(n NodeID, token string) NodeID {
	want, err := strconv.Atoi(token)
	if err != nil || want < 0 || strconv.Itoa(want) != token {
		return None
	}
	for c := range d.Children(n) {
		if want == 0 {
			return c
		}
		want--
	}
	return None
}

// Position returns the line and the column of a byte offset, both counted
// from 1, the column in characters.
func (d *Document) Position(offset uint32) (line, column int) {
	if d.lines == nil {
		d.lines = lineStarts(d.Bytes)
	}
	line = sort.Search(len(d.lines), func(i int) bool { return d.lines[i] > offset })
	start, end := d.lines[line-1], min(offset, uint32(len(d.Bytes)))
	if d.at.start != start || d.at.offset > end || d.at.column == 0 {
		d.at = position{start: start, offset: start, column: 1}
	}
	d.at.column += uint32(utf8.RuneCount(d.Bytes[d.at.offset:end]))
	d.at.offset = end
	return line, int(d.at.column)
}

// Line returns the text of a line, counted from 1, without its line end.
func (d *Document) Line(line int) []byte {
	if d.lines == nil {
		d.lines = lineStarts(d.Bytes)
	}
	if line < 1 || line > len(d.lines) {
		return nil
	}
	text := d.Bytes[d.lines[line-1]:]
	if end := bytes.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	return bytes.TrimSuffix(text, []byte("\r"))
}

func lineStarts(b []byte) []uint32 {
	lines := make([]uint32, 1, 64)
	for i := 0; ; {
		next := bytes.IndexByte(b[i:], '\n')
		if next < 0 {
			return lines
		}
		i += next + 1
		lines = append(lines, uint32(i))
	}
}

package document

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// The hash folds 16 bytes at a time by the full product of two words of 64
// bits. Journals keep hashes, so they must be the same in every run and on every
// machine. It is no defence against somebody who looks for collisions; those
// would spoil what they send alone.
const (
	hashSeed  = 0x9e3779b97f4a7c15
	hashOther = 0xd6e8feb86659fd93
)

// HashBytes returns a hash of some bytes.
func HashBytes(b []byte) uint64 { return hashOn(hashSeed, b) }

// hashOn goes on with a hash.
func hashOn(h uint64, b []byte) uint64 {
	h ^= uint64(len(b)) * hashSeed
	for len(b) > 16 {
		h = fold(binary.LittleEndian.Uint64(b)^hashOther, binary.LittleEndian.Uint64(b[8:])^h)
		b = b[16:]
	}
	first, last := ends(b) // which overlap where there are fewer than 16 bytes
	return fold(first^hashOther, last^h)
}

func fold(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}

// HashValue hashes a value by what it means, as Equal compares: white space
// between tokens, escapes, the order of members and the way in which a number is
// written do not count.
func HashValue(d *Document, n NodeID) uint64 {
	node := &d.Nodes[n]
	h := fold(hashSeed^hashOther, uint64(node.Kind)+1)
	switch node.Kind {
	case Number:
		return hashNumber(h, d.Raw(n))
	case String:
		return hashOn(h, d.Content(n))
	case Array:
		for c := range d.Children(n) {
			h = fold(h^hashOther, HashValue(d, c)^hashSeed)
		}
	case Object:
		for c := range d.Children(n) { // a sum, in which order does not count
			h += fold(HashBytes(d.NameContent(c))^hashOther, HashValue(d, c)^hashSeed)
		}
	}
	return h
}

// hashNumber goes on with a number's value.
func hashNumber(h uint64, literal []byte) uint64 {
	last := literal[len(literal)-1]
	if last != '0' && !bytes.ContainsAny(literal, ".eE") { // most are whole and small
		return hashOn(h, literal)
	}
	d, ok := readDecimal(string(literal))
	if !ok {
		return hashOn(h, literal)
	}
	digits := d.digits
	if d.negative {
		digits = "-" + digits
	}
	h = hashOn(h, []byte(digits))
	if d.exponent != 0 {
		h = fold(h^hashOther, uint64(d.exponent))
	}
	return h
}

// HashAsWritten is how journals of earlier versions hash an event: by the way in
// which its strings and numbers are written, and by the order of its members. It
// is needed where such a journal is gone on with, and nowhere else.
func HashAsWritten(d *Document, n NodeID) uint64 {
	h := uint64(hashSeed)
	for end := d.Nodes[n].Next; n < end; n++ {
		node := &d.Nodes[n]
		h = fold(h^hashOther, uint64(node.Kind)<<32|uint64(node.Next-n)) // how many nodes it holds tells where it ends
		if node.IsMember() {
			h = hashOn(h, d.Bytes[node.NameStart:node.NameEnd])
		}
		if node.Kind == Number || node.Kind == String {
			h = hashOn(h, d.Bytes[node.Start:node.End])
		}
	}
	return h
}

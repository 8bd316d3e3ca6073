package session

import (
	"encoding/binary"
	"math/bits"

	"caliper-playground/engine/document"
)

// The hash folds 16 bytes at a time by the full product of two words of 64
// bits. The journal and the index beside it keep hashes, so they must be the
// same in every run and on every machine. It is no defence against somebody who
// looks for collisions; those would spoil their own session alone.
const (
	hashSeed  = 0x9e3779b97f4a7c15
	hashOther = 0xd6e8feb86659fd93
)

func hashBytes(b []byte) uint64 { return hashOn(hashSeed, b) }

// hashOn goes on with a hash.
func hashOn(h uint64, b []byte) uint64 {
	h ^= uint64(len(b)) * hashSeed
	for len(b) > 16 {
		h = fold(binary.LittleEndian.Uint64(b)^hashOther, binary.LittleEndian.Uint64(b[8:])^h)
		b = b[16:]
	}
	var first, last uint64 // which overlap where there are fewer than 16 bytes
	switch n := len(b); {
	case n >= 8:
		first, last = binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[n-8:])
	case n >= 4:
		first, last = uint64(binary.LittleEndian.Uint32(b)), uint64(binary.LittleEndian.Uint32(b[n-4:]))
	case n > 0:
		first, last = uint64(b[0])|uint64(b[n/2])<<8, uint64(b[n-1])
	}
	return fold(first^hashOther, last^h)
}

func fold(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}

func hashString(s string) uint64 {
	var room [128]byte
	return hashBytes(append(room[:0], s...))
}

// hashQuoted is how journals of before lines had kinds hash an event: as
// hashValue does, but with the quotes around its strings. It is needed where a
// session goes on that has such lines, and nowhere else. There an event whose
// strings have escape sequences is not known again.
func hashQuoted(d *document.Document, n document.NodeID) uint64 {
	h := uint64(hashSeed)
	var room []byte
	quoted := func(content []byte) []byte {
		room = append(append(append(room[:0], '"'), content...), '"')
		return room
	}
	for end := d.Nodes[n].Next; n < end; n++ {
		node := &d.Nodes[n]
		h = fold(h^hashOther, uint64(node.Kind)<<32|uint64(node.Next-n))
		if node.IsMember() {
			h = hashOn(h, quoted(d.NameContent(n)))
		}
		switch node.Kind {
		case document.Number:
			h = hashOn(h, d.Content(n))
		case document.String:
			h = hashOn(h, quoted(d.Content(n)))
		}
	}
	return h
}

// hashValue hashes a value in a document, by what it means: white space between
// tokens and escape sequences do not count.
func hashValue(d *document.Document, n document.NodeID) uint64 {
	h := uint64(hashSeed)
	for end := d.Nodes[n].Next; n < end; n++ {
		node := &d.Nodes[n]
		h = fold(h^hashOther, uint64(node.Kind)<<32|uint64(node.Next-n)) // how many nodes it holds tells where it ends
		if node.IsMember() {
			h = hashOn(h, d.NameContent(n))
		}
		if node.Kind == document.Number || node.Kind == document.String {
			h = hashOn(h, d.Content(n))
		}
	}
	return h
}

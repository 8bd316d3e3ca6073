package session

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// The hash folds 16 bytes at a time by the full product of two words of 64
// bits. The journal and the index beside it keep hashes, so they must be the
// same in every run and on every machine. It is no defence against somebody who
// looks for collisions; those would spoil their own session alone.
const (
	hashSeed  = 0x9e3779b97f4a7c15
	hashOther = 0xd6e8feb86659fd93
)

func hashBytes(b []byte) uint64 {
	h := uint64(hashSeed) ^ uint64(len(b))
	for len(b) > 16 {
		h = fold(binary.LittleEndian.Uint64(b)^hashOther, binary.LittleEndian.Uint64(b[8:])^h)
		b = b[16:]
	}
	var last [16]byte
	copy(last[:], b)
	h = fold(binary.LittleEndian.Uint64(last[:])^hashOther, binary.LittleEndian.Uint64(last[8:])^h)
	return fold(h^hashSeed, hashOther)
}

func fold(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}

func hashString(s string) uint64 {
	var room [128]byte
	return hashBytes(append(room[:0], s...))
}

// hashJSON hashes a JSON text as if there were no white space between its
// tokens, so that an event that is printed otherwise is still the same.
func hashJSON(b []byte) uint64 { return hashBytes(appendCompact(nil, b)) }

// appendCompact appends a JSON text without the white space between its tokens.
func appendCompact(to, text []byte) []byte {
	for i := 0; i < len(text); {
		switch c := text[i]; c {
		case ' ', '\n', '\t', '\r':
			i++
		case '"':
			end := stringEnd(text, i+1)
			to = append(to, text[i:end]...)
			i = end
		default:
			to = append(to, c)
			i++
		}
	}
	return to
}

// stringEnd returns where the string ends whose first character is at i: behind
// its closing quote, or at the end of the text.
func stringEnd(text []byte, i int) int {
	for {
		n := bytes.IndexByte(text[i:], '"')
		if n < 0 {
			return len(text)
		}
		quote := i + n
		escapes := 0
		for quote-escapes > i && text[quote-escapes-1] == '\\' {
			escapes++
		}
		i = quote + 1
		if escapes%2 == 0 {
			return i
		}
	}
}

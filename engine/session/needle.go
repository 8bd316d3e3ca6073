package session

import (
	"bytes"
	"encoding/binary"
)

// needle finds a token in bodies. Nearly none has it, so what counts is to be
// soon done with those. Wherever the token stood, one of the runs of eight bytes
// that begin at the multiples of its stride would lie in it whole; so it is
// enough to look at those, and to look closer where one may be of the token.
type needle struct {
	token  []byte
	stride int
	runs   [1024 / 64]uint64 // a bit for each run of eight bytes in the token
}

// minToken is the length from which on a token is looked for in bodies. A
// shorter one is no secret, and would turn up in them by chance.
const minToken = 8

func newNeedle(token string) *needle {
	n := &needle{token: []byte(token), stride: len(token) - minToken + 1}
	for i := 0; i+minToken <= len(token); i++ {
		bit := runBit(n.token[i:])
		n.runs[bit/64] |= 1 << (bit % 64)
	}
	return n
}

// spread makes bits of a product depend on all bits of a number.
const spread = 0x9e3779b97f4a7c15

// runBit is the place in needle.runs of the eight bytes at the start of b.
func runBit(b []byte) uint64 { return binary.LittleEndian.Uint64(b) * spread >> 54 }

// in says whether the token stands in the body.
func (n *needle) in(body []byte) bool {
	if n.stride < 1 {
		return false
	}
	for at := 0; at+minToken <= len(body); at += n.stride {
		if bit := runBit(body[at:]); n.runs[bit/64]>>(bit%64)&1 == 0 {
			continue
		}
		from, to := max(at-len(n.token), 0), min(at+len(n.token)+minToken, len(body))
		if bytes.Contains(body[from:to], n.token) {
			return true
		}
	}
	return false
}

package session

import "bytes"

// needle finds a token in bodies. Nearly none has it, so what counts is to be
// soon done with those: it looks at the byte where the token would end, and
// moves on by as far as that byte allows (Horspool's algorithm). A token is
// long, and a body is read in strides.
type needle struct {
	token []byte
	skip  [256]int
}

func newNeedle(token string) *needle {
	n := &needle{token: []byte(token)}
	for c := range n.skip {
		n.skip[c] = len(token)
	}
	for i := range len(token) - 1 {
		n.skip[token[i]] = len(token) - 1 - i
	}
	return n
}

// in says whether the token, which is not empty, stands in the body.
func (n *needle) in(body []byte) bool {
	length := len(n.token)
	last := n.token[length-1]
	for end := length - 1; end < len(body); {
		c := body[end]
		if c == last && bytes.Equal(body[end-length+1:end+1], n.token) {
			return true
		}
		end += n.skip[c]
	}
	return false
}

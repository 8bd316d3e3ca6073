package session

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
)

// TestNeedle puts tokens of every length at every place of a body, and pieces
// of them that are no token.
func TestNeedle(t *testing.T) {
	for length := 1; length <= 70; length++ {
		token := make([]byte, length)
		random := rand.New(rand.NewPCG(1, uint64(length)))
		for i := range token {
			token[i] = "0123456789abcdef"[random.IntN(16)]
		}
		n := newNeedle(string(token))
		for before := range 100 {
			body := append(bytes.Repeat([]byte("x"), before), token...)
			for _, after := range []string{"", "y", "and more than a few characters"} {
				if got, want := n.in(append(body, after...)), length >= minToken; got != want {
					t.Fatalf("%d bytes behind %d: %v, want %v", length, before, got, want)
				}
			}
			if n.in(body[:len(body)-1]) || n.in(append(body[:len(body)-1:len(body)-1], "zzz"...)) {
				t.Fatalf("found although the last of %d bytes is missing", length)
			}
		}
	}
}

// TestAppendStringOfEveryPair writes every pair of bytes, at every place within
// the eight that are looked at together.
func TestAppendStringOfEveryPair(t *testing.T) {
	want := func(c byte) string {
		switch {
		case c == '"' || c == '\\':
			return "\\" + string(c)
		case c == '\n':
			return `\n`
		case c == '\r':
			return `\r`
		case c == '\t':
			return `\t`
		case c < ' ' || c == 0x7F:
			return fmt.Sprintf(`\u%04x`, c)
		}
		return string(rune(c))
	}
	for a := range byte(0x80) {
		for b := range byte(0x80) {
			for place := range 9 {
				text := append(bytes.Repeat([]byte("."), place), a, b, '.', '.', '.', '.', '.', '.')
				expected := `"` + string(bytes.Repeat([]byte("."), place)) + want(a) + want(b) + `......"`
				if got := string(appendString(nil, text)); got != expected {
					t.Fatalf("%q is written as %s, want %s", text, got, expected)
				}
			}
		}
	}
}

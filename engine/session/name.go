package session

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"strings"

	"caliper-playground/engine/text"
)

// maxID is the longest name that a session may have, in bytes.
const maxID = 64

// CheckID says whether a session, or several that share a name, may be called so. The
// name becomes part of a file name and of a URL, so that nothing may be in it that means
// something there.
func CheckID(id string) error {
	if id == "" || len(id) > maxID {
		return fmt.Errorf("a session's name has 1 to %d characters; %q has %d", maxID, text.Clip(id, maxID), len(id))
	}
	if id[0] == '.' {
		return fmt.Errorf("a session's name cannot begin with a dot: %q", id)
	}
	for _, c := range []byte(id) {
		if !strings.ContainsRune("._-", rune(c)) && !isAlphanumeric(c) {
			return fmt.Errorf("a session's name holds letters, digits, '.', '_' and '-' alone: %q", id)
		}
	}
	return nil
}

func isAlphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// Numbered returns the name of the nth session, from 1, of several that share
// a name: "class-2". Without a name it is empty, which stands for a random one.
func Numbered(name string, n int) string {
	if name == "" {
		return ""
	}
	return fmt.Sprintf("%s-%d", name, n)
}

// randomID returns a name that nobody guesses and a person can tell from others.
func randomID() string { return randomHex(8) }

// randomToken returns a token of 128 random bits.
func randomToken() string { return randomHex(16) }

func randomHex(n int) string {
	b := make([]byte, n)
	rand.Read(b) // never fails: crypto/rand ends the program instead
	return hex.EncodeToString(b)
}

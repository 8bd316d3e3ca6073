package class

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
)

// ShortestSecret is how many characters a secret has at least: whoever has one
// of its tokens can try secrets at leisure.
const ShortestSecret = 12

const (
	rounds    = 600_000 // of PBKDF2 (RFC 8018, section 5.2)
	saltSize  = 16      // bytes
	tokenSize = 16      // bytes of an HMAC that are a token (RFC 2104, section 5)
)

// SecretError says that a class does not come back because its secret is missing
// or another one.
type SecretError struct{ words string }

func (e *SecretError) Error() string { return e.words }

// errSecret says what is wrong with the secret of a class, and the ways out.
func errSecret(class, what string) error {
	return &SecretError{fmt.Sprintf("%s: give the one that the class was begun with by --token, --token-file or CALIPER_TOKEN; where it is lost, sessions renew %s gives the class another", what, class)}
}

// secret is what the tokens of a class are made of. It is never written down.
type secret struct{ key []byte }

// derive makes the key from the secret that a trainer keeps and the class's salt.
func derive(words string, salt []byte) (secret, error) {
	if len(words) < ShortestSecret {
		return secret{}, fmt.Errorf("a class's secret has at least %d characters; this one has %d", ShortestSecret, len(words))
	}
	key, err := pbkdf2.Key(sha256.New, words, salt, rounds, sha256.Size)
	return secret{key}, err
}

func (s secret) mac(of string) []byte {
	h := hmac.New(sha256.New, s.key)
	h.Write([]byte(of))
	return h.Sum(nil)
}

// check is what a secret is recognised by when the class comes back.
func (s secret) check() string { return hex.EncodeToString(s.mac("check")) }

// fits says whether it is the secret of that check value.
func (s secret) fits(check string) bool { return hmac.Equal([]byte(s.check()), []byte(check)) }

// token is the token of a session; a further generation has another.
func (s secret) token(session string, generation int) string {
	return hex.EncodeToString(s.mac("token\x00" + session + "\x00" + strconv.Itoa(generation))[:tokenSize])
}

// MakeSecret returns a secret that nobody guesses.
func MakeSecret() string { return hex.EncodeToString(random(16)) }

func random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b) // never fails: crypto/rand ends the program instead
	return b
}

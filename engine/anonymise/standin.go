package anonymise

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
	"strings"

	"github.com/google/uuid"
)

// standIns makes stand-ins with a key.
type standIns struct{ key []byte }

// hash is what stands for a text: the same for the same, and nothing of it without
// the key.
func (s standIns) hash(what, text string) []byte {
	h := hmac.New(sha256.New, s.key)
	h.Write([]byte(what + "\x00" + text))
	return h.Sum(nil)
}

// short is a stand-in of few characters, which begins with a letter.
func (s standIns) short(what, text string) string {
	return "x" + hex.EncodeToString(s.hash(what, text)[:6])
}

// token stands for a part of an id: a UUID for a UUID, of the same version, a word
// for anything else.
func (s standIns) token(text string) string {
	if len(text) != 36 || uuid.Validate(text) != nil { // other forms of it are of another length
		return s.short("token", strings.ToLower(text))
	}
	digits := []byte(hex.EncodeToString(s.hash("token", strings.ToLower(text))[:16]))
	made := make([]byte, 0, len(text))
	for i := range len(text) {
		switch i {
		case 8, 13, 18, 23:
			made = append(made, '-')
		case 14, 19: // version and variant
			made = append(made, text[i])
		default:
			made = append(made, digits[0])
		}
		if text[i] != '-' {
			digits = digits[1:]
		}
	}
	return string(made)
}

// name stands for what a person is called.
func (s standIns) name(text string) string {
	return "Person " + s.short("name", strings.ToLower(strings.TrimSpace(text)))[1:]
}

// mail stands for a mail address. No mail is ever delivered to the domain (RFC 2606).
func (s standIns) mail(text string) string {
	return s.short("mail", strings.ToLower(text)) + "@person.invalid"
}

// address stands for an IP address: one of a block that is routed nowhere, of the
// same version.
func (s standIns) address(text string) string {
	h := s.hash("address", text)
	if a, err := netip.ParseAddr(text); err == nil && a.Is4() {
		return netip.AddrFrom4([4]byte{240 | h[0]&0x0f, h[1], h[2], h[3]}).String() // RFC 1112, class E
	}
	var b [16]byte
	copy(b[:], h)
	copy(b[:], []byte{0x20, 0x01, 0x0d, 0xb8}) // RFC 3849
	return netip.AddrFrom16(b).String()
}

// number stands for a number that a person is known by, with as many digits.
func (s standIns) number(text string) string {
	h, made := s.hash("number", text), make([]byte, len(text))
	for i := range len(text) {
		switch c := text[i]; {
		case c < '0' || c > '9':
			return "0" // no whole number, and so no identifier
		case i == 0:
			made[i] = '1' + h[0]%9
		default:
			made[i] = '0' + h[i%len(h)]%10
		}
	}
	return string(made)
}

// text stands for a text that somebody wrote: it says that there was one, and
// whether two were the same.
func (s standIns) text(text string) string { return "[text " + s.short("text", text)[1:] + "]" }

// agent stands for a user agent.
func (s standIns) agent(text string) string { return "agent " + s.short("agent", text)[1:] }

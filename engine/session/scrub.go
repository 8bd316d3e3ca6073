package session

import (
	"bytes"
	"strings"
)

// Redacted stands in the journal in the place of a credential.
const Redacted = "[redacted]"

// scrub returns the exchange without credentials: Authorization and its kin
// keep their scheme alone, and the session's token is nowhere. In a body, each
// of its bytes becomes an asterisk, so that all else stays in its place.
func (s *Session) scrub(x Exchange) Exchange {
	x.Cause, x.Help = validUTF8Text(x.Cause), validUTF8Text(x.Help)
	x.Path = s.withoutToken(x.Path)
	x.Header = s.scrubHeader(x.Header)
	if s.needle.in(x.Body) {
		x.Body = bytes.ReplaceAll(x.Body, []byte(s.token), bytes.Repeat([]byte{'*'}, len(s.token)))
	}
	return x
}

func (s *Session) scrubHeader(fields []Field) []Field {
	var scrubbed []Field // a copy, made when there is something to change
	for i, f := range fields {
		value := f.Value
		if isCredential(f.Name) {
			value = scrubCredential(value)
		}
		value = s.withoutToken(value)
		name := s.withoutToken(f.Name)
		if value == f.Value && name == f.Name {
			continue
		}
		if scrubbed == nil {
			scrubbed = append(scrubbed, fields...)
		}
		scrubbed[i] = Field{Name: name, Value: value}
	}
	if scrubbed == nil {
		return fields
	}
	return scrubbed
}

func isCredential(name string) bool {
	for _, credential := range [...]string{"Authorization", "Proxy-Authorization", "Cookie"} {
		if len(name) == len(credential) && strings.EqualFold(name, credential) {
			return true
		}
	}
	return false
}

func (s *Session) withoutToken(text string) string {
	if len(text) < len(s.token) {
		return text
	}
	return strings.ReplaceAll(text, s.token, Redacted)
}

// scrubCredential keeps the scheme of a credential, which tells the sender what
// is wrong with it, and what was redacted before.
func scrubCredential(value string) string {
	if value == "" || strings.HasSuffix(value, Redacted) {
		return value
	}
	scheme, _, ok := strings.Cut(value, " ")
	if !ok || !isScheme(scheme) {
		return Redacted
	}
	return scheme + " " + Redacted
}

// isScheme says whether a word may be an authentication scheme, not a secret.
func isScheme(word string) bool {
	const longest = len("SCRAM-SHA-256") // of those in use
	if word == "" || len(word) > longest {
		return false
	}
	letters := 0
	for _, c := range []byte(word) {
		if c|0x20 >= 'a' && c|0x20 <= 'z' {
			letters++
		}
	}
	return letters == len(word) || strings.EqualFold(word, "SCRAM-SHA-256") || strings.EqualFold(word, "SCRAM-SHA-1")
}

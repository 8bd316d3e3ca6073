package session

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// Redacted stands in the journal in the place of a credential.
const Redacted = "[redacted]"

// A credential is taken out where credentials stand: the values of certain
// header fields and query parameters, and whatever else there is a token as a
// whole. Nothing is looked for inside of other words, so that a token which
// happens to be one spoils nothing.

// shortestInBody is the length in bytes from which on a token is looked for in
// bodies, and shortestInText that for other texts. A shorter one may be a word
// that means something else there.
const (
	shortestInBody = 16
	shortestInText = 8
)

// secrets are the tokens that must not be kept.
type secrets []string

// scrub returns the exchange without credentials. What it is given stays as it
// is.
func (s secrets) scrub(x Exchange) Exchange {
	x.Path = s.scrubQuery(x.Path)
	x.Header = s.scrubHeader(x.Header)
	x.Body = s.scrubBody(x.Body)
	return x
}

// ScrubTarget takes credentials out of the query of a request's target.
func ScrubTarget(target string, tokens ...string) string { return secrets(tokens).scrubQuery(target) }

// Scrub takes tokens out of a text that is about a request which could not be
// read: there each word that is one of them.
func Scrub(text string, tokens ...string) string {
	for _, token := range tokens {
		if len(token) < shortestInText {
			continue
		}
		parts := strings.Split(text, token)
		text = parts[0]
		for _, part := range parts[1:] {
			if endsApart(text) && beginsApart(part) {
				text += Redacted + part
			} else {
				text += token + part
			}
		}
	}
	return text
}

// endsApart and beginsApart say whether a word that stands behind a text, or
// before it, is a word of its own.
func endsApart(text string) bool {
	r, size := utf8.DecodeLastRuneInString(text)
	return size == 0 || isSeparator(r)
}

func beginsApart(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	return size == 0 || isSeparator(r)
}

func isSeparator(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("\"'`“”;,:=&?<>()[]{}\\", r)
}

// has says whether a text is one of the tokens, as a whole.
func (s secrets) has(text string, shortest int) bool {
	return len(text) >= shortest && slices.Contains(s, text)
}

// scrubQuery takes the values of query parameters out that are, or are called,
// credentials.
func (s secrets) scrubQuery(target string) string {
	path, query, ok := strings.Cut(target, "?")
	if !ok {
		return target
	}
	parameters := strings.Split(query, "&")
	for i, p := range parameters {
		name, value, _ := strings.Cut(p, "=")
		plain, err := url.QueryUnescape(value)
		if err != nil {
			plain = value
		}
		if value != "" && (namesCredential(name) || s.holds(plain)) {
			parameters[i] = name + "=" + Redacted
		}
	}
	return path + "?" + strings.Join(parameters, "&")
}

// scrubHeader returns the fields without credentials: a copy, where there is
// one.
func (s secrets) scrubHeader(fields []Field) []Field {
	copied := false
	for i, f := range fields {
		value := f.Value
		switch {
		case namesCredential(f.Name):
			value = s.scrubCredential(value)
		case !DescribesRequest(f.Name) && s.holds(value):
			value = Redacted
		}
		if value == f.Value {
			continue
		}
		if !copied {
			fields, copied = slices.Clone(fields), true
		}
		fields[i].Value = value
	}
	return fields
}

// holds says whether a value is a token, alone or behind a scheme: one that is short,
// and may be a word behind another, behind that of tokens alone.
func (s secrets) holds(value string) bool {
	if s.has(value, 1) {
		return true
	}
	scheme, rest, ok := strings.Cut(value, " ")
	shortest := shortestInText
	if strings.EqualFold(scheme, "Bearer") {
		shortest = 1
	}
	return ok && isScheme(scheme) && s.has(strings.TrimSpace(rest), shortest)
}

// namesCredential says whether a header field or query parameter holds a
// credential by its name: Authorization, Cookie, X-Auth-Token, api_key.
func namesCredential(name string) bool {
	before := ""
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '-' || r == '_' || r == '.' }) {
		if isOneOf(word, "authorization", "auth", "cookie", "token", "secret", "password", "bearer", "credential", "credentials", "apikey") ||
			strings.EqualFold(word, "key") && isOneOf(before, "api", "access", "auth", "subscription") {
			return true
		}
		before = word
	}
	return false
}

func isOneOf(word string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return len(w) == len(word) && strings.EqualFold(w, word) })
}

// DescribesRequest says whether a header field is one that says something about
// the request or its sender, so that a token may be a word in it but never itself.
func DescribesRequest(name string) bool {
	first, _, _ := strings.Cut(name, "-")
	return isOneOf(first, "accept", "content") ||
		isOneOf(name, "host", "user-agent", "connection", "expect", "transfer-encoding", "te", "date", "origin", "referer", "via", "cache-control")
}

// scrubCredential keeps the scheme of a credential, which tells the sender what
// is wrong with it.
func (s secrets) scrubCredential(value string) string {
	scheme, rest, ok := strings.Cut(value, " ")
	switch {
	case strings.TrimSpace(value) == "":
		return value
	case !isScheme(scheme) || s.has(scheme, 1):
		return Redacted
	case !ok && !strings.EqualFold(scheme, "Bearer"): // one word is the credential itself
		return Redacted
	case strings.TrimSpace(rest) == "":
		return value
	}
	return scheme + " " + Redacted
}

// isScheme says whether a word may be an authentication scheme, not a secret.
func isScheme(word string) bool {
	const longest = 16 // letters, of those in use
	if word == "" || len(word) > longest {
		return false
	}
	letters := strings.TrimFunc(word, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' })
	return letters == "" || strings.EqualFold(word, "SCRAM-SHA-256") || strings.EqualFold(word, "SCRAM-SHA-1")
}

// scrubBody puts asterisks for each JSON string that is a token, however it is
// escaped, so that all else stays in its place. The body may be no JSON at all.
func (s secrets) scrubBody(body []byte) []byte {
	escaped := bytes.IndexByte(body, '\\') >= 0
	for _, token := range s {
		if len(token) < shortestInBody || !bytes.Contains(body, []byte(token)) {
			continue // that looks for it without its quotes is quicker: a body has many quotes
		}
		quoted := []byte(`"` + token + `"`)
		if bytes.Contains(body, quoted) {
			body = bytes.ReplaceAll(body, quoted, []byte(`"`+strings.Repeat("*", len(token))+`"`))
		}
	}
	if escaped {
		return s.scrubEscaped(body)
	}
	return body
}

// scrubEscaped does the same for strings with escape sequences.
func (s secrets) scrubEscaped(body []byte) []byte {
	copied := false
	var plain []byte
	for at := 0; ; {
		next := bytes.IndexByte(body[at:], '"')
		if next < 0 {
			return body
		}
		start := at + next + 1
		end, escaped := start, false
		for end < len(body) && body[end] != '"' {
			if body[end] == '\\' {
				escaped = true
				end++
			}
			end++
		}
		if end >= len(body) {
			return body
		}
		at = end + 1
		if !escaped || end-start < shortestInBody {
			continue
		}
		var err error
		if plain, err = jsontext.AppendUnquote(plain[:0], body[start-1:end+1]); err != nil || !s.has(string(plain), shortestInBody) {
			continue
		}
		if !copied {
			body, copied = bytes.Clone(body), true
		}
		for i := start; i < end; i++ {
			body[i] = '*'
		}
	}
}

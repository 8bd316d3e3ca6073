package anonymise

import (
	"net/url"
	"strings"
	"unicode"

	"caliper-playground/engine/personal"
)

// iri rewrites an IRI, or what stands in the place of one: the ids of people in it,
// and what they are known by.
func (r *Run) iri(s string) string {
	if isAnonymous(s) || s == "" {
		return s
	}
	if r.people.ids[s] {
		return r.person(s)
	}
	for i := len(s) - 1; i > 0; i-- {
		if isSeparator(rune(s[i])) && r.people.ids[s[:i]] {
			return r.person(s[:i]) + r.tokens(s[i:], "")
		}
	}
	return r.tokens(s, "")
}

// person rewrites the id of a person.
func (r *Run) person(id string) string {
	own := map[string]bool{}
	for _, t := range identifying(id) {
		own[strings.ToLower(t)] = true
	}
	return r.rewrite(id, "", func(lower, before string) bool { return own[lower] || r.isKnown(lower, before) })
}

// tokens rewrites a text in which people's identifiers and names may stand. Before is
// the word in front of it.
func (r *Run) tokens(s, before string) string { return r.rewrite(s, before, r.isKnown) }

// isKnown says whether a token in lower case stands for a person, behind a word.
func (r *Run) isKnown(lower, before string) bool {
	return r.people.known[lower] || r.people.brief[lower] && peopleWords[strings.ToLower(before)]
}

// anywhere rewrites a text that may be an IRI, or hold mail addresses.
func (r *Run) anywhere(s string) string {
	return r.iri(personal.MailPattern().ReplaceAllStringFunc(s, r.mailOf))
}

// mailOf stands for a mail address that has no stand-in yet.
func (r *Run) mailOf(address string) string {
	if strings.HasSuffix(address, "@person.invalid") {
		return address
	}
	return r.mail(address)
}

// parts rewrites a token part by part: people's names, and what stands for them.
func (r *Run) parts(token, before string, isKnown func(lower, before string) bool) string {
	var b strings.Builder
	start := 0
	flush := func(end int) {
		part := token[start:end]
		switch lower := strings.ToLower(part); {
		case r.people.words[lower]:
			b.WriteString(r.short("name", lower))
		case part != "" && isKnown(lower, before):
			b.WriteString(r.token(part))
		default:
			b.WriteString(part)
		}
	}
	for i, c := range token {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			flush(i)
			b.WriteRune(c)
			start = i + len(string(c))
		}
	}
	flush(len(token))
	return b.String()
}

// rewrite replaces the tokens of a text that are known, each with the one before it
// at hand. Mail addresses have stand-ins whole.
func (r *Run) rewrite(s, before string, isKnown func(lower, before string) bool) string {
	s = personal.MailPattern().ReplaceAllStringFunc(s, r.mailOf)
	var b strings.Builder
	start := 0
	flush := func(end int) {
		if end == start {
			return
		}
		token := s[start:end]
		b.WriteString(r.replaced(token, before, isKnown))
		before = token
	}
	for i, c := range s {
		if isSeparator(c) {
			flush(i)
			b.WriteRune(c)
			start = i + len(string(c))
		}
	}
	flush(len(s))
	return b.String()
}

// replaced returns what stands for a token, itself where it is nobody's.
func (r *Run) replaced(token, before string, isKnown func(lower, before string) bool) string {
	switch {
	case token == "person.invalid": // of a mail address that was replaced
		return token
	case isKnown(strings.ToLower(token), before):
		return r.token(token)
	}
	// Another IRI or a mail address may be written so that it may stand in this one.
	if plain := unescaped(token); plain != token {
		if made := r.anywhere(plain); made != plain {
			return url.QueryEscape(made)
		}
	}
	return r.parts(token, before, isKnown)
}

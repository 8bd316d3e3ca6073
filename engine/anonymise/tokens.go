package anonymise

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

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
	return between(token, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }, func(part string) string {
		switch lower := strings.ToLower(part); {
		case r.people.words[lower]:
			return r.short("name", lower)
		case isKnown(lower, before):
			return r.token(part)
		}
		return part
	})
}

// rewrite replaces the tokens of a text that are known, each with the one before it
// at hand. Mail addresses have stand-ins whole.
func (r *Run) rewrite(s, before string, isKnown func(lower, before string) bool) string {
	s = personal.MailPattern().ReplaceAllStringFunc(s, r.mailOf)
	return between(s, isSeparator, func(token string) string {
		made := r.replaced(token, before, isKnown)
		before = token
		return made
	})
}

// between writes a text with something in the place of each piece between separators.
func between(s string, isSeparator func(rune) bool, made func(piece string) string) string {
	var b strings.Builder
	for s != "" {
		end := strings.IndexFunc(s, isSeparator)
		if end < 0 {
			end = len(s)
		}
		if end > 0 {
			b.WriteString(made(s[:end]))
		}
		_, size := utf8.DecodeRuneInString(s[end:])
		b.WriteString(s[end : end+size])
		s = s[end+size:]
	}
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

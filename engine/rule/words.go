package rule

import (
	"slices"
	"strings"

	"caliper-playground/engine/text"
)

// quote shows a text from a document inside a message, cut where it is long.
func quote(s string) string { return "“" + clip(s, 60) + "”" }

// clip cuts a text to at most n characters.
func clip(s string, n int) string { return text.Clip(s, n) }

// article puts "a" or "an" before a name.
func article(name string) string { return text.Article(name) }

// oneOf lists types as alternatives: "a Person or an Organization".
func oneOf(names []string) string {
	parts := make([]string, len(names))
	for i, name := range names {
		parts[i] = article(name)
	}
	return or(parts)
}

// or joins alternatives: "a, b or c".
func or(parts []string) string {
	if len(parts) == 0 {
		return "nothing"
	}
	return text.Or(parts)
}

// and lists at most n things that all are there.
func and(names []string, n int) string {
	if len(names) > n {
		return strings.Join(names[:n], ", ") + ", …"
	}
	return text.And(names)
}

// some lists at most n words, and how many more there are.
func some(names []string, n int) string {
	if len(names) <= n {
		return or(names)
	}
	return strings.Join(names[:n], ", ") + ", …"
}

// someWith lists words like some, with one of them, unless it is "", sure to be listed.
func someWith(names []string, n int, sure string) string {
	if sure != "" && len(names) > n && !slices.Contains(names[:n], sure) {
		names = slices.Insert(slices.Clone(names), n-1, sure)
	}
	return some(names, n)
}

// meant is the end of a message that has a nearest word.
func meant(near string) string {
	if near == "" {
		return ""
	}
	return "; did you mean " + near + "?"
}

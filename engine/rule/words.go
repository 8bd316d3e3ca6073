package rule

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// quote shows a text from a document inside a message, cut where it is long.
func quote(s string) string { return "“" + clip(s, 60) + "”" }

// clip cuts a text to at most n characters.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// article puts "a" or "an" before a name.
func article(name string) string {
	vowel := name != "" && strings.ContainsRune("AEIOUaeiou", rune(name[0])) && !strings.HasPrefix(name, "Us")
	if vowel || strings.HasPrefix(name, "Lti") {
		return "an " + name
	}
	return "a " + name
}

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
	switch len(parts) {
	case 0:
		return "nothing"
	case 1:
		return parts[0]
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " or " + parts[last]
}

// and lists at most n things that all are there.
func and(names []string, n int) string {
	if len(names) > n {
		return strings.Join(names[:n], ", ") + ", …"
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// some lists at most n words, and how many more there are.
func some(names []string, n int) string {
	if len(names) <= n {
		return or(names)
	}
	return strings.Join(names[:n], ", ") + ", …"
}

// someWith lists words like some, with one of them sure to be listed.
func someWith(names []string, n int, sure string) string {
	if len(names) > n && !slices.Contains(names[:n], sure) {
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

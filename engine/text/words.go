package text

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plural puts a number before a noun: "1 mark", "3 marks", "2 entries".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + plural(noun)
}

func plural(noun string) string {
	stem, isY := strings.CutSuffix(noun, "y")
	if isY && stem != "" && !strings.ContainsRune("aeiou", rune(stem[len(stem)-1])) {
		return stem + "ies"
	}
	if slices.ContainsFunc([]string{"s", "x", "z", "ch", "sh"}, func(end string) bool { return strings.HasSuffix(noun, end) }) {
		return noun + "es"
	}
	return noun + "s"
}

// Are is the verb behind so many things: "is" or "are".
func Are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// Were is the verb behind so many things: "was" or "were".
func Were(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// Or joins alternatives: "a, b or c". Of none it returns "".
func Or(items []string) string { return join(items, " or ") }

// And joins things that all are there: "a, b and c". Of none it returns "".
func And(items []string) string { return join(items, " and ") }

func join(items []string, last string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	end := len(items) - 1
	return strings.Join(items[:end], ", ") + last + items[end]
}

// Few lists names, but not more than the given number of them: "a, b and 3 more".
func Few(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + " and " + strconv.Itoa(len(names)-most) + " more"
}

// Once leaves each of some out that stood before.
func Once[T comparable](all []T) []T {
	var once []T
	for _, one := range all {
		if !slices.Contains(once, one) {
			once = append(once, one)
		}
	}
	return once
}

// Set returns the words of a list, which spaces part.
func Set(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// HasAll says whether each of some words is in a text.
func HasAll(text string, words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

// BeginWords says whether each of some words begins one of a text's, in whichever
// case: "federatedSession" has two.
func BeginWords(text string, words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !beginsOne(text, word) })
}

// beginsOne says whether a word of a text begins so.
func beginsOne(text, so string) bool {
	before := ' '
	for at, r := range text {
		starts := !unicode.IsLetter(before) && !(unicode.IsDigit(before) && unicode.IsDigit(r)) || unicode.IsLower(before) && unicode.IsUpper(r)
		if rest := text[at:]; starts && len(rest) >= len(so) && utf8.ValidString(rest[:len(so)]) && strings.EqualFold(rest[:len(so)], so) {
			return true
		}
		before = r
	}
	return false
}

// Clip cuts a text to at most n characters, the last of which is then "…". It
// looks at no more of the text than it keeps.
func Clip(s string, n int) string {
	count, cut := 0, 0 // cut is where the ellipsis would go
	for i := range s {
		if count == n {
			return s[:cut] + ellipsis
		}
		if count++; count == n {
			cut = i
		}
	}
	return s
}

// Sentence makes a sentence of words that say what is wrong, as errors do: it
// begins them with a capital, unless the first word is the name of a property,
// and ends them with a full stop.
func Sentence(words string) string {
	if words == "" {
		return ""
	}
	head, _, _ := strings.Cut(words, " ")
	if !strings.HasSuffix(head, ":") && head == strings.ToLower(head) {
		words = Capital(words)
	}
	if strings.HasSuffix(words, ".") || strings.HasSuffix(words, "?") {
		return words
	}
	return words + "."
}

// Capital begins a sentence: it returns the words with their first letter as a
// capital.
func Capital(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	if size == 0 || first == utf8.RuneError {
		return words
	}
	return string(unicode.ToUpper(first)) + words[size:]
}

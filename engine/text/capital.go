package text

import (
	"unicode"
	"unicode/utf8"
)

// Capital begins a sentence: it returns the words with their first letter as a
// capital.
func Capital(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	if size == 0 || first == utf8.RuneError {
		return words
	}
	return string(unicode.ToUpper(first)) + words[size:]
}

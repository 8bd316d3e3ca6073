package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Article puts "a" or "an" before a noun, by how its beginning is spoken: "an
// Assessment", "a UserAgent", "an LtiLink", "a URL", "an MP3". A noun in
// quotation marks is spoken without them.
func Article(noun string) string {
	if beginsWithVowel(strings.TrimLeftFunc(noun, unicode.IsPunct)) {
		return "an " + noun
	}
	return "a " + noun
}

// beginsWithVowel says whether a word begins with the sound of a vowel.
func beginsWithVowel(word string) bool {
	if isSpelled(word) {
		return strings.ContainsRune("AEFHILMNORSX", unicode.ToUpper(firstRune(word)))
	}
	lower := strings.ToLower(Clip(word, 10))
	if hasAnyPrefix(lower, "hour", "honest", "honor", "honour", "heir") {
		return true
	}
	return strings.ContainsRune("aeiouàáâãäåæèéêëìíîïòóôõöøùúûü8", firstRune(lower)) && !beginsWithYou(lower)
}

// beginsWithYou says whether a word in small letters looks like a vowel and
// begins with the sound of "you" or "won" nevertheless.
func beginsWithYou(lower string) bool {
	return hasAnyPrefix(lower, "eu", "one", "once", "uni", "us", "ut") &&
		!hasAnyPrefix(lower, "unid", "unim", "unin", "ush", "utt")
}

// isSpelled says whether a word begins with letters that are spoken one by one:
// "URL", "HTMLPage", "xAPI", "LtiLink".
func isSpelled(word string) bool {
	if strings.HasPrefix(word, "Lti") {
		return true
	}
	if strings.HasPrefix(word, "SCORM") {
		return false
	}
	first, size := utf8.DecodeRuneInString(word)
	second, _ := utf8.DecodeRuneInString(word[size:])
	return unicode.IsLetter(first) && unicode.IsUpper(second)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

package rule

import (
	"slices"
	"strings"
	"unicode"

	"caliper-playground/catalog"
)

// meantByPart returns which of some words of Caliper the parts of another mean, as
// they follow each other in "TimebackUser" or "video.play". The last part that
// means one counts: a QuizQuestion is a question.
func (p *pass) meantByPart(kind catalog.SynonymKind, word string, candidates []string) []string {
	parts := partsOf(word)
	if len(parts) < 2 {
		return nil
	}
	for _, part := range slices.Backward(parts) {
		if m := p.named(kind, part, candidates); m.word != "" {
			return []string{m.word}
		} else if len(m.or) > 0 {
			return m.or
		}
	}
	return nil
}

// longestCompound is the length in bytes from which nobody looks for the parts
// of a word.
const longestCompound = 128

// partsOf takes a compound apart: at capitals, and at what is no letter.
func partsOf(word string) []string {
	if len(word) > longestCompound {
		return nil
	}
	var spaced strings.Builder
	small := false // the letter before is no capital
	for _, r := range word {
		if small && unicode.IsUpper(r) {
			spaced.WriteByte(' ')
		}
		small = unicode.IsLower(r)
		spaced.WriteRune(r)
	}
	return strings.FieldsFunc(spaced.String(), func(r rune) bool { return !unicode.IsLetter(r) })
}

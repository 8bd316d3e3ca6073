package catalog

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// longestWord is the length in bytes from which Nearest gives up: no word of
// the vocabulary is half as long, and foreign input may be of any length.
const longestWord = 128

// DidYouMean asks whether the nearest candidate was meant; where none is near, it is
// what is otherwise to be said.
func DidYouMean(word string, candidates []string, otherwise string) string {
	if near := Nearest(word, candidates); near != "" {
		return "did you mean " + near + "?"
	}
	return otherwise
}

// Nearest returns the candidate that the word was most likely meant to be, or
// "" where none is near. A candidate that differs in case alone wins; otherwise
// the one with the fewest slips (a character left out, added, replaced, or two
// neighbours swapped: Damerau-Levenshtein in its optimal string alignment form),
// case aside, the earlier candidate winning a tie. Near means at most one slip
// in words of up to five characters, and one more for every four beyond.
func Nearest(word string, candidates []string) string {
	if word == "" || len(word) > longestWord {
		return ""
	}
	for _, candidate := range candidates {
		if strings.EqualFold(word, candidate) {
			return candidate
		}
	}
	folded := []rune(strings.ToLower(word))
	letters := lettersOf(string(folded))
	best, fewest := "", -1
	for _, candidate := range candidates {
		length := utf8.RuneCountInString(candidate)
		allowed := allowedSlips(min(len(folded), length))
		if fewest >= 0 {
			allowed = min(allowed, fewest-1)
		}
		if length-len(folded) > allowed || len(folded)-length > allowed {
			continue
		}
		if bits.OnesCount32(letters^lettersOf(candidate)) > 2*allowed {
			continue // each slip takes one letter away and adds one at the most
		}
		other := []rune(strings.ToLower(candidate))
		if n := slips(folded, other, allowed); n >= 0 {
			best, fewest = candidate, n
		}
		if fewest == 1 {
			break // nothing can be nearer: what is equal was found above
		}
	}
	return best
}

// lettersOf says which letters of ASCII stand in a word, a bit for each, case aside.
func lettersOf(word string) (set uint32) {
	for i := range len(word) {
		if word[i] < utf8.RuneSelf {
			set |= 1 << (word[i] & 31)
		}
	}
	return set
}

// allowedSlips says how many slips a word of that length may have and still be
// taken for another. Words of one or two characters have nothing to go by.
func allowedSlips(length int) int {
	if length < 3 {
		return 0
	}
	return max(1, length/4)
}

// Slips counts the slips between two words, case included, or returns -1 where
// there are more than allowed.
func Slips(a, b string, allowed int) int { return slips([]rune(a), []rune(b), allowed) }

// slips counts the slips between two words, or returns -1 where there are more
// than allowed.
func slips(a, b []rune, allowed int) int {
	if allowed < 0 || len(a)-len(b) > allowed || len(b)-len(a) > allowed {
		return -1
	}
	// Three rows of the usual table: a swap looks back two.
	before, previous, current := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		fewest := i
		for j := 1; j <= len(b); j++ {
			replaced := previous[j-1]
			if a[i-1] != b[j-1] {
				replaced++
			}
			n := min(replaced, previous[j]+1, current[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				n = min(n, before[j-2]+1)
			}
			current[j] = n
			fewest = min(fewest, n)
		}
		if fewest > allowed {
			return -1
		}
		before, previous, current = previous, current, before
	}
	if previous[len(b)] > allowed {
		return -1
	}
	return previous[len(b)]
}

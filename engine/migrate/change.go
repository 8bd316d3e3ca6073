package migrate

import (
	"strings"

	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

func newChange(kind Kind, pointer, words string) Change {
	return Change{Kind: kind, Pointer: pointer, Words: words}
}

// renamed is the change of a value, in the words of both.
func renamed(pointer, name, was string, value []byte) Change {
	c := newChange(Renamed, pointer, "")
	c.was, c.is = was, brief(value)
	c.Words = c.was + " becomes " + c.is
	if was == "" || was[0] == '[' || was[0] == '{' {
		c.Words = strings.TrimSpace(name+" "+c.was) + " becomes " + c.is
	}
	return c
}

// once tells of a value that was renamed on the way to the version and then again
// what it was and what it is.
func once(changes []Change) []Change {
	var all []Change
	first := map[string]int{}
	for _, c := range changes {
		if i, again := first[c.Pointer]; again && c.is != "" {
			earlier := &all[i]
			earlier.Words, earlier.is = strings.TrimSuffix(earlier.Words, earlier.is)+c.is, c.is
			continue
		}
		if c.is != "" {
			first[c.Pointer] = len(all)
		}
		all = append(all, c)
	}
	return all
}

// maxBrief is how much of a value stands in a line of words, in characters.
const maxBrief = 200

// brief is a value in a line of words.
func brief(value []byte) string {
	return text.Clip(strings.Trim(string(document.OneLine(value)), `"`), maxBrief)
}

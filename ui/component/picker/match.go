package picker

import (
	"slices"
	"strings"

	"caliper-playground/engine/lookup"
	"caliper-playground/engine/text"
)

// match finds the options that are called what is typed, the best first, and after
// them those that it means. What is only guessed stands below the line that says that
// nothing is called so: a slip of the finger is taken for nothing.
func (p *Picker) match() {
	found, said := p.called(), []int(nil)
	if len(found) == 0 {
		said = p.saying()
	}
	meant, so := p.meant()
	if so {
		found = append(found, meant...)
	}
	found = append(found, said...)
	if len(found) == 0 && p.other != nil && p.typed() != "" {
		found = append(found, nothing)
	}
	if !so {
		found = append(found, meant...)
	}
	p.found = text.Once(found)
	if p.other != nil {
		p.found = append(p.found, somethingElse)
	}
	p.List.SetLen(len(p.found))
}

// called finds the options that hold each word of the filter.
func (p *Picker) called() []int {
	words := strings.Fields(strings.ToLower(p.Filter.Value()))
	var byRank [isNotCalled][]int
	for i, o := range p.all {
		if r := o.rank(words); r < isNotCalled {
			byRank[r] = append(byRank[r], i)
		}
	}
	return slices.Concat(byRank[:]...)
}

// meant finds the options that a search for what is typed finds, and says whether
// something else calls them so.
func (p *Picker) meant() (found []int, so bool) {
	if p.book == nil || p.typed() == "" {
		return nil, false
	}
	known := make([][]lookup.Ref, len(p.all))
	for i, o := range p.all {
		known[i] = o.Is
	}
	return p.book.Among(p.typed(), known)
}

// shortestWord is how many letters a word has that is looked for in meanings: less
// is in all of them.
const shortestWord = 3

// saying finds the options whose meaning has the words that are typed.
func (p *Picker) saying() (found []int) {
	words := strings.Fields(strings.ToLower(p.Filter.Value()))
	if slices.ContainsFunc(words, func(word string) bool { return len(word) < shortestWord }) {
		return nil
	}
	for i, o := range p.all {
		if o.Meaning != "" && text.BeginWords(o.Meaning, words) {
			found = append(found, i)
		}
	}
	return found
}

// How well an option is called what is typed.
const (
	nameBegins  = iota // its name begins so
	wordsBegin         // each word begins one of its name's
	nameHolds          // each word is somewhere in its name
	noteHolds          // or in what is said at its right
	isNotCalled        // it is not called so
)

// rank says how well an option is called what is typed.
func (o Option) rank(words []string) int {
	name := strings.ToLower(o.Label)
	switch {
	case len(words) == 0 && o.Sought:
		return isNotCalled
	case len(words) == 0:
		return nameBegins
	case strings.HasPrefix(name, words[0]) && text.HasAll(name, words):
		return nameBegins
	case text.BeginWords(o.Label, words):
		return wordsBegin
	case text.HasAll(name, words):
		return nameHolds
	case text.HasAll(name+" "+strings.ToLower(o.Note), words):
		return noteHolds
	}
	return isNotCalled
}

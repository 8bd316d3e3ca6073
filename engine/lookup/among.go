package lookup

import (
	"slices"
	"strings"
)

// Among returns which of several things a query means, the best first, where each is
// known by some entries: a property by its own and by those of the types that it
// takes. It searches as Search does; of several words, what each of them finds is what
// is meant: "quiz submitted" is one row. Things that only say the query's words somewhere, or are
// called nearly so, are left out where others are called so; so says whether these
// are.
func (b *Book) Among(query string, things [][]Ref) (among []int, so bool) {
	known := map[Ref][]int{}
	for i, refs := range things {
		for _, ref := range refs {
			known[ref] = append(known[ref], i)
		}
	}
	among, so = b.among(query, known)
	if together := b.togetherAmong(query, known); len(together) > 0 {
		return together, so
	}
	return among, so
}

// togetherAmong returns the things that each of several words finds.
func (b *Book) togetherAmong(query string, known map[Ref][]int) []int {
	words := slices.DeleteFunc(newQuery(query).words, func(word string) bool { return len(word) < shortestWord })
	if len(words) < 2 {
		return nil
	}
	together, _ := b.among(words[0], known)
	for _, word := range words[1:] {
		found, _ := b.among(word, known)
		together = slices.DeleteFunc(together, func(i int) bool { return !slices.Contains(found, i) })
	}
	return together
}

// among returns the things, known by their entries, that a query finds as a whole:
// those that are called so, then, for it is typed letter by letter, those that the field
// calls something that begins so, fields alone where others are called so; and without
// any of these the others.
func (b *Book) among(query string, known map[Ref][]int) (among []int, so bool) {
	seen := map[int]bool{}
	add := func(ref Ref) {
		for _, i := range known[ref] {
			if !seen[i] {
				seen[i] = true
				among = append(among, i)
			}
		}
	}
	found := b.search(query)
	isSo := func(r ranked) bool { return r.rank < nameNear }
	for _, r := range found {
		if isSo(r) {
			add(r.Entry.Ref)
		}
	}
	letters, called := newQuery(query).joint, len(among) > 0
	for _, x := range b.indexed() {
		if called && x.entry.Ref.Kind != Property { // a field goes by many names; more rows are in the way
			continue
		}
		if x.alsoBegins(letters) {
			add(x.entry.Ref)
		}
	}
	if so = len(among) > 0; so {
		return among, true
	}
	for _, r := range found {
		add(r.Entry.Ref)
	}
	return among, false
}

// alsoBegins says whether the field calls an entry something that begins so.
func (x *indexed) alsoBegins(letters string) bool {
	return len(letters) >= shortestWord && slices.ContainsFunc(x.also, func(word string) bool { return strings.HasPrefix(word, letters) })
}

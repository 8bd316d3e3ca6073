package lookup

import "slices"

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

// among returns the things, known by their entries, that a query finds as a whole.
func (b *Book) among(query string, known map[Ref][]int) (among []int, so bool) {
	seen := map[int]bool{}
	for _, r := range b.search(query) {
		if so && r.rank >= nameNear {
			break
		}
		for _, i := range known[r.Entry.Ref] {
			if !seen[i] {
				seen[i], so = true, so || r.rank < nameNear
				among = append(among, i)
			}
		}
	}
	return among, so
}

package lookup

// Among returns which of several things a query means, the best first, where each is
// known by some entries: a property by its own and by those of the types that it
// takes. It searches as Search does. Things that only say the query's words
// somewhere, or are called nearly so, are left out where others are called so; so
// says whether these are.
func (b *Book) Among(query string, things [][]Ref) (among []int, so bool) {
	known := map[Ref][]int{}
	for i, refs := range things {
		for _, ref := range refs {
			known[ref] = append(known[ref], i)
		}
	}
	seen := make([]bool, len(things))
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

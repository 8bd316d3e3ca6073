package lookup

// Among returns which of several things a query means, the best first, where each is
// known by some entries: a property by its own and by those of the types that it
// takes. It searches as Search does. Things that only say the query's words
// somewhere are left out where others are called so.
func (b *Book) Among(query string, things [][]Ref) []int {
	known := map[Ref][]int{}
	for i, refs := range things {
		for _, ref := range refs {
			known[ref] = append(known[ref], i)
		}
	}
	var among []int
	seen := make([]bool, len(things))
	called := false
	for _, r := range b.search(query) {
		if called && r.rank >= textHolds {
			break
		}
		for _, i := range known[r.Entry.Ref] {
			if !seen[i] {
				seen[i], called = true, called || r.rank < textHolds
				among = append(among, i)
			}
		}
	}
	return among
}

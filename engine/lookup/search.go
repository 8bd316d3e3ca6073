package lookup

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"
)

// Hit is an entry that a search has found.
type Hit struct {
	Entry *Entry
	// Marked are the bytes of the entry's name that the query was found in;
	// none where it was found in the title or the meaning.
	Marked []int
}

// The ranks of hits: how well the name fits comes before everything else.
const (
	nameIs = iota
	nameBegins
	nameHolds
	titleHolds
	nameLike // the query's letters in their order, as fuzzy search has it
	meaningHolds
)

// Search finds entries by a few letters or words: by name first, as a whole,
// at its beginning, inside or with letters left out, then by what it means.
// Case and spaces do not count. An empty query finds nothing.
func (b *Book) Search(query string) []Hit {
	words := strings.Fields(strings.ToLower(query))
	if len(words) == 0 {
		return nil
	}
	joint := strings.Join(words, "")
	like := map[int]fuzzy.Match{}
	for _, m := range fuzzy.FindFromNoSort(joint, names(b.Entries)) {
		like[m.Index] = m
	}
	var hits []ranked
	for i, e := range b.Entries {
		rank, marked := rankOf(e, words, joint)
		score := 0
		if m, ok := like[i]; ok && rank > nameLike {
			rank, marked, score = nameLike, m.MatchedIndexes, m.Score
		}
		if rank <= meaningHolds {
			hits = append(hits, ranked{Hit{e, marked}, rank, score})
		}
	}
	slices.SortStableFunc(hits, func(a, b ranked) int {
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return b.score - a.score
	})
	found := make([]Hit, len(hits))
	for i := range hits {
		found[i] = hits[i].Hit
	}
	return found
}

// ranked is a hit on its way to its place.
type ranked struct {
	Hit
	rank, score int
}

// rankOf says how well an entry fits, and which bytes of its name do. A rank
// beyond meaningHolds is none at all.
func rankOf(e *Entry, words []string, joint string) (rank int, marked []int) {
	name := strings.ToLower(e.Name)
	at := strings.Index(name, joint)
	if at >= 0 {
		for i := range len(joint) {
			marked = append(marked, at+i)
		}
	}
	switch {
	case name == joint:
		return nameIs, marked
	case at == 0:
		return nameBegins, marked
	case at > 0:
		return nameHolds, marked
	case holdsAll(strings.ToLower(e.Title), words):
		return titleHolds, nil
	case holdsAll(strings.ToLower(e.Title+" "+e.Meaning), words):
		return meaningHolds, nil
	}
	return meaningHolds + 1, nil
}

func holdsAll(in string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(in, word) {
			return false
		}
	}
	return true
}

// names is the entries as the fuzzy search reads them.
type names []*Entry

// String implements fuzzy.Source.
func (n names) String(i int) string { return n[i].Name }

// Len implements fuzzy.Source.
func (n names) Len() int { return len(n) }

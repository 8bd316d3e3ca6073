package lookup

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"caliper-playground/catalog"
)

// Hit is an entry that a search has found.
type Hit struct {
	Entry *Entry
	// Marked are the bytes of the entry's name that the query was found in;
	// none where it was found elsewhere, or in the name with a slip.
	Marked []int
}

// The ranks of hits: how well the name fits comes before everything else.
const (
	isCalledSo = iota // Find knows it by the query
	nameIs
	titleIs
	nameBegins
	nameHoldsWord // the query begins a word inside the name
	nameHolds
	titleHolds
	nameNear  // each word with a slip or two
	nameLike  // the query's letters in their order and close together, as fuzzy search has it
	textHolds // each word somewhere in what the entry says
	textPartly
	noRank
)

// Index makes ready what the first search otherwise waits for.
func (b *Book) Index() { b.indexed() }

// Search finds entries by a few letters or words: first what Find knows of the
// query, in the same order, then by name, as a whole, at its beginning, inside, with
// letters left out or with a slip, then by what the entry says. A kind among the words
// ("erratum 3", "status term") keeps to that kind, and alone lists it. Case, spaces and
// what else stands between words do not count. Where nothing is called so, those that
// say some of the words are found too, after the others. An empty query finds nothing.
func (b *Book) Search(query string) []Hit {
	found := b.search(query)
	hits := make([]Hit, len(found))
	for i := range found {
		hits[i] = found[i].Hit
	}
	return hits
}

// search is Search, with how well each hit fits. What fits nothing finds nil.
func (b *Book) search(query string) []ranked {
	q := newQuery(query)
	if len(q.words) == 0 {
		return nil
	}
	known := b.called(q.text)
	if len(known) == 0 {
		known = b.meant(q.text)
	}
	kind, rest, ofKind := q.ofKind()
	var found []ranked
	best, ofThat := noRank, false
	for _, x := range b.indexed() {
		r := q.rank(&x)
		if ofKind && x.entry.Kind == kind {
			if other := rest.rank(&x); other.rank < noRank && other.rank <= r.rank {
				r, ofThat = other, true
			}
		}
		if at := slices.Index(known, x.entry); at >= 0 {
			r.rank, r.score = isCalledSo, -at
		}
		if r.rank < noRank {
			best = min(best, r.rank)
			found = append(found, r)
		}
	}
	if best >= textHolds && !ofThat {
		found = b.addPartly(found, q)
	}
	if best <= nameHoldsWord { // the query is written right, so that slips are other words
		found = slices.DeleteFunc(found, func(r ranked) bool { return r.rank == nameNear })
	}
	slices.SortStableFunc(found, ranked.compare)
	return found
}

// ranked is a hit on its way to its place.
type ranked struct {
	Hit
	rank, score int
}

// compare puts the better hit first; of equally good ones, rows come after what
// they consist of.
func (r ranked) compare(other ranked) int {
	if r.rank != other.rank {
		return r.rank - other.rank
	}
	if r.score != other.score {
		return other.score - r.score
	}
	return asInt(r.Entry.Kind == Row) - asInt(other.Entry.Kind == Row)
}

func asInt(is bool) int {
	if is {
		return 1
	}
	return 0
}

// addPartly adds the entries that have some of the words, the more the better,
// and in the name better than in the text.
func (b *Book) addPartly(found []ranked, q query) []ranked {
	has := map[*Entry]bool{}
	for _, r := range found {
		has[r.Entry] = true
	}
	for _, x := range b.indexed() {
		if score := q.someOf(&x); score > 0 && !has[x.entry] {
			r := ranked{Hit{Entry: x.entry}, textPartly, score}
			if score >= wordIsName {
				r.rank = textHolds // "what is a group" means Group
			}
			found = append(found, r)
		}
	}
	return found
}

// shortestWord is how many letters a word has that tells entries apart: "a" and
// "is" are in every sentence.
const shortestWord = 3

// wordIsName is what a word counts that is an entry's name.
const wordIsName = 16

// someOf counts the words that an entry has, those in its name for more.
func (q query) someOf(x *indexed) (score int) {
	for _, word := range q.words {
		switch {
		case len(word) < shortestWord:
		case x.name.letters == word:
			score += wordIsName
		case strings.Contains(x.name.letters, word):
			score += 2
		case strings.Contains(x.text, word):
			score++
		}
	}
	return score
}

// rank says how well an entry fits.
func (q query) rank(x *indexed) ranked {
	r := ranked{Hit: Hit{Entry: x.entry}, rank: noRank}
	if len(q.words) == 0 { // a kind alone
		r.rank = nameHoldsWord
		return r
	}
	at := strings.Index(x.name.letters, q.joint)
	if at >= 0 {
		r.Marked = x.name.bytes[at : at+len(q.joint)]
	}
	switch {
	case x.name.letters == q.joint, x.entry.IRI != "" && strings.EqualFold(x.entry.IRI, q.text):
		r.rank = nameIs
	case x.title.letters == q.joint, slices.Contains(x.also, q.joint):
		r.rank = titleIs
	case at == 0:
		r.rank = nameBegins
	case at > 0 && x.name.begins[at]:
		r.rank = nameHoldsWord
	case at > 0:
		r.rank = nameHolds
	default:
		q.rankLoosely(&r, x)
	}
	return r
}

// rankLoosely ranks an entry whose name does not have the query as it stands.
func (q query) rankLoosely(r *ranked, x *indexed) {
	if holdsAll(x.title.letters, q.letters) {
		r.rank = titleHolds
		for _, word := range q.letters { // "Started" is rather Started than Restarted
			r.score += asInt(x.title.begins[strings.Index(x.title.letters, word)])
		}
		return
	}
	like := fuzzy.Find(q.joint, []string{x.name.letters})
	if len(like) > 0 && isClose(x.name, like[0].MatchedIndexes) {
		r.rank, r.score = nameLike, like[0].Score
		for _, i := range like[0].MatchedIndexes {
			r.Marked = append(r.Marked, x.name.bytes[i])
		}
	}
	switch {
	case q.isNear(x):
		r.rank, r.score = nameNear, asInt(catalog.Nearest(q.joint, []string{x.name.letters}) != "")
	case r.rank == noRank && holdsAll(x.text, q.words):
		r.rank = textHolds
	}
}

// isClose says whether letters that were found in their order belong together:
// they begin with a word, and no more than two are left out for each. Further
// apart, almost any letters are in almost any long name.
func isClose(name joint, at []int) bool {
	first, last := at[0], at[len(at)-1]
	return name.begins[first] && last-first < 3*len(at)
}

func holdsAll(in string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(in, word) {
			return false
		}
	}
	return true
}

package lookup

import (
	"strings"
	"unicode"

	"caliper-playground/catalog"
)

// query is what is searched for.
type query struct {
	text    string   // as typed
	words   []string // in small letters
	letters []string // of the words, without what stands between words in names
	joint   string   // all letters
}

func newQuery(text string) query {
	q := query{text: strings.TrimSpace(text)}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("›→/", c) }) {
		if letters := join(word).letters; letters != "" {
			q.words = append(q.words, word)
			q.letters = append(q.letters, letters)
			q.joint += letters
		}
	}
	return q
}

// ofKind takes the word for a kind out of a query, if it begins or ends with
// one.
func (q query) ofKind() (Kind, query, bool) {
	if len(q.words) == 0 {
		return "", query{}, false
	}
	last := len(q.words) - 1
	if kind, ok := kindCalled(q.words[0]); ok {
		return kind, newQuery(strings.Join(q.words[1:], " ")), true
	}
	kind, ok := kindCalled(q.words[last])
	return kind, newQuery(strings.Join(q.words[:last], " ")), ok
}

// kindCalled returns the kind that a word names, for one or for several.
func kindCalled(word string) (Kind, bool) {
	several := map[Kind]string{Entity: "entities", Property: "properties", Erratum: "errata"}
	for _, kind := range Kinds() {
		if word == string(kind) || word == string(kind)+"s" || word == several[kind] {
			return kind, true
		}
	}
	return "", false
}

// leastForSlips is how many letters a word must have to be taken for another.
const leastForSlips = 4

// isNear says whether each word is in the name, or is one of the words of name
// and title but for a slip or two.
func (q query) isNear(x *indexed) bool {
	for _, letters := range q.letters {
		if strings.Contains(x.name.letters, letters) {
			continue
		}
		if len([]rune(letters)) < leastForSlips || catalog.Nearest(letters, x.parts) == "" {
			return false
		}
	}
	return true
}

// joint is a name as one word, with where each of its letters stands.
type joint struct {
	letters string // in small letters
	bytes   []int  // of each byte of letters, the one of the name
	begins  []bool // of each, whether a word of the name begins there
}

// join leaves out what stands between the words of a name. What changes its
// length as a small letter stays as it is.
func join(name string) joint {
	var j joint
	var letters strings.Builder
	before := ' '
	for at, c := range name {
		begins := !isLetter(before) || unicode.IsUpper(c) && !unicode.IsUpper(before)
		before = c
		if strings.ContainsRune(" /-_#›", c) {
			continue
		}
		written := strings.ToLower(string(c))
		if len(written) != len(string(c)) {
			written = string(c)
		}
		letters.WriteString(written)
		for i := range len(written) {
			j.bytes = append(j.bytes, at+i)
			j.begins = append(j.begins, begins && i == 0)
		}
	}
	j.letters = letters.String()
	return j
}

func isLetter(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// parts cuts a name into its words: "ViewEvent" into "view" and "event".
func (j joint) parts() []string {
	var parts []string
	for i, begin := 0, 0; i < len(j.letters); i++ {
		if i+1 == len(j.letters) || j.begins[i+1] {
			parts = append(parts, j.letters[begin:i+1])
			begin = i + 1
		}
	}
	return parts
}

// indexed is an entry as the search reads it.
type indexed struct {
	entry       *Entry
	name, title joint
	parts       []string // the words of both, and the whole name
	also        []string // the letters of what the field calls it
	text        string   // everything that the entry says in words, in small letters
}

func newIndexed(e *Entry) indexed {
	x := indexed{entry: e, name: join(e.Name), title: join(e.Title)}
	x.parts = append(append(x.name.parts(), x.title.parts()...), x.name.letters)
	for _, other := range e.AlsoCalled {
		x.also = append(x.also, join(other.Word).letters)
	}
	x.text = strings.ToLower(strings.Join([]string{e.Name, e.KindWords(), e.Title, e.Meaning, e.SourceA, e.SourceB, e.Cost}, " "))
	return x
}

package exercise

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

// kept reads the places whose values of the start are to stay.
func (r *reader) kept() error {
	kind, of, err := r.ofStart("keep", r.read.Aims.Keep)
	for i, facts := range of {
		which := ""
		if len(of) > 1 {
			which = fmt.Sprintf("%s %d", kind, i+1)
		}
		r.read.Goals = append(r.read.Goals, factGoal(facts, which))
	}
	return err
}

// gone reads the places whose values of the start are to go.
func (r *reader) gone() error {
	_, of, err := r.ofStart("gone", r.read.Aims.Gone)
	for _, facts := range of {
		for _, f := range facts {
			r.read.Goals = append(r.read.Goals, goneGoal(f.at, f.value))
		}
	}
	return err
}

// ofStart returns what each event, or else entity, of the start has at some places, and
// which of the two it is.
func (r *reader) ofStart(key string, places []string) (kind string, all [][]fact, err error) {
	if len(places) == 0 {
		return "", nil, nil
	}
	if err := r.arePlaces(places); err != nil {
		return "", nil, err
	}
	got := r.look(r.read.Start)
	kind = "event"
	if got.count(kind) == 0 {
		kind = "entity"
	}
	if got.count(kind) == 0 {
		return "", nil, r.mistake(key, "the start holds no event or entity that has values", "write the values as facts")
	}
	for it := range got.items() {
		if it.Kind != kind {
			continue
		}
		var facts []fact
		for _, at := range places {
			if n := it.find(at); n.there() {
				facts = append(facts, fact{at: at, value: string(n.doc.Raw(n.id)), kept: true})
			}
		}
		if len(facts) == 0 {
			return "", nil, r.mistake(key, "the start has nothing at "+text.Or(places), "name places that it has, or write the values as facts")
		}
		all = append(all, facts)
	}
	return kind, all, nil
}

func (r *reader) facts() error {
	var facts []fact
	if err := r.arePlaces(slices.Sorted(maps.Keys(r.read.Aims.Facts))); err != nil {
		return err
	}
	for _, at := range slices.Sorted(maps.Keys(r.read.Aims.Facts)) {
		value, err := json.Marshal(r.read.Aims.Facts[at])
		if err != nil {
			return r.mistake(at, "the value has no form in JSON", "write a text, a number, true or false")
		}
		f := fact{at: at, value: string(value), kept: r.has(at, string(value))}
		f.secret = !f.kept && !r.tellsValue(value)
		facts = append(facts, f)
	}
	if len(facts) > 0 {
		r.read.Goals = append(r.read.Goals, factGoal(facts, ""))
	}
	return nil
}

// arePlaces holds texts to be JSON Pointers.
func (r *reader) arePlaces(all []string) error {
	for _, at := range all {
		if !strings.HasPrefix(at, "/") {
			return r.mistake(at, fmt.Sprintf("%q is no place", at), "write it from the event on, with a slash before each name, as in /object/id")
		}
	}
	return nil
}

// look is what a body comes to that is accepted: the same for goal after goal, and so
// judged once.
func (r *reader) look(body string) *received {
	if r.looked == nil || r.looked.attempts[0].Body != body {
		r.looked = look(r.read.Spec, []Attempt{{Status: http.StatusOK, Method: http.MethodPost, Body: body}})
	}
	return r.looked
}

// has says whether something of the start has a value at a place.
func (r *reader) has(at, value string) bool {
	begun := r.read.Start
	if r.read.Request {
		begun = r.read.fixture
	}
	for it := range r.look(begun).items() {
		if it.find(at).there() && it.says(at, value) {
			return true
		}
	}
	return false
}

// tellsValue says whether the task has all that a value consists of.
func (r *reader) tellsValue(value []byte) bool {
	d, err := document.NewParser(nil).Parse(value)
	if err != nil {
		return false
	}
	for i := range d.Nodes {
		n := document.NodeID(i)
		switch d.Nodes[n].Kind {
		case document.Object, document.Array:
		case document.String:
			if !hasWord(r.read.Task, d.Text(n)) {
				return false
			}
		default:
			if !hasWord(r.read.Task, string(d.Raw(n))) {
				return false
			}
		}
	}
	return true
}

// tellsRow says whether the task, or the start, has the event and the action of a row.
func (r *reader) tellsRow(row *catalog.Row) bool {
	given := r.read.Task + "\n" + r.read.Start
	if r.read.Request {
		given += "\n" + r.read.fixture // which stands in the request under a name
	}
	return hasWord(given, row.Event) && hasWord(given, row.Action)
}

// hasWord says whether a text has a word, or several, by itself.
func hasWord(s, word string) bool {
	for from := 0; ; {
		at := strings.Index(s[from:], word)
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		behind, _ := utf8.DecodeRuneInString(s[at+len(word):])
		if !isOfWord(before) && !isOfWord(behind) {
			return true
		}
		from = at + 1
	}
}

func isOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

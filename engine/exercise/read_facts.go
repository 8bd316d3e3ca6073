package exercise

import (
	"encoding/json"
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
	of, err := r.ofStart("keep", r.read.Aims.Keep)
	for _, facts := range of {
		r.read.Goals = append(r.read.Goals, factGoal{kept: true, facts: facts})
	}
	return err
}

// gone reads the places whose values of the start are to go.
func (r *reader) gone() error {
	of, err := r.ofStart("gone", r.read.Aims.Gone)
	for _, facts := range of {
		for _, f := range facts {
			r.read.Goals = append(r.read.Goals, goneGoal{f.at, f.value})
		}
	}
	return err
}

// ofStart returns what each event, or else entity, of the start has at some places.
func (r *reader) ofStart(key string, places []string) ([][]fact, error) {
	if len(places) == 0 {
		return nil, nil
	}
	got := look(r.read.Spec, []Attempt{{Status: http.StatusOK, Method: http.MethodPost, Body: r.read.Start}})
	kind := "event"
	if got.count(kind) == 0 {
		kind = "entity"
	}
	if got.count(kind) == 0 {
		return nil, r.mistake(key, "the start holds no event or entity that has values", "write the values as facts")
	}
	var all [][]fact
	for it := range got.items() {
		if it.Kind != kind {
			continue
		}
		var facts []fact
		for _, at := range places {
			if n := it.find(at); n.there() {
				facts = append(facts, fact{at: at, value: string(n.doc.Raw(n.id))})
			}
		}
		if len(facts) == 0 {
			return nil, r.mistake(key, "the start has nothing at "+text.Or(places), "name places that it has, or write the values as facts")
		}
		all = append(all, facts)
	}
	return all, nil
}

func (r *reader) facts() error {
	goal := factGoal{}
	for _, at := range slices.Sorted(maps.Keys(r.read.Aims.Facts)) {
		value, err := json.Marshal(r.read.Aims.Facts[at])
		if err != nil {
			return r.mistake(at, "the value has no form in JSON", "write a text, a number, true or false")
		}
		goal.facts = append(goal.facts, fact{at, string(value), !r.tellsValue(value)})
	}
	if len(goal.facts) > 0 {
		r.read.Goals = append(r.read.Goals, goal)
	}
	return nil
}

// tellsValue says whether the task, or the start, has all that a value consists of.
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
			if !r.tells(d.Text(n)) {
				return false
			}
		default:
			if !r.tells(string(d.Raw(n))) {
				return false
			}
		}
	}
	return true
}

// tellsRow says whether the task, or the start, has the event and the action of a row.
func (r *reader) tellsRow(row *catalog.Row) bool { return r.tells(row.Event) && r.tells(row.Action) }

// tells says whether the task, or the start, has a word.
func (r *reader) tells(word string) bool {
	given := r.read.Task + "\n" + r.read.Start
	if r.read.Request {
		given += "\n" + r.read.fixture // which stands in the request under a name
	}
	for from := 0; ; {
		at := strings.Index(given[from:], word)
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(given[:at])
		behind, _ := utf8.DecodeRuneInString(given[at+len(word):])
		if !isOfWord(before) && !isOfWord(behind) {
			return true
		}
		from = at + 1
	}
}

func isOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

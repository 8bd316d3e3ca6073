// Package anonymise writes copies of Caliper documents that say nothing of who the
// people in them are, and that are judged as the originals are.
//
// A person's id, name, mail address and the like get stand-ins: the same for the
// same wherever it stands, in IRIs and in extensions too, and made with a key, so
// that nobody without the key can tell whose they are, not even by trying all the
// people there are. Texts that people write are emptied. What is neither known to be
// about a person nor known not to be is left as it is, and counted by the name of its
// member, for somebody to look at.
//
// A run learns all of its documents first, since a person may be described in the
// last of them, and copies them then.
package anonymise

import (
	"maps"
	"slices"
	"strings"

	"caliper-playground/engine/document"
)

// Run anonymises the documents of one run. It must not be used by two goroutines at
// once.
type Run struct {
	standIns
	people  people
	parser  *document.Parser
	unknown map[string]*Unrecognised
}

// New returns a run whose stand-ins are made with a key. The key is as secret as the
// people are: it should be random, and forgotten with the run.
func New(key []byte) *Run {
	return &Run{standIns: standIns{key: key}, people: newPeople(), parser: document.NewParser(nil), unknown: map[string]*Unrecognised{}}
}

// Learn takes in who the people of a document are. What is no JSON has none.
func (r *Run) Learn(data []byte) {
	if d, err := r.parser.Parse(data); err == nil {
		r.people.learn(d)
	}
}

// Copy returns a document without what identifies people. All documents of the run
// must have been learnt. The error is a *document.SyntaxError for what is no JSON, of
// which there is no copy.
func (r *Run) Copy(data []byte) ([]byte, error) {
	d, err := r.parser.Parse(data)
	if err != nil {
		return nil, err
	}
	r.people.settle()
	w := &writer{run: r, d: d}
	w.walk(0, place{})
	return w.d.Edited(w.edits), nil
}

// Path is the path of a document's copy: names of people in it have stand-ins, too.
func (r *Run) Path(path string) string {
	r.people.settle()
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = r.tokens(part, "")
	}
	return strings.Join(parts, "/")
}

// Unrecognised is what a run could not tell to be personal or not, by the name of the
// member that it stands in.
type Unrecognised struct {
	Name    string // "extensions: campus:term"
	Count   int
	Example string // one of the values, as written
}

// Left lists what was left as it is and is not known to be harmless, by name.
func (r *Run) Left() []Unrecognised {
	var left []Unrecognised
	for _, name := range slices.Sorted(maps.Keys(r.unknown)) {
		left = append(left, *r.unknown[name])
	}
	return left
}

func (r *Run) leave(name, value string) {
	u := r.unknown[name]
	if u == nil {
		u = &Unrecognised{Name: name, Example: value}
		r.unknown[name] = u
	}
	u.Count++
}

// People counts the people that the run has learnt of, by their ids.
func (r *Run) People() int {
	r.people.settle()
	return len(r.people.ids)
}

package page

import (
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
)

// about is what a filter can ask of a document, in small letters. Documents
// that say the same share it.
type about struct {
	types, actions, objects, profiles, rules []string
}

// maxAbout is how many different words of one kind the list keeps of a
// document, and maxShared how many texts of documents are kept once for all.
const (
	maxAbout  = 100
	maxShared = 1 << 14
)

// share keeps texts and what documents are about once, however many documents
// have them. It belongs to one command.
type share struct {
	texts  map[string]string
	abouts map[string]*about
}

func newShare() share { return share{texts: map[string]string{}, abouts: map[string]*about{}} }

// text returns a text that equal ones share.
func (s *share) text(t string) string {
	if shared, ok := s.texts[t]; ok {
		return shared
	}
	if len(s.texts) < maxShared { // senders choose the texts
		s.texts[t] = t
	}
	return t
}

// about returns what equal documents share.
func (s *share) about(a about) *about {
	var key strings.Builder
	for _, words := range [][]string{a.types, a.actions, a.objects, a.profiles, a.rules} {
		for _, word := range words {
			key.WriteString(word)
			key.WriteByte(0)
		}
		key.WriteByte(1)
	}
	if shared, ok := s.abouts[key.String()]; ok {
		return shared
	}
	if len(s.abouts) < maxShared {
		s.abouts[key.String()] = &a
	}
	return &a
}

// aboutOf reads from a judgement what a filter can ask.
func aboutOf(j *conformance.Judgement, a *conformance.Assessment) about {
	var of about
	for i := range a.Items {
		item := &a.Items[i]
		of.types = addWord(of.types, item.Type)
		of.actions = addWord(of.actions, item.Action)
		of.objects = addWord(of.objects, item.Object)
		for _, profile := range profilesOf(j, i, item) {
			of.profiles = addWord(of.profiles, profile)
		}
	}
	for i := range a.Findings {
		of.rules = addWord(of.rules, a.Findings[i].Rule)
	}
	return of
}

// profilesOf lists the profiles that an item counts for, or else the one that
// it names, or else those with a row for such an event.
func profilesOf(j *conformance.Judgement, i int, item *conformance.Item) []string {
	var profiles []string
	for _, c := range item.Credits {
		profiles = append(profiles, c.Profile)
	}
	if len(profiles) > 0 {
		return profiles
	}
	judged := &j.Result.Items[i]
	if n := j.Result.Document.Member(judged.Node, "profile"); n != document.None && j.Result.Document.Nodes[n].Kind == document.String {
		return []string{j.Result.Document.Text(n)}
	}
	if !judged.Event {
		return nil
	}
	for _, row := range catalog.Get(judged.Version).Rows(item.Type, item.Action) {
		profiles = append(profiles, row.Profile)
	}
	return profiles
}

// addWord adds a word in small letters, once.
func addWord(words []string, word string) []string {
	if word == "" || len(words) == maxAbout {
		return words
	}
	if word = strings.ToLower(keep(word)); slices.Contains(words, word) {
		return words
	}
	return append(words, word)
}

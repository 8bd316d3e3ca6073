package library

import (
	"slices"
	"strings"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/query"
)

// about is what a filter can ask of a document, in small letters. Documents
// that say the same share it.
type about struct {
	events, actions, objects, profiles, rules []string
}

// maxShared is how many texts of documents are kept once for all.
const maxShared = 1 << 14

// share keeps texts and what documents are about once, however many documents
// have them. It belongs to one goroutine.
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
	for _, words := range [][]string{a.events, a.actions, a.objects, a.profiles, a.rules} {
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
func aboutOf(a *conformance.Assessment, data []byte) about {
	var s query.Subject
	s.Judged(a, data)
	return about{
		events: kept(s.Events), actions: kept(s.Actions), objects: kept(s.Objects),
		profiles: kept(s.Profiles), rules: kept(s.Rules),
	}
}

// kept returns words as the list keeps them: in small letters, once, and cut.
func kept(w query.Words) []string {
	var words []string
	for _, word := range w.List {
		if word = strings.ToLower(keep(word)); !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

package query

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
)

// Subject is what is known of a message or a document. Names may stand in it
// in any case.
type Subject struct {
	Verdicts []string // the words for its verdict: "fail", Refused, None
	Status   int      // what the endpoint answered; 0 for nothing
	File     string   // where it comes from; "" for a message of the log
	Kind     string   // what it was taken for, such as "envelope"; "" where that is not asked
	Line     []string // what else its line says, and a plain word may stand in

	Events, Actions, Objects, Profiles, Rules Words

	// Body is what was received or read. Where it is Unread, only reading it
	// tells what stands in it.
	Body   []byte
	Unread bool
}

// Words are what is known of one kind of names of a subject.
type Words struct {
	List  []string
	Known Knowledge
}

// Knowledge says how much a list of words tells.
type Knowledge uint8

// What a list may tell.
const (
	All   Knowledge = iota // these it has, and no others
	Some                   // these it has, and perhaps others
	Among                  // it has no others, and perhaps not all of these
)

// Judged fills in what judging told. Everything is known then.
func (s *Subject) Judged(a *conformance.Assessment, body []byte) {
	s.Events, s.Actions, s.Objects, s.Profiles, s.Rules = Words{}, Words{}, Words{}, Words{}, Words{}
	for i := range a.Items {
		item := &a.Items[i]
		s.Events.add(item.Type)
		s.Actions.add(item.Action)
		s.Objects.add(item.Object)
		for _, profile := range profilesOf(item, a.Spec, body) {
			s.Profiles.add(profile)
		}
	}
	for i := range a.Findings {
		s.Rules.add(a.Findings[i].Rule)
	}
	s.Body, s.Unread = body, false
}

// maxWords is how many different names of one kind are kept of a subject.
const maxWords = 100

// add adds a name, once.
func (w *Words) add(name string) {
	if name != "" && len(w.List) < maxWords && !slices.Contains(w.List, name) {
		w.List = append(w.List, name)
	}
}

// profilesOf lists the profiles that an item counts for, or else the one that
// it names, or else those with a row for such an event.
func profilesOf(item *conformance.Item, spec catalog.Version, body []byte) []string {
	var profiles []string
	for _, c := range item.Credits {
		profiles = append(profiles, c.Profile)
	}
	if len(profiles) > 0 {
		return profiles
	}
	if named := item.NamedProfile(body); named != "" {
		return []string{named}
	}
	if item.Kind != "event" {
		return nil
	}
	for _, row := range catalog.Get(spec).Rows(item.Type, item.Action) {
		profiles = append(profiles, row.Profile)
	}
	return profiles
}

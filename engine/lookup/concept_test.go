package lookup

import (
	"testing"

	"caliper-playground/catalog"
)

// Each word is found by its name and by all that people call it, by Find, or
// where that knows something else of the name, by the search.
func TestWordsAreFoundByWhatPeopleCallThem(t *testing.T) {
	for _, version := range catalog.Versions() {
		b := Of(version)
		for _, c := range b.vocabulary.Concepts() {
			for _, name := range append([]string{c.Name}, c.Also...) {
				if !finds(b, name, Ref{Word, c.Name}) {
					t.Errorf("Caliper %s: %q does not find %q", version, name, c.Name)
				}
			}
		}
	}
}

func finds(b *Book, name string, want Ref) bool {
	found, _ := b.Find(name)
	for _, e := range append(found, b.Nearby(name)...) {
		if e.Ref == want {
			return true
		}
	}
	return false
}

func TestFieldWordsAreFound(t *testing.T) {
	for name, want := range map[string]Ref{
		"quiz": {Entity, "Assessment"}, "video": {Entity, "VideoObject"}, "login": {Event, "SessionEvent"},
		"LTI launch": {Event, "ToolLaunchEvent"}, "caption": {Action, "EnabledClosedCaptioning"}, "401": {Word, "401"},
		"status 415": {Word, "415"}, "retry-after": {Word, "503"}, "API key": {Word, "bearer token"}, "LRS": {Word, "endpoint"},
		"envelop": {Word, "envelope"}, "senser": {Word, "sensor"}, "blank nod": {Word, "blank node"}, "JSON-LD": {Word, "@context"},
	} {
		if !finds(Of(catalog.V1p2), name, want) {
			t.Errorf("%q does not find %v", name, want)
		}
	}
}

// What a word leads to is there, but for what the other version alone has.
func TestWordsLeadSomewhere(t *testing.T) {
	for _, version := range catalog.Versions() {
		b := Of(version)
		for _, c := range b.vocabulary.Concepts() {
			e := b.Get(Ref{Word, c.Name})
			if len(c.See) == 0 || version == catalog.V1p2 && len(e.Related) != len(c.See) {
				t.Errorf("Caliper %s: of %v, which %q leads to, there are %v", version, c.See, c.Name, e.Related)
			}
		}
	}
}

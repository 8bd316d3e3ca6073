package lookup

import (
	"encoding/json"
	"strings"
	"testing"

	"caliper-playground/catalog"
)

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

// Every word is shown by an example: JSON, a request, a command, or what it looks like
// on the screen. What begins as JSON does is JSON, whole.
func TestWordsHaveExamples(t *testing.T) {
	for _, version := range catalog.Versions() {
		for _, c := range Of(version).vocabulary.Concepts() {
			switch {
			case c.Example == "":
				t.Errorf("Caliper %s: %q has no example", version, c.Name)
			case strings.ContainsAny(c.Example[:1], `{"`) && !json.Valid([]byte(c.Example)):
				t.Errorf("Caliper %s: the example of %q is no JSON: %s", version, c.Name, c.Example)
			}
		}
	}
}

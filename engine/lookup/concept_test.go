package lookup

import (
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

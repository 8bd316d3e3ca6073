package lookup

import (
	"testing"

	"caliper-playground/catalog"
)

// What a property is for the type at hand comes first, and nothing is lost.
func TestWhatIsAtHandComesFirst(t *testing.T) {
	b := Of(catalog.V1p2)
	for _, test := range []struct{ property, of, first string }{
		{"actor", "MessageEvent", "MessageEvent"},
		{"actor", "Event", "Event"},
		{"generated", "AssessmentEvent", "AssessmentEvent"},
		{"id", "Attempt", "Entity"},
		{"id", "ViewEvent", "Event"},
		{"duration", "VideoObject", "MediaObject"},
		{"count", "Nothing", "Attempt"}, // as it stands
	} {
		e := b.Get(Ref{Property, test.property})
		before, after := b.Blocks(e), b.BlocksFor(e, test.of)
		if len(before) != len(after) {
			t.Fatalf("%s has %d blocks, and %d", test.property, len(before), len(after))
		}
		for i, block := range after {
			if block.Title != "Where it stands" {
				continue
			}
			if got := block.Rows[0].Cells[0].String(); got != test.first {
				t.Errorf("%s of %s stands first in %s, want %s", test.property, test.of, got, test.first)
			}
			rows := map[string]int{}
			for _, row := range before[i].Rows {
				rows[row.Cells[0].String()]++
			}
			for _, row := range block.Rows {
				rows[row.Cells[0].String()]--
			}
			for name, n := range rows {
				if n != 0 {
					t.Errorf("%s of %s: %s is there %d times less", test.property, test.of, name, n)
				}
			}
		}
	}
}

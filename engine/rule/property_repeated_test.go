package rule

import (
	"slices"
	"testing"

	"caliper-playground/catalog"
)

// A name that no property has is told once, however often it stands; that it is
// repeated is told each time.
func TestARepeatedNameThatIsNone(t *testing.T) {
	for _, test := range []struct{ name, members string }{
		{"of a known type", `"type": "Document", "shoeSize": 1, "shoeSize": 2, "shoeSize": 3`},
		{"of no type", `"shoeSize": 1, "shoeSize": 2, "type": "Dokument", "shoeSize": 3`},
	} {
		t.Run(test.name, func(t *testing.T) {
			found := foundIn(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/1", `+test.members+`}`, catalog.V1p2)
			count := func(finding string) int {
				return len(slices.DeleteFunc(slices.Clone(found), func(f string) bool { return f != finding }))
			}
			if unknown, repeated := count("error property-unknown /shoeSize"), count("error property-repeated /shoeSize"); unknown != 1 || repeated != 2 {
				t.Errorf("told %d times that it is unknown and %d times that it is repeated, want 1 and 2: %q", unknown, repeated, found)
			}
		})
	}
}

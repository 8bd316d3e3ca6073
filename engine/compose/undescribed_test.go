package compose

import (
	"strings"
	"testing"

	"caliper-playground/catalog"
)

// What only the event that goes describes, and others name, is noted; what another
// describes too, or nobody names, is not.
func TestWhatNothingDescribesAnyMoreIsNoted(t *testing.T) {
	pair := with(t, with(t, NewEnvelope(catalog.V1p2, DefaultSensor, still()), submitted, nil), graded, nil)
	asIRI := func(e Envelope, item int, pointer string) Envelope {
		t.Helper()
		d, err := e.Draft(item).ToIRI(pointer)
		if err != nil {
			t.Fatal(err)
		}
		return e.Edited(item, d)
	}
	named := asIRI(pair, 1, "/object")
	for _, test := range []struct {
		name string
		e    Envelope
		goes int
		want string
	}{
		{"described", named, 0, "Event 1 names the Attempt"},
		{"naming", named, 1, ""},
		{"both describe it", pair.Repeat(0), 0, ""},
		{"another describes it too", named.Repeat(0), 0, ""},
		{"two name it", named.Repeat(1), 0, "Events 1 and 2 name the Attempt"},
	} {
		notes := strings.Join(test.e.Undescribed(test.goes), " ")
		if test.want == "" && strings.Contains(notes, "the Attempt") || !strings.Contains(notes, test.want) {
			t.Errorf("%s: %q, want %q", test.name, notes, test.want)
		}
	}
}

package session

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// All yields what Entries returns, also where more comes meanwhile, and ends where it
// is told to.
func TestAll(t *testing.T) {
	s := start(t, options(t))
	defer s.Close()
	if got := slices.Collect(s.All()); got != nil {
		t.Errorf("an empty session has %v", got)
	}
	for n := range 3 {
		receive(t, s, envelope("v1p2", event(n)))
	}
	want := s.Entries(0, 3)
	var got []Entry
	for entry := range s.All() {
		got = append(got, entry)
		receive(t, s, envelope("v1p2", event(9)))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for entry := range s.All() {
		if entry.Seq > 1 {
			t.Errorf("message %d comes after the end", entry.Seq)
		}
		break
	}
}

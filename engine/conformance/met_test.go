package conformance_test

import (
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
)

// Caliper 1.1 has ten profiles, and those of its extensions apart; 1.2 has fifteen.
func TestProfilesOfExtensionsAreCountedApart(t *testing.T) {
	for _, test := range []struct {
		version     catalog.Version
		fill        []string // profiles whose rows are filled
		short, long string
	}{
		{catalog.V1p2, nil, "0 of 15", "0 of 15 profiles met"},
		{catalog.V1p2, []string{"SearchProfile"}, "1 of 15", "1 of 15 profiles met"},
		{catalog.V1p1, nil, "0 of 10 +0/6", "0 of 10 profiles met, 0 of 6 extension profiles"},
		{catalog.V1p1, []string{"ReadingProfile", "SearchProfile"}, "1 of 10 +1/6", "1 of 10 profiles met, 1 of 6 extension profiles"},
	} {
		v := catalog.Get(test.version)
		card := conformance.NewScorecard(v)
		for _, name := range test.fill {
			p, err := v.ParseProfile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range p.Rows {
				card.Add(conformance.Credit{Profile: row.Profile, Event: row.Event, Action: row.Action, RowID: row.ID}, "here")
			}
		}
		if m := conformance.CountMet(card.Profiles()); m.Short() != test.short || m.String() != test.long {
			t.Errorf("%s with %q: %q, %q", test.version, test.fill, m.Short(), m)
		}
	}
}

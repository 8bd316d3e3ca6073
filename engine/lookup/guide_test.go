package lookup

import (
	"slices"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
)

// TestProfilesHaveTheGuidesHeadings holds every profile of both versions to the
// headings of the implementation guide, and each of them to something below it; the
// rules that a requirement names are there.
func TestProfilesHaveTheGuidesHeadings(t *testing.T) {
	headings := []string{"Questions it answers", "Events", "Actors", "Actions", "Objects", "Targets", "Generated", "Other requirements"}
	for _, version := range catalog.Versions() {
		b := Of(version)
		for _, p := range catalog.Get(version).Profiles {
			e := b.Get(Ref{Profile, p.Name})
			var has []string
			for _, block := range b.Blocks(e) {
				if slices.Contains(headings, block.Title) && block.Text.String() != "" {
					has = append(has, block.Title)
				}
			}
			if !slices.Equal(has, headings) {
				t.Errorf("Caliper %s: %s has the headings %q", version, p.Name, has)
			}
			for _, r := range e.Requirements {
				for _, id := range r.Rules {
					if rule.Lookup(id) == nil {
						t.Errorf("%s: there is no rule %q", p.Name, id)
					}
				}
				if r.Text == "" {
					t.Errorf("%s asks for nothing", p.Name)
				}
			}
		}
	}
}

package bench

import (
	"maps"
	"slices"
)

// Memory returns how the bench is set now, for the next time: the profiles that are
// unfolded, by their terms, sorted, and the filter of the log.
func (b *Page) Memory() (unfolded []string, filter string) {
	return slices.Sorted(maps.Keys(b.profiles.unfolded)), b.log.asked
}

// Recall sets the bench as it was. Profiles that were asked for by name go
// before those that were unfolded once. The cursor stays where it is, so that
// the way to the first mark is always the same.
func (b *Page) Recall(unfolded []string, filter string) {
	if len(b.env.Profiles) == 0 {
		for _, name := range unfolded {
			b.profiles.unfolded[name] = true
		}
		b.profiles.grow()
	}
	if filter != "" {
		b.log.setFilter(filter)
	}
}

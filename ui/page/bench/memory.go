package bench

import (
	"maps"
	"slices"
)

// Memory is what the bench goes on with the next time.
type Memory struct {
	Unfolded []string // profiles, by their terms, sorted
	Filter   string   // of the log
}

// Memory returns how the bench is set now.
func (b *Page) Memory() Memory {
	m := Memory{Filter: b.log.asked}
	for name := range maps.Keys(b.profiles.unfolded) {
		if b.profiles.unfolded[name] {
			m.Unfolded = append(m.Unfolded, name)
		}
	}
	slices.Sort(m.Unfolded)
	return m
}

// Recall sets the bench as it was. Profiles that were asked for by name go
// before those that were unfolded once. The cursor stays where it is, so that
// the way to the first mark is always the same.
func (b *Page) Recall(m Memory) {
	if len(b.env.Profiles) == 0 {
		for _, name := range m.Unfolded {
			b.profiles.unfolded[name] = true
		}
		b.profiles.grow()
	}
	if m.Filter != "" {
		b.log.setFilter(m.Filter)
	}
}

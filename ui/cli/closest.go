package cli

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/why"
)

// closest finds the events that come closest to the rows of the profiles that are
// named, of each version that has them; nil where none is named.
func (f *profileFlag) closest() why.ByVersion {
	if len(f.names) == 0 {
		return nil
	}
	return why.NewByVersion(func(v *catalog.Vocabulary) []*catalog.Row {
		var named []string
		for _, name := range f.names {
			if p, err := v.ParseProfile(name); err == nil { // the other version may have it
				named = append(named, p.Name)
			}
		}
		return slices.DeleteFunc(v.AllRows(), func(r *catalog.Row) bool { return !slices.Contains(named, r.Profile) })
	})
}

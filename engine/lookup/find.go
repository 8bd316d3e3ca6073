package lookup

import (
	"fmt"
	"slices"
	"strings"

	"caliper-playground/catalog"
)

// Find returns everything that people call by that name: a term, a title, a
// row's ID, the number of an erratum, a rule's ID, a word of the field ("Quiz").
// Case counts only where it tells two things apart. The error names what is nearest, and the other
// version where that has it.
func (b *Book) Find(name string) ([]*Entry, error) {
	if found := b.named(name); len(found) > 0 {
		return found, nil
	}
	for _, v := range catalog.Versions() {
		if v == b.Spec {
			continue
		}
		if found := Of(v).named(name); len(found) > 0 {
			return nil, fmt.Errorf("there is no %q in Caliper %s; Caliper %s has it: use --spec %s", found[0].Name, b.Spec, v, v)
		}
	}
	if found := b.meantBy(name); len(found) > 0 {
		return found, nil
	}
	names := make([]string, 0, 2*len(b.Entries))
	for _, e := range b.Entries {
		names = append(names, e.Name)
		if e.Kind == Profile {
			names = append(names, e.Title)
		}
	}
	if near := catalog.Nearest(name, names); near != "" {
		return nil, fmt.Errorf("there is no %q in Caliper %s; did you mean %s?", name, b.Spec, near)
	}
	return nil, fmt.Errorf("there is no %q in Caliper %s", name, b.Spec)
}

// named returns what has exactly the name, or else the name in another case,
// or else the profile that is called so.
func (b *Book) named(name string) []*Entry {
	for _, same := range []func(string) bool{
		func(s string) bool { return s == name },
		func(s string) bool { return strings.EqualFold(s, name) },
	} {
		var found []*Entry
		for _, e := range b.Entries {
			if same(e.Name) || e.Kind == Profile && same(e.Title) {
				found = append(found, e)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	if p, err := b.vocabulary.ParseProfile(name); err == nil {
		return []*Entry{b.Get(Ref{Profile, p.Name})}
	}
	return nil
}

// Words returns the names that Find knows, for completion.
func (b *Book) Words() []string {
	words := make([]string, 0, len(b.Entries))
	for _, e := range b.Entries {
		words = append(words, e.Name)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

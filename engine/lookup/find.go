package lookup

import (
	"fmt"
	"slices"
	"strings"

	"caliper-playground/catalog"
)

// Find returns everything that people call by that name: a term, a title, a
// row's ID, the number of an erratum, a rule's ID, a word of the field ("Quiz").
// Case counts only where it tells two things apart, and a space nowhere: "view
// event" is ViewEvent. The error is a *NotFoundError.
func (b *Book) Find(name string) ([]*Entry, error) {
	if found := b.named(name); len(found) > 0 {
		return found, nil
	}
	for _, v := range catalog.Versions() {
		if v == b.Spec {
			continue
		}
		if found := Of(v).named(name); len(found) > 0 {
			return nil, &NotFoundError{Name: found[0].Name, Spec: b.Spec, Elsewhere: v}
		}
	}
	if found := b.meantBy(name); len(found) > 0 {
		return found, nil
	}
	if b.hasNothingFor(name) {
		return nil, fmt.Errorf("there is no %q in Caliper %s, nor anything that it stands for", name, b.Spec)
	}
	names := make([]string, 0, 2*len(b.Entries))
	for _, e := range b.Entries {
		names = append(names, e.Name)
		if e.Kind == Profile {
			names = append(names, e.Title)
		}
	}
	return nil, &NotFoundError{Name: name, Spec: b.Spec, Near: catalog.Nearest(name, names)}
}

// mostNearby is how many entries Nearby returns at most.
const mostNearby = 12

// Nearby returns what the search finds for a name that nothing is called by, the
// best first: a slip, a part of a name, words of what something means. A name of
// a letter or two, which is in everything, finds nothing.
func (b *Book) Nearby(name string) []*Entry {
	var found []*Entry
	if !slices.ContainsFunc(newQuery(name).words, func(word string) bool { return len(word) >= shortestWord }) {
		return nil
	}
	for _, hit := range b.Search(name) {
		if len(found) == mostNearby {
			break
		}
		found = append(found, hit.Entry)
	}
	return found
}

// NotFoundError says that a version has nothing of a name.
type NotFoundError struct {
	Name      string
	Spec      catalog.Version
	Elsewhere catalog.Version // the version that has it, or empty
	Near      string          // what was perhaps meant, or empty
}

func (e *NotFoundError) Error() string {
	words := fmt.Sprintf("there is no %q in Caliper %s", e.Name, e.Spec)
	switch {
	case e.Elsewhere != "":
		return words + fmt.Sprintf("; Caliper %s has it: use --spec %s", e.Elsewhere, e.Elsewhere)
	case e.Near != "":
		return words + fmt.Sprintf("; did you mean %s?", e.Near)
	}
	return words
}

// named returns what has exactly the name, or else the name in another case or
// written apart, or else the profile that is called so.
func (b *Book) named(name string) []*Entry {
	for _, same := range []func(string) bool{
		func(s string) bool { return s == name },
		func(s string) bool { return strings.EqualFold(s, name) },
		func(s string) bool { return strings.EqualFold(withoutSpaces(s), withoutSpaces(name)) },
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

// withoutSpaces is a name in one piece.
func withoutSpaces(name string) string { return strings.ReplaceAll(name, " ", "") }

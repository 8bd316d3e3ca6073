package lookup

import (
	"fmt"
	"slices"
	"strings"

	"caliper-playground/catalog"
)

// Find returns everything that people call by that name, the best first: a term, a
// title, a row's ID, the number of an erratum, a rule's ID, then what is called so
// otherwise ("Content-Type", "Quiz"). Case counts only where it tells two things
// apart, and what stands between words nowhere: "view event" is ViewEvent; "sensors"
// is sensor. Search begins with the same. The error is a *NotFoundError.
func (b *Book) Find(name string) ([]*Entry, error) {
	if found := b.called(name); len(found) > 0 {
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
	if found := b.meant(name); len(found) > 0 {
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

// called returns what has a name, and the words of the standard and of this program
// that people call so.
func (b *Book) called(name string) []*Entry {
	words := b.wordsFor(name)
	if found := b.named(name); len(found) > 0 {
		return withNew(found, words)
	}
	if len(words) > 0 {
		return withNew(words, b.meantBy(name))
	}
	return nil
}

// meant returns what a word of the field can stand for, or where there is none, what
// is called by the one of which the name is several.
func (b *Book) meant(name string) []*Entry {
	if found := b.meantBy(name); len(found) > 0 || b.hasNothingFor(name) {
		return found
	}
	one, several := strings.CutSuffix(name, "s")
	if !several || len(one) < shortestWord {
		return nil
	}
	if found := b.called(one); len(found) > 0 {
		return found
	}
	return b.meantBy(one)
}

// mostNearby is how many entries Nearby returns at most.
const mostNearby = 6

// Nearby returns what the search finds for a name that nothing is called by, the
// best first: a slip, a part of a name, words of what something means. A name of
// a letter or two, which is in everything, finds nothing.
func (b *Book) Nearby(name string) []*Entry {
	var found []*Entry
	if !slices.ContainsFunc(newQuery(name).words, func(word string) bool { return len(word) >= shortestWord }) {
		return nil
	}
	hits := b.search(name)
	for _, hit := range hits {
		if len(found) == mostNearby || hits[0].rank <= nameLike && hit.rank > nameLike {
			break // what is named so is meant, and not what says it
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

// waysToBeSame are how something written, of some letters, is compared with a name,
// from the strictest on. What a stricter way finds comes first.
func waysToBeSame(name string) []func(written, letters string) bool {
	own := join(name).letters
	return []func(string, string) bool{
		func(written, _ string) bool { return written == name },
		func(written, _ string) bool { return strings.EqualFold(written, name) },
		func(_, letters string) bool { return letters == own },
	}
}

// isNamedByTitle says whether a title is as good as a name: "Tool Launch" is the
// profile, "MediaEvent Started" the row, "Unauthorized" the status.
func isNamedByTitle(e *Entry) bool {
	return e.Title != "" && (e.Kind == Profile || e.Kind == Row || e.Kind == Word)
}

// named returns what has exactly the name, then what has it in another case or
// written apart, or else the profile that is called so; of what has it in the same
// way, names come before titles.
func (b *Book) named(name string) (found []*Entry) {
	for _, same := range waysToBeSame(name) {
		var titled []*Entry
		for _, x := range b.indexed() {
			switch e := x.entry; {
			case same(e.Name, x.name.letters):
				found = withNew(found, []*Entry{e})
			case isNamedByTitle(e) && same(e.Title, x.title.letters):
				titled = append(titled, e)
			}
		}
		found = withNew(found, titled)
	}
	if len(found) > 0 {
		return found
	}
	if p, err := b.vocabulary.ParseProfile(name); err == nil {
		return []*Entry{b.Get(Ref{Profile, p.Name})}
	}
	return nil
}

// withNew adds entries that are not among some yet.
func withNew(some, others []*Entry) []*Entry {
	for _, e := range others {
		if !slices.Contains(some, e) {
			some = append(some, e)
		}
	}
	return some
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

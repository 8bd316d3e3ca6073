package lookup

import "caliper-playground/catalog"

// synonymKinds says what kind of entry the synonyms of a kind lead to.
var synonymKinds = []struct {
	of catalog.SynonymKind
	to Kind
}{
	{catalog.EntitySynonym, Entity}, {catalog.EventSynonym, Event}, {catalog.ActionSynonym, Action},
	{catalog.PropertySynonym, Property}, {catalog.RoleSynonym, Term}, {catalog.ProfileSynonym, Profile},
	{catalog.StatusSynonym, Term}, {catalog.MetricSynonym, Term}, {catalog.SystemIdentifierTypeSynonym, Term},
	{catalog.LtiMessageTypeSynonym, Term},
}

// callByOtherNames tells each entry what the field calls it.
func (b *Book) callByOtherNames() {
	for _, kind := range synonymKinds {
		for _, s := range b.vocabulary.Synonyms(kind.of) {
			for _, name := range s.Means {
				if e := b.Get(Ref{kind.to, name}); e != nil {
					e.AlsoCalled = append(e.AlsoCalled, AlsoCalled{Word: s.Word, Source: s.Source, Other: without(s.Means, name)})
				}
			}
		}
	}
}

func without(names []string, name string) []string {
	others := []string{}
	for _, other := range names {
		if other != name {
			others = append(others, other)
		}
	}
	return others
}

// wordsFor returns the words of the standard and of this program that people call
// so, those first that are called exactly so.
func (b *Book) wordsFor(name string) (found []*Entry) {
	for _, same := range waysToBeSame(name) {
		for _, x := range b.indexed() {
			if x.entry.Kind != Word {
				break // words are the first entries
			}
			for i, other := range x.entry.AlsoCalled {
				if same(other.Word, x.also[i]) {
					found = withNew(found, []*Entry{x.entry})
				}
			}
		}
	}
	return found
}

// meantBy returns what a word of the field can stand for.
func (b *Book) meantBy(word string) []*Entry {
	var found []*Entry
	for _, kind := range synonymKinds {
		if s := b.vocabulary.Synonym(kind.of, word); s != nil {
			for _, name := range s.Means {
				if e := b.Get(Ref{kind.to, name}); e != nil {
					found = append(found, e)
				}
			}
		}
	}
	return found
}

// hasNothingFor says whether a word is one of the field's that Caliper has no
// word for.
func (b *Book) hasNothingFor(word string) bool {
	for _, kind := range synonymKinds {
		if s := b.vocabulary.Synonym(kind.of, word); s != nil && len(s.Means) == 0 {
			return true
		}
	}
	return false
}

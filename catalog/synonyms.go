package catalog

import (
	"slices"
	"strings"
)

// SynonymKind says what the words of the field stand for: a type, a property,
// or a term of one of the closed vocabularies.
type SynonymKind string

// The kinds of synonyms. Those of the closed vocabularies have the names of
// their term sets.
const (
	EventSynonym                SynonymKind = "EventType"
	EntitySynonym               SynonymKind = "EntityType"
	PropertySynonym             SynonymKind = "Property"
	ActionSynonym                           = SynonymKind(ActionTerms)
	ProfileSynonym                          = SynonymKind(ProfileTerms)
	RoleSynonym                             = SynonymKind(RoleTerms)
	StatusSynonym                           = SynonymKind(StatusTerms)
	MetricSynonym                           = SynonymKind(MetricTerms)
	SystemIdentifierTypeSynonym             = SynonymKind(SystemIdentifierTypeTerms)
	LtiMessageTypeSynonym                   = SynonymKind(LtiMessageTypeTerms)
)

// Synonym is a word that the field uses for something that Caliper calls
// otherwise: "Quiz" for an Assessment, "play" for Started.
type Synonym struct {
	Kind SynonymKind
	Word string // as the field writes it
	// Means names what the word can stand for, all of them things of the version
	// that was asked. With several of them the word alone does not say which; with
	// none it is a word of the field that Caliper has nothing for, however much it
	// looks like one of Caliper's: a quiz that was passed was not paused.
	Means  []string
	Source string // where in the field the word is used: "xAPI, ADL's verbs"
}

// Synonym returns what a word of the field means in this version, or nil. Case,
// hyphens, low lines and spaces make no difference. A word may be an IRI of
// another vocabulary, or of another version of Caliper ("http://adlnet.gov/expapi/verbs/completed",
// "urn:lti:role:ims/lis/Instructor"), and what it stands for then may bear the
// same name; for anything else a word of Caliper is no synonym.
func (v *Vocabulary) Synonym(kind SynonymKind, word string) *Synonym {
	if len(word) > longestSynonym {
		return nil
	}
	return v.index.synonyms().find(kind, word)
}

// Synonyms returns the words of the field for things of one kind, in the order
// of the files. IRIs of other vocabularies that are merely a namespace before a
// word are not among them.
func (v *Vocabulary) Synonyms(kind SynonymKind) []*Synonym {
	return v.index.synonyms().all[kind]
}

// PropertyMeant returns the properties of a type that a word of the field can
// stand for there: "score" is the scoreGiven of a Score and the resultScore of
// a Result. It is empty where the type has a property of that name.
func (v *Vocabulary) PropertyMeant(typeName, word string) []string {
	s := v.Synonym(PropertySynonym, word)
	if s == nil || v.Property(typeName, word) != nil {
		return nil
	}
	var meant []string
	for _, name := range s.Means {
		if v.Property(typeName, name) != nil {
			meant = append(meant, name)
		}
	}
	return meant
}

// longestSynonym is the length in bytes from which Synonym gives up; foreign
// input may be of any length, and no word of the field comes near.
const longestSynonym = 256

// folded brings a word into the form by which synonyms are compared: small
// letters, without hyphens, low lines and spaces.
func folded(word string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == ' ' {
			return -1
		}
		return r
	}, strings.ToLower(word))
}

// synonymIndex finds the synonyms of one version.
type synonymIndex struct {
	all        map[SynonymKind][]*Synonym
	words      map[SynonymKind]map[string]*Synonym // by folded word
	terms      map[SynonymKind]map[string]string   // Caliper's own words, by folded word
	namespaces map[SynonymKind][]namespace
}

// newSynonymIndex keeps what the files say about this version.
func newSynonymIndex(v *Vocabulary) *synonymIndex {
	x := &synonymIndex{
		all:        map[SynonymKind][]*Synonym{},
		words:      map[SynonymKind]map[string]*Synonym{},
		terms:      v.foldedWords(),
		namespaces: map[SynonymKind][]namespace{},
	}
	for kind, file := range synonymFiles() {
		x.namespaces[kind] = file.Namespaces
		x.words[kind] = map[string]*Synonym{}
		for _, g := range file.Groups {
			for _, e := range g.Entries {
				if len(e.Versions) > 0 && !slices.Contains(e.Versions, v.Version) {
					continue
				}
				for _, word := range g.spelled(e.Words) {
					x.add(&Synonym{Kind: kind, Word: word, Means: e.Means, Source: g.Source})
				}
			}
		}
	}
	return x
}

// add takes a word up. What several groups say of one word counts together:
// several types may have a property that the field calls by the same word.
func (x *synonymIndex) add(s *Synonym) {
	key := folded(s.Word)
	known := x.words[s.Kind][key]
	if known == nil {
		x.words[s.Kind][key] = s
		x.all[s.Kind] = append(x.all[s.Kind], s)
		return
	}
	known.Means = slices.Clone(known.Means)
	for _, name := range s.Means {
		if !slices.Contains(known.Means, name) {
			known.Means = append(known.Means, name)
		}
	}
	if !strings.Contains(known.Source, s.Source) {
		known.Source += "; " + s.Source
	}
}

// find looks a word up as it is, and then behind the namespaces.
func (x *synonymIndex) find(kind SynonymKind, word string) *Synonym {
	if s := x.words[kind][folded(word)]; s != nil {
		return s
	}
	for _, n := range x.namespaces[kind] {
		if len(word) <= len(n.Prefix) || !strings.EqualFold(word[:len(n.Prefix)], n.Prefix) {
			continue
		}
		rest := word[len(n.Prefix):]
		if kind == RoleSynonym {
			rest = strings.Replace(rest, "/", "#", 1)
		}
		if term, ok := x.terms[kind][folded(rest)]; ok {
			return &Synonym{Kind: kind, Word: word, Means: []string{term}, Source: n.Source}
		}
		if s := x.words[kind][folded(rest)]; s != nil {
			return &Synonym{Kind: kind, Word: word, Means: s.Means, Source: n.Source}
		}
	}
	return nil
}

// foldedWords collects Caliper's own words of each kind.
func (v *Vocabulary) foldedWords() map[SynonymKind]map[string]string {
	words := map[SynonymKind]map[string]string{EventSynonym: {}, EntitySynonym: {}, PropertySynonym: {}}
	for set, terms := range v.index.terms {
		kind := SynonymKind(set)
		words[kind] = make(map[string]string, len(terms))
		for name := range terms {
			words[kind][folded(name)] = name
		}
	}
	for _, e := range v.Events {
		words[EventSynonym][folded(e.Name)] = e.Name
	}
	for _, e := range v.Entities {
		words[EntitySynonym][folded(e.Name)] = e.Name
	}
	for t := range v.Types {
		for _, p := range t.Properties {
			words[PropertySynonym][folded(p.Name)] = p.Name
		}
	}
	return words
}

package catalog

import (
	"maps"
	"slices"
)

// documentWords are the names that stand in documents beside the vocabulary's
// own: the envelope's properties and the JSON-LD keywords.
var documentWords = [...]string{"@context", "@id", "@type", "data", "dataVersion", "sendTime", "sensor"}

// IsFreeForm says whether a property of that name is a map whose members are
// anybody's: extensions, and the parameters of an LTI launch.
func IsFreeForm(property string) bool {
	return property == "extensions" || property == "messageParameters"
}

// Words lists every name that a document of this version can hold as a
// property's name or as a word of a closed vocabulary: properties, those of
// the envelope and deprecated ones included, types, actions, terms and
// profiles. They are sorted, and each stands once.
func (v *Vocabulary) Words() []string {
	words := slices.Clone(documentWords[:])
	for t := range v.Types {
		words = slices.AppendSeq(append(words, t.Name), maps.Keys(t.DeprecatedProperties))
		for _, p := range t.Properties {
			words = append(words, p.Name)
		}
	}
	for _, e := range v.Events {
		words = append(words, e.DeprecatedActions...)
	}
	for _, a := range v.Actions {
		words = append(words, a.Name)
	}
	for _, t := range v.Terms {
		words = append(words, t.Name)
	}
	for _, p := range v.Profiles {
		words = append(words, p.Name)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

package catalog

import "sync"

// synonymFile is one of the files data/synonyms/*.json. Each holds the words of
// one kind.
type synonymFile struct {
	Namespaces []namespace    `json:"namespaces"`
	Groups     []synonymGroup `json:"groups"`
}

// namespace is what other vocabularies put before their words. What stands
// behind it is taken for the word alone.
type namespace struct {
	Prefix string `json:"prefix"`
	Source string `json:"source"`
}

// synonymGroup holds the words that come from one place.
type synonymGroup struct {
	Source string `json:"source"`
	// Behind names what the words stand behind, where they mean something else
	// than by themselves: a Student of an institution is no Learner of a course.
	Behind  []string       `json:"behind"`
	Entries []synonymEntry `json:"entries"`
}

type synonymEntry struct {
	Words    []string  `json:"words"`
	Means    []string  `json:"means"`
	Versions []Version `json:"versions"` // empty: in all
}

// spelled returns words of the group in full.
func (g *synonymGroup) spelled(words []string) []string {
	if len(g.Behind) == 0 {
		return words
	}
	var full []string
	for _, prefix := range g.Behind {
		for _, word := range words {
			full = append(full, prefix+word)
		}
	}
	return full
}

// synonymFileNames says which file holds the words of which kind.
var synonymFileNames = map[SynonymKind]string{
	ActionSynonym: "actions", EventSynonym: "events", EntitySynonym: "entities", PropertySynonym: "properties",
	ProfileSynonym: "profiles", RoleSynonym: "roles", StatusSynonym: "statuses", MetricSynonym: "metrics",
	SystemIdentifierTypeSynonym: "identifiers", LtiMessageTypeSynonym: "messages",
}

// synonymFiles decodes the files once for both versions.
var synonymFiles = sync.OnceValue(func() map[SynonymKind]synonymFile {
	all := make(map[SynonymKind]synonymFile, len(synonymFileNames))
	for kind, name := range synonymFileNames {
		all[kind] = decode[synonymFile]("synonyms/" + name + ".json")
	}
	return all
})

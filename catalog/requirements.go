package catalog

import (
	"strings"
	"sync"
)

// Requirement is what a profile asks for beyond its table of rows (Caliper 1.2,
// section 3), with the rules that see to it.
type Requirement struct {
	Text  string   `json:"text"`
	Rules []string `json:"rules"` // their ids; none where no rule can tell
	Only  Version  `json:"only,omitzero"`
}

// requirementSet is the file data/requirements.json, which both versions share: what
// each profile asks for, by its name in 1.2, and in which version alone.
type requirementSet map[string][]Requirement

var requirements = sync.OnceValue(func() requirementSet { return decode[requirementSet]("requirements.json") })

// Requirements returns what a profile asks for beyond its rows. The profiles of 1.1,
// those of extensions too, ask for what their namesakes of 1.2 do.
func (v *Vocabulary) Requirements(profile string) []Requirement {
	var asked []Requirement
	for _, r := range requirements()[Namesake(profile)] {
		if r.Only == "" || r.Only == v.Version {
			asked = append(asked, Requirement{Text: r.Text, Rules: r.Rules})
		}
	}
	return asked
}

// Namesake returns the name that a profile of 1.1 has in 1.2; that of a profile of 1.2
// is its own.
func Namesake(profile string) string {
	if profile == "BasicProfile" {
		return "GeneralProfile"
	}
	return strings.TrimSuffix(profile, "-extension")
}

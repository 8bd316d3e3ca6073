package report

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/text"
	"caliper-playground/engine/why"
)

// Profile is a profile with its marks.
type Profile struct {
	Profile  string          `json:"profile"`
	Learner  string          `json:"learner,omitzero"` // who of a class has come so far with it, by a label; left out where there is no class
	Spec     catalog.Version `json:"spec"`
	Met      bool            `json:"met"`
	Required Progress        `json:"required"`
	Rows     []Row           `json:"rows"`

	// Wanted says that the run was to meet this profile: what it still needs is
	// a failure then, and merely open otherwise.
	Wanted bool `json:"-"`
	// Extension says that an extension of Caliper 1.1 adds it.
	Extension bool `json:"-"`
}

// Progress is how many of how many required things are met.
type Progress struct {
	Met   int `json:"met"`
	Total int `json:"total"`
}

// Row is a row with its marks.
type Row struct {
	Event       string              `json:"event"`
	Action      string              `json:"action"`
	Disposition catalog.Disposition `json:"disposition"`
	Met         bool                `json:"met"`
	Count       int                 `json:"count"`
	Source      string              `json:"source"` // what filled it first
	// Closest is what came closest to a row that nothing filled; null where nothing
	// came close, or nobody has looked.
	Closest *Near `json:"closest"`
}

// NewProfiles makes results from the scores of a version's profiles, as
// NewProfile does.
func NewProfiles(v catalog.Version, scores []conformance.ProfileScore, source func(rowID, source string) string, closest *why.Closest) []Profile {
	profiles := make([]Profile, 0, len(scores))
	for _, s := range scores {
		p := NewProfile(s, source, closest)
		p.Spec = v
		profiles = append(profiles, p)
	}
	return profiles
}

// ProfilesOfCards makes results from the scores of each version that occurs, or of
// otherwise where none does.
func ProfilesOfCards(cards *conformance.Scorecards, otherwise catalog.Version, closest why.ByVersion) []Profile {
	versions := cards.Versions()
	if len(versions) == 0 {
		versions = []catalog.Version{otherwise}
	}
	var profiles []Profile
	for _, v := range versions {
		profiles = append(profiles, NewProfiles(v, cards.Profiles(v), nil, closest[v])...)
	}
	return profiles
}

// ByVersion parts profiles, which are sorted by version, into those of each.
func ByVersion(profiles []Profile) [][]Profile {
	var parts [][]Profile
	for len(profiles) > 0 {
		n := 1
		for n < len(profiles) && profiles[n].Spec == profiles[0].Spec {
			n++
		}
		parts, profiles = append(parts, profiles[:n]), profiles[n:]
	}
	return parts
}

// mixed says whether profiles are of several versions.
func mixed(profiles []Profile) bool { return len(ByVersion(profiles)) > 1 }

// called is the profile's name, with its version where there are several, and whose
// it is.
func (p Profile) called(several bool) string {
	name := p.Profile
	if several {
		name += " of Caliper " + string(p.Spec)
	}
	if p.Learner != "" {
		name += " of " + p.Learner
	}
	return name
}

// NewProfile makes a result from a profile's score. Source, where it is not
// nil, turns the score's source of a row into the name that people know.
func NewProfile(s conformance.ProfileScore, source func(rowID, source string) string, closest *why.Closest) Profile {
	p := Profile{
		Profile: s.Profile.Name, Met: s.Met(), Extension: s.Profile.Extension != "",
		Required: Progress{Met: s.RequiredMet, Total: s.RequiredTotal},
		Rows:     make([]Row, 0, len(s.Rows)),
	}
	for _, r := range s.Rows {
		row := Row{
			Event: r.Row.Event, Action: r.Row.Action, Disposition: r.Row.Disposition,
			Met: r.Met(), Count: r.Count, Source: r.Source,
		}
		if source != nil && row.Met {
			row.Source = source(r.Row.ID, r.Source)
		}
		if !row.Met {
			row.Closest = newNear(r.Row, closest)
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

// lacks says whether the run failed for want of this row.
func (p Profile) lacks(r Row) bool {
	return p.Wanted && slices.Contains(p.Missing(), r)
}

// RowsMet counts the filled rows.
func (p Profile) RowsMet() int {
	met := 0
	for _, r := range p.Rows {
		if r.Met {
			met++
		}
	}
	return met
}

// Missing lists the rows that the profile still needs; where at least one of
// several is required, all of them.
func (p Profile) Missing() []Row {
	either := slices.ContainsFunc(p.Rows, func(r Row) bool { return r.Met && r.Disposition == catalog.AtLeastOne })
	var missing []Row
	for _, r := range p.Rows {
		if !r.Met && (r.Disposition == catalog.Required || r.Disposition == catalog.AtLeastOne && !either) {
			missing = append(missing, r)
		}
	}
	return missing
}

// Needs names the rows that the profile still needs: "ViewEvent Viewed and
// NavigationEvent NavigatedTo", "Event with any action"; it is empty where that is
// nothing.
func (p Profile) Needs() string {
	var names []string
	join := text.And
	for _, row := range p.Missing() {
		names = append(names, text.Clean(row.Event+" "+needed(row.Action)))
		if row.Disposition == catalog.AtLeastOne {
			join = text.Or
		}
	}
	return join(names)
}

// needed is an action behind the event that needs it.
func needed(action string) string {
	if action == catalog.AnyAction {
		return "with " + catalog.ActionWords(action)
	}
	return action
}

// Unmet says what the profile still needs, its version named where there are several.
func (p Profile) Unmet(several bool) string {
	return p.called(several) + " is not met: it needs " + p.Needs()
}

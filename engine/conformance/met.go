package conformance

import "fmt"

// Met is how many profiles are met, of how many: those of the version, and apart
// those that extensions of Caliper 1.1 add.
type Met struct {
	Met, Of                   int
	ExtensionsMet, Extensions int
}

// CountMet counts the profiles that are met.
func CountMet(scores []ProfileScore) Met {
	var m Met
	for _, p := range scores {
		m.Add(p.Met(), p.Profile.Extension != "")
	}
	return m
}

// Add counts a profile.
func (m *Met) Add(met, extension bool) {
	of, all := &m.Met, &m.Of
	if extension {
		of, all = &m.ExtensionsMet, &m.Extensions
	}
	*all++
	if met {
		*of++
	}
}

// Short is "3 of 10", and where there are extensions "3 of 10 +1/6".
func (m Met) Short() string {
	if m.Extensions == 0 {
		return fmt.Sprintf("%d of %d", m.Met, m.Of)
	}
	return fmt.Sprintf("%d of %d +%d/%d", m.Met, m.Of, m.ExtensionsMet, m.Extensions)
}

// String is "3 of 10 profiles met", and where there are extensions "3 of 10 profiles
// met, 1 of 6 extension profiles".
func (m Met) String() string {
	said := fmt.Sprintf("%d of %d profiles met", m.Met, m.Of)
	if m.Extensions > 0 {
		said += fmt.Sprintf(", %d of %d extension profiles", m.ExtensionsMet, m.Extensions)
	}
	return said
}

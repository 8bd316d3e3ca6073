package rule

import (
	"fmt"
	"strings"
)

// Tolerances are the named leniencies, all off unless asked for.
type Tolerances struct {
	BareToken      bool // a token without "Bearer"; the endpoint's business
	TimeFormat     bool // times of other ISO 8601 forms become a warning
	MissingContext bool // an item without @context takes the dataVersion's
}

// ToleranceNames lists the tolerances as the command line names them.
func ToleranceNames() []string { return []string{"bare-token", "time-format", "missing-context"} }

// ToleranceMeaning says in one sentence what the tolerance of that name lets
// pass, and at which price. It is empty for an unknown name.
func ToleranceMeaning(name string) string {
	switch name {
	case "bare-token":
		return `A token without the word "Bearer" before it opens the session; otherwise such a message is refused with 401.`
	case "time-format":
		return "Times in other ISO 8601 forms earn a warning; otherwise an error, and no mark."
	case "missing-context":
		return "An event without @context takes the envelope's version and a warning; otherwise an error, and no mark."
	}
	return ""
}

// ParseTolerances reads names as ToleranceNames lists them. The error names the
// first unknown one and those there are.
func ParseTolerances(names []string) (Tolerances, error) {
	var t Tolerances
	for _, name := range names {
		on := t.named(strings.TrimSpace(name))
		if on == nil {
			return Tolerances{}, fmt.Errorf("tolerance %q is unknown; there are %s", name, strings.Join(ToleranceNames(), ", "))
		}
		*on = true
	}
	return t, nil
}

// Names lists the tolerances that are on.
func (t Tolerances) Names() []string {
	var names []string
	for _, name := range ToleranceNames() {
		if t.Has(name) {
			names = append(names, name)
		}
	}
	return names
}

// Has says whether the tolerance of that name is on.
func (t Tolerances) Has(name string) bool {
	on := t.named(name)
	return on != nil && *on
}

// Switched returns the tolerances with the one of that name turned on where it
// was off, or off where it was on. An unknown name changes nothing.
func (t Tolerances) Switched(name string) Tolerances {
	if on := t.named(name); on != nil {
		*on = !*on
	}
	return t
}

// named finds the tolerance of that name, or nil.
func (t *Tolerances) named(name string) *bool {
	switch name {
	case "bare-token":
		return &t.BareToken
	case "time-format":
		return &t.TimeFormat
	case "missing-context":
		return &t.MissingContext
	}
	return nil
}

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

// ParseTolerances reads names as ToleranceNames lists them. The error names the
// first unknown one and those there are.
func ParseTolerances(names []string) (Tolerances, error) {
	var t Tolerances
	for _, name := range names {
		switch strings.TrimSpace(name) {
		case "bare-token":
			t.BareToken = true
		case "time-format":
			t.TimeFormat = true
		case "missing-context":
			t.MissingContext = true
		default:
			return Tolerances{}, fmt.Errorf("tolerance %q is unknown; there are %s", name, strings.Join(ToleranceNames(), ", "))
		}
	}
	return t, nil
}

// Names lists the tolerances that are on.
func (t Tolerances) Names() []string {
	var names []string
	for i, on := range []bool{t.BareToken, t.TimeFormat, t.MissingContext} {
		if on {
			names = append(names, ToleranceNames()[i])
		}
	}
	return names
}

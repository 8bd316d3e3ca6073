package mark

import (
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/report"
)

// Needs says which rows a profile still needs: "ViewEvent Viewed and NavigationEvent
// NavigatedTo"; it is empty where it is met.
func Needs(p conformance.ProfileScore) string {
	return report.NewProfile(p, nil, nil).Needs()
}

package delivery

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// concerns says whether a message that failed has to do with one of the
// profiles: it names one, or has an event of a type that fills their rows
// without naming another. Of an accepted message, those items count that have
// an error.
func concerns(m session.Message, wanted []*catalog.Profile, spec catalog.Version) bool {
	if m.Assessment == nil {
		return false // it was refused before its content was read
	}
	return slices.ContainsFunc(m.Assessment.Items, func(item conformance.Item) bool {
		if m.Status/100 == 2 && item.Verdict != rule.Fail {
			return false
		}
		if named := catalog.Get(spec).Profile(item.NamedProfile(m.Exchange.Body)); named != nil {
			return slices.Contains(wanted, named)
		}
		return slices.ContainsFunc(wanted, func(p *catalog.Profile) bool { return hasEvent(p, item.Type) })
	})
}

func hasEvent(p *catalog.Profile, eventType string) bool {
	return slices.ContainsFunc(p.Rows, func(r catalog.Row) bool { return r.Event == eventType })
}

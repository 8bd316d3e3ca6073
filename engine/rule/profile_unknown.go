package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type profileUnknown struct {
	got     string
	of      *typePlan
	near    string // the profile that is meant, or ""
	names   []string
	version catalog.Version
}

func (profileUnknown) page() Rule {
	return Rule{
		ID: "profile-unknown", Title: "The profile is one of Caliper's", Severity: Error,
		Why:       "profile names one of the metric profiles by its term, such as ReadingProfile.",
		Cost:      "Nobody can tell which rules the event was made for; it earns no mark.",
		Reference: "Caliper 1.2, event (#event); metric profiles (#profiles)",
	}
}

func (profileUnknown) onAnyEvent(p *pass, e *event) {
	n := e.item.ProfileNode
	if n == document.None || p.saysNothing(n) || p.plan.profiles[e.profile] != nil {
		return
	}
	f := profileUnknown{got: p.describe(n), of: e.plan, names: p.plan.profileTerms.names, version: p.plan.vocabulary.Version}
	if f.near = catalog.Nearest(localName(p.doc.Text(n)), f.names); f.near == "" {
		f.near = catalog.Nearest(p.doc.Text(n)+"Profile", f.names)
	}
	p.report(at(n), f)
}

func (f profileUnknown) words() string {
	s := f.got + " is not a profile of Caliper " + string(f.version)
	if f.near != "" {
		return s + meant(f.near)
	}
	return s + "; there are " + and(f.names, 15)
}

// mend sets the nearest profile, or one that has the event.
func (f profileUnknown) mend(x *patcher, at place) {
	if f.near != "" {
		x.replace(at.node, text(f.near))
		return
	}
	action := x.p.textAt(x.p.memberBySymbol(x.p.doc.Nodes[at.node].Parent, x.p.tables.words.action))
	// The last profile that has the row takes the widest objects: Reading for
	// views and navigation.
	proposal := x.p.plan.soleProfile(f.of)
	for _, row := range x.p.plan.vocabulary.Rows(f.of.name, action) {
		if proposal == "" || len(row.SpecificationObject) == 0 {
			proposal = row.Profile
		}
	}
	if proposal == "" {
		x.toExtensions(at.node)
		return
	}
	x.supersede(at.node, text(proposal))
}

package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type profileUnknown struct {
	got string
	of  *typePlan
	meaning
	names   []string
	version catalog.Version
	renamed bool // the other version has a profile of that name
}

func (profileUnknown) page() Rule {
	return Rule{
		ID: "profile-unknown", Title: "The profile is one of Caliper's", Severity: Error,
		Why:       "profile names one of the metric profiles by its term, such as ReadingProfile.",
		Cost:      "Nobody can tell which rules the event was made for; it earns no mark.",
		Reference: "Caliper 1.2, event (#event); metric profiles (#profiles)",
	}
}

func (*profileUnknown) onAnyEvent(p *pass, e *event) {
	n := e.item.ProfileNode
	if n == document.None || p.saysNothing(n) || p.plan.profiles[e.profile] != nil {
		return
	}
	f := profileUnknown{got: p.describe(n), of: e.plan, names: p.plan.profileTerms.names, version: p.plan.vocabulary.Version}
	f.meaning = p.profileMeant(n)
	f.renamed = f.word != "" && f.word != localName(p.wordAt(n)) && f.version == catalog.V1p2 && catalog.Get(catalog.V1p1).Profile(localName(p.wordAt(n))) != nil
	p.report(at(n), f)
}

// profileMeant returns the profile that is meant by what stands at a node.
func (p *pass) profileMeant(n document.NodeID) (m meaning) {
	names := p.plan.profileTerms.names
	if word := p.wordAt(n); word != "" {
		if m = p.meantBy(catalog.ProfileSynonym, word, names); m.word == "" && len(m.or) == 0 {
			m = nearestWord(word+"Profile", names)
		}
	}
	return m
}

func (f profileUnknown) words() string {
	s := f.got + " is not a profile of Caliper " + string(f.version)
	if f.renamed {
		return s + ", which renamed it; it is " + f.word
	}
	if f.word != "" {
		return s + f.meaning.words()
	}
	return s + "; there are " + and(f.names, 15)
}

// choices offers the profiles that have the event with its action.
func (f profileUnknown) choices(x *patcher, at place) []choice {
	m := f.meaning
	if len(m.or) == 0 {
		m.or = x.p.profilesOf(f.of, x.p.doc.Nodes[at.node].Parent)
	}
	return m.choicesOf("the profile", at)
}

// profilesOf lists the profiles that have a row for an event of a type with the
// action that it has, those first whose row the specification itself means by the
// event's object. One whose row takes another object is left out where there are
// others.
func (p *pass) profilesOf(t *typePlan, event document.NodeID) []string {
	var profiles [3][]string // of rows that are meant, that fit, and the others
	object := p.typeOfEntity(p.memberBySymbol(event, p.tables.words.object))
	for i := range p.plan.vocabulary.Profiles {
		profile := &p.plan.vocabulary.Profiles[i]
		closest := len(profiles)
		for _, row := range p.rowsIn(profile, t, p.actionOf(event)) {
			specified, takes := p.plan.typeSet(row.SpecificationObject), p.plan.typeSet(row.Object)
			switch {
			case object != 0 && (specified.has(object) || len(row.SpecificationObject) == 0 && takes.has(object)):
				closest = 0
			case object == 0 && len(row.SpecificationObject) == 0, takes.has(object):
				closest = min(closest, 1)
			default:
				closest = min(closest, 2)
			}
		}
		if closest < len(profiles) {
			profiles[closest] = append(profiles[closest], profile.Name)
		}
	}
	if fitting := append(profiles[0], profiles[1]...); len(fitting) > 0 {
		return fitting
	}
	return profiles[2]
}

// rowsIn lists the rows that a profile has for a type of event with an action, or
// with any where that is "".
func (p *pass) rowsIn(profile *catalog.Profile, t *typePlan, action string) []*catalog.Row {
	var rows []*catalog.Row
	for i := range profile.Rows {
		row := &profile.Rows[i]
		if row.Event == t.name && (action == "" || row.Action == action || row.Action == catalog.AnyAction) {
			rows = append(rows, row)
		}
	}
	return rows
}

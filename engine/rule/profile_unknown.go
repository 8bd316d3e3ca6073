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
	f.renamed = f.word != "" && f.version == catalog.V1p2 && catalog.Get(catalog.V1p1).Profile(localName(p.wordAt(n))) != nil
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

// profilesOf lists the profiles that have a row for an event of a type, with the
// action that it has.
func (p *pass) profilesOf(t *typePlan, event document.NodeID) []string {
	var profiles []string
	action := p.plan.symbol(p.actionOf(event))
	for i := range t.inProfiles {
		if action == 0 || t.inProfiles[i].actions.contains(action) {
			profiles = append(profiles, p.tables.symbols.Word(t.inProfiles[i].profile))
		}
	}
	return profiles
}

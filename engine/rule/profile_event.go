package rule

import "caliper-playground/engine/document"

type profileEvent struct {
	profile, action string
	of              *typePlan
	want            string // the one profile that has the event, or ""
}

func (profileEvent) page() Rule {
	return Rule{
		ID: "profile-event", Title: "The profile has the event and the action", Severity: Warning,
		Why:       "A profile is a table of events and actions. An event that names a profile should be in its table.",
		Cost:      "The event earns no mark in that profile, nor in another.",
		Reference: "Caliper 1.2, metric profiles (#profiles); erratum 23",
	}
}

func (*profileEvent) onEvent(p *pass, e *event) {
	profile := p.plan.profiles[e.profile]
	if e.profile == 0 || profile == nil || e.item.ActionNode == document.None || !e.plan.actions.contains(e.action) {
		return
	}
	if actions := e.plan.actionsIn(e.profile); actions == nil || !actions.contains(e.action) {
		p.report(at(e.item.ProfileNode), profileEvent{profile.Name, p.doc.Text(e.item.ActionNode), e.plan, p.plan.soleProfile(e.plan)})
	}
}

func (f profileEvent) words() string {
	s := f.profile + " has no " + f.of.name + " with the action " + f.action
	if f.want != "" {
		s += "; that is in " + f.want
	}
	return s
}

// choices offers the profiles that have the event; the one that is named is never
// changed unasked.
func (f profileEvent) choices(x *patcher, at place) []choice {
	return meaning{or: x.p.profilesOf(f.of, x.p.doc.Nodes[at.node].Parent)}.choicesOf("the profile", at)
}

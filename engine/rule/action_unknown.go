package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type actionUnknown struct {
	meantAction
	got     string
	of      *typePlan
	takes   []string // the actions of that type
	version catalog.Version
}

// misprint is how the certification guide writes MarkedAsUnread.
const misprint = "MarkedAsUnRead"

func (actionUnknown) page() Rule {
	return Rule{
		ID: "action-unknown", Title: "The action is one of Caliper's", Severity: Error,
		Why:       "Actions are a closed list, and no other may be used: only so do \"Submitted\" and \"submitted\" and \"HandedIn\" not mean three things.",
		Cost:      "Consumers cannot tell what was done; the event earns no mark.",
		Reference: "Caliper 1.2, Appendix A (#actions)",
	}
}

func (*actionUnknown) onAnyEvent(p *pass, e *event) {
	n := e.item.ActionNode
	if n == document.None || p.saysNothing(n) {
		return
	}
	if p.plan.actions.contains(e.action) {
		if e.item.Type == "" { // else the event's type tells what it takes
			extensionContext{}.ask(p, n, e.action)
		}
		return
	}
	f := actionUnknown{meantAction: p.meantAction(e.plan, e.node, n), got: p.describe(n), of: e.plan, takes: p.actionsOf(e.plan), version: p.plan.vocabulary.Version}
	p.report(at(n), f)
}

func (f actionUnknown) words() string {
	s := f.got + " is not an action of Caliper " + string(f.version)
	switch {
	case f.event != "" || len(f.types) > 0:
		return s + "; " + f.word + " is, but " + article(f.of.name) + " takes " + some(f.takes, 8)
	case f.same && f.got == quote(misprint):
		return s + f.meaning.words() + " The certification guide's spelling is a misprint (erratum 1)"
	case f.same:
		return s + f.meaning.words()
	}
	return s + "; " + article(f.of.name) + " takes " + someWith(f.takes, 8, f.word)
}

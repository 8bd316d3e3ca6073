package rule

import "caliper-playground/engine/document"

type actionUnsupported struct {
	meantAction
	got string
	of  *typePlan
}

func (actionUnsupported) page() Rule {
	return Rule{
		ID: "action-unsupported", Title: "The action is one that the event takes", Severity: Error,
		Why:       "Each event type has its own few actions. Another one, even if Caliper has it, belongs to another event, or to the generic Event.",
		Cost:      "The event contradicts itself; it earns no mark.",
		Reference: "Caliper 1.2, the event's supported actions (#event)",
	}
}

func (*actionUnsupported) onEvent(p *pass, e *event) {
	n := e.item.ActionNode
	if n == document.None || !p.plan.actions.contains(e.action) || e.plan.deprecatedActions.contains(e.action) {
		return
	}
	if (extensionContext{}).ask(p, n, e.action) {
		return
	}
	if !e.plan.actions.contains(e.action) {
		p.report(at(n), actionUnsupported{p.meantAction(e.plan, e.node, n), p.doc.Text(n), e.plan})
	}
}

func (f actionUnsupported) words() string {
	s := article(f.of.name) + " does not take the action " + f.got
	switch {
	case len(f.types) > 0:
		s += ", but " + or(f.types) + " does"
	case f.event != "":
		s += ", but " + article(f.event) + " does"
	}
	return s + "; it takes " + someWith(f.of.actions.names, 20, f.word)
}

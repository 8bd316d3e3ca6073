package rule

import "caliper-playground/engine/document"

type actionDeprecated struct {
	got string
	of  *typePlan
}

func (actionDeprecated) page() Rule {
	return Rule{
		ID: "action-deprecated", Title: "The action is not a deprecated one", Severity: Warning,
		Why:       "Caliper 1.1 still lists a few actions of 1.0 for some events, but they should not be used any more.",
		Cost:      "The event earns no mark: no row of a profile has the action.",
		Reference: "Caliper 1.1, the event's supported actions",
	}
}

func (*actionDeprecated) concerns(t *typePlan) bool { return len(t.deprecatedActions.names) > 0 }

func (*actionDeprecated) onEvent(p *pass, e *event) {
	if n := e.item.ActionNode; n != document.None && p.plan.actions.contains(e.action) && e.plan.deprecatedActions.contains(e.action) {
		p.report(at(n), actionDeprecated{p.doc.Text(n), e.plan})
	}
}

func (f actionDeprecated) words() string {
	return "the action " + f.got + " is deprecated for " + article(f.of.name) + "; it takes " + some(f.of.actions.names, 8)
}

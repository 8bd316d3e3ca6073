package rule

// typeForAction has the condition that a property's types are narrower for an
// action. Where the sources agree, the finding is one of the property's own rule.
type typeForAction struct{ wrongType }

func (typeForAction) page() Rule {
	return Rule{
		ID: "type-for-action", Title: "What stands beside the action fits it", Severity: Warning,
		Why: "Some events narrow what they take by the action: a started item generates an Attempt, a completed one a Response. " +
			"The sources disagree about item events, so there this is a warning; elsewhere the rule of the property reports an error.",
		Cost:      "Consumers that expect the one kind do not find it.",
		Reference: "Caliper 1.2, the event's table of properties (#event); erratum 7",
	}
}

func (*typeForAction) concerns(t *typePlan) bool { return len(t.narrowings) > 0 }

func (*typeForAction) onEvent(p *pass, e *event) {
	for i := range e.plan.narrowings {
		n := &e.plan.narrowings[i]
		if e.action == 0 || n.action != e.action || n.slot == 0 || n.needs != 0 && !n.needs.overlaps(p.extensions) {
			continue
		}
		h := e.hold(n.slot)
		if !h.there() || h.typ == 0 || n.types.has(h.typ) || !h.property.types.has(h.typ) {
			continue
		}
		wrong := p.wrongType(h.property, h.typ)
		wrong.want, wrong.action = n.names, p.tables.symbols.Word(e.action)
		if n.should() {
			wrong.should = true
			p.report(at(h.node), typeForAction{wrong})
			continue
		}
		p.report(at(h.node), wrong.in(h.property))
	}
}

// should says whether what an action leaves of a property's types is no more than a
// recommendation, as for item events, of which the sources disagree.
func (n *narrowingPlan) should() bool {
	return n.event == "AssessmentItemEvent" || n.event == "QuestionnaireItemEvent"
}

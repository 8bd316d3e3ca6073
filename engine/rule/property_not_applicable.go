package rule

type propertyNotApplicable struct {
	name string
	of   *typePlan
}

func (propertyNotApplicable) page() Rule {
	return Rule{
		ID: "property-not-applicable", Title: "Properties that the event does not use are left out", Severity: Warning,
		Why:       "Some events of Caliper 1.1 say of a property that all events share that it does not apply to them.",
		Cost:      "Consumers ignore the value.",
		Reference: "Caliper 1.1, the event's table of properties",
	}
}

func (*propertyNotApplicable) concerns(t *typePlan) bool { return len(t.notApplicable) > 0 }

func (*propertyNotApplicable) onEvent(p *pass, e *event) {
	for _, name := range e.plan.notApplicable {
		if h := e.get(p, name); h.there() {
			p.report(at(h.node), propertyNotApplicable{name, e.plan})
		}
	}
}

func (f propertyNotApplicable) words() string {
	return article(f.of.name) + " does not use " + f.name + "; leave it out"
}

func (f propertyNotApplicable) mend(x *patcher, at place) { x.toExtensions(at.node) }

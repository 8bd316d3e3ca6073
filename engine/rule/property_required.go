package rule

import "caliper-playground/catalog"

type propertyRequired struct {
	property *propertyPlan
	of       *typePlan
	action   string // for which it is required, or ""
}

func (propertyRequired) page() Rule {
	return Rule{
		ID: "property-required", Title: "Required properties are there", Severity: Error,
		Why:       "Some properties carry what the thing is about: without its actor, action, object and time an event says nothing.",
		Cost:      "The event is not conformant and earns no mark.",
		Reference: "Caliper 1.2, event and entity (#event, #entity); certification guide, general requirements",
	}
}

// onObject reports each required property that is not there. Null ones have
// been reported as such, and a missing type when it was looked for.
func (*propertyRequired) onObject(p *pass, o *object) {
	absent := o.plan.required.without(o.present)
	if absent == 0 {
		return
	}
	for i := range o.plan.properties {
		property := &o.plan.properties[i]
		if absent.has(i) && property.Name != "type" && o.lacks(property) {
			p.report(missing(o.node, property.Name), propertyRequired{property, o.plan, ""})
		}
	}
}

// onEvent reports what only the event's action requires.
func (*propertyRequired) onEvent(p *pass, e *event) {
	for _, i := range e.plan.conditional {
		property := &e.plan.properties[i]
		if property.requiredFor.contains(e.action) && e.lacks(property) {
			p.report(missing(e.node, property.Name), propertyRequired{property, e.plan, p.tables.symbols.Word(e.action)})
		}
	}
}

// required says whether a property must be there, in any case or for the action
// of the event that is being judged.
func (p *pass) required(property *propertyPlan) bool {
	return property.Required || property.requiredFor.contains(p.action)
}

func (f propertyRequired) words() string {
	s := f.property.Name + " is missing; " + article(f.of.name) + " must have it"
	if f.action != "" {
		s += " when the action is " + f.action
	}
	return s + ": " + expectedOf(f.of, f.property)
}

// expectedOf says in words what a property of a type takes: as action, what an event
// of the type takes.
func expectedOf(t *typePlan, property *propertyPlan) string {
	switch {
	case property.Terms != catalog.ActionTerms || len(t.actions.names) == 0:
		return expected(property)
	case len(t.actions.names) == 1:
		return t.actions.names[0]
	}
	return "one of " + some(t.actions.names, 8)
}

func (f propertyRequired) mend(x *patcher, at place) { x.mendMissing(f.property, at) }

func (f propertyRequired) choices(x *patcher, at place) []choice {
	return x.chooseMissing(f.property, at)
}

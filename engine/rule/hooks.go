package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// The hooks by which the pass calls the checks of rules. A rule has those that
// it needs; they are called on its zero value, in the order of the registry. They
// have a pointer receiver, so that the fields of findings are not copied for each
// value of each document.

// envelopeRule looks at the envelope's own members.
type envelopeRule interface {
	onEnvelope(p *pass, envelope document.NodeID)
}

// contextRule looks at the @context of an item, None where there is none.
type contextRule interface {
	onContext(p *pass, item *Item, context document.NodeID)
}

// objectRule looks at every object of a known type, an event or an entity,
// behind its members.
type objectRule interface {
	onObject(p *pass, o *object)
}

// eventRule looks at every event of a known type, behind its members.
type eventRule interface {
	onEvent(p *pass, e *event)
}

// choosy is a rule whose onObject and onEvent are for some types alone.
type choosy interface {
	concerns(t *typePlan) bool
}

// concern leaves those rules that are for a type.
func concern[R any](rules []R, t *typePlan) []R {
	var left []R
	for _, r := range rules {
		if c, ok := any(r).(choosy); !ok || c.concerns(t) {
			left = append(left, r)
		}
	}
	return left
}

// anyEventRule looks at every event, also where its type is not known.
type anyEventRule interface {
	onAnyEvent(p *pass, e *event)
}

// valueRule looks at the values of properties of some kinds. Nulls and empty
// values are no business of it.
type valueRule interface {
	kinds() []catalog.Kind
	onValue(p *pass, property *propertyPlan, value document.NodeID)
}

// hooks are the rules by their hooks.
type hooks struct {
	advice   []adviceRule
	envelope []envelopeRule
	context  []contextRule
	object   []objectRule
	event    []eventRule
	anyEvent []anyEventRule
	value    map[catalog.Kind][]valueRule
}

func hooksOf(rules []rule) hooks {
	h := hooks{
		advice: with[adviceRule](rules), envelope: with[envelopeRule](rules), context: with[contextRule](rules),
		object: with[objectRule](rules), event: with[eventRule](rules), anyEvent: with[anyEventRule](rules),
		value: map[catalog.Kind][]valueRule{},
	}
	for _, r := range with[valueRule](rules) {
		for _, kind := range r.kinds() {
			h.value[kind] = append(h.value[kind], r)
		}
	}
	return h
}

// with returns the rules that have a hook.
func with[R any](rules []rule) []R {
	var having []R
	for _, r := range rules {
		if r, ok := r.(R); ok {
			having = append(having, r)
		}
	}
	return having
}

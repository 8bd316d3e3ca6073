package rule

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type typeUnknown struct {
	meaning
	got      string
	isEvent  bool
	property *propertyPlan // that holds the object; nil for an item
	// successors are the types that took the place of one that 1.1 still has.
	successors string
	version    catalog.Version
}

func (typeUnknown) page() Rule {
	return Rule{
		ID: "type-unknown", Title: "The type is one of Caliper's", Severity: Error,
		Why: "Where only Caliper's context is in force, every type is a term of Caliper. " +
			"Types of other vocabularies may be used once their context stands beside Caliper's.",
		Cost:      "A consumer cannot tell what the thing is; the event earns no mark.",
		Reference: "Caliper 1.2, JSON-LD context and serialization (#serialization)",
	}
}

// tell reports a type that is none of Caliper's, and returns the one that is
// meant, or 0. What another vocabulary may define is not judged, unless it is
// nearly a type of Caliper.
func (typeUnknown) tell(p *pass, n document.NodeID, property *propertyPlan, isEvent bool) (meant typeID) {
	severity, got := Error, p.describe(n)
	inFull := strings.HasPrefix(p.wordAt(n), p.plan.vocabulary.Namespace) // which is Caliper's in any context
	if p.typeAt(n) == 0 && p.doc.Nodes[n].Kind == document.String && !inFull && p.others.define(p, p.doc.Content(n)) {
		if !p.others.any || !p.isAlmostType(p.doc.Text(n)) {
			p.report(at(n), typeForeign{got: got})
			return 0
		}
		severity = Warning
	}
	f := typeUnknown{got: got, isEvent: isEvent, property: property, version: p.plan.vocabulary.Version}
	if f.version == catalog.V1p2 {
		f.successors = successors(localName(p.wordAt(n)))
	}
	f.meaning = p.typeMeant(p.doc.Nodes[n].Parent, n, property, isEvent)
	p.reportAs(severity, at(n), f)
	return p.plan.typeOf(f.word)
}

// isAlmostType says whether a word is a type of Caliper but for case or a letter.
func (p *pass) isAlmostType(word string) bool {
	return isAlmost(word, catalog.Nearest(word, p.plan.typeNames))
}

func (f typeUnknown) words() string {
	kind := "an entity type"
	if f.isEvent {
		kind = "an event type"
	}
	s := f.got + " is not " + kind + " of Caliper " + string(f.version)
	if f.successors != "" {
		return s + ", which gave it up; " + f.successors + " took its place"
	}
	return s + f.meaning.words()
}

func (f typeUnknown) choices(x *patcher, at place) []choice {
	return x.chooseType(f.meaning, f.property, at, f.isEvent)
}

// chooseType offers the types that an object may be of, and the extensions where
// nothing needs to stand in its place.
func (x *patcher) chooseType(m meaning, property *propertyPlan, at place, isEvent bool) []choice {
	what := "entity"
	if isEvent {
		what = "event"
	}
	object := x.holderOf(at)
	switch {
	case len(m.or) > 0:
	case isEvent:
		m.or = x.p.likeliestEvents(object)
	default:
		m.or = namesOf(x.p.likeliest(property, object, x.p.typesAllowed(property, object)))
	}
	var choices []choice
	for _, name := range m.or[:min(len(m.or), maxChoices)] {
		choices = append(choices, choice{"the " + what + " becomes " + article(name), func(x *patcher) { meaning{word: name}.mend(x, at) }})
	}
	if property != nil && !x.mustStand(property, object) {
		choices = append(choices, choice{property.Name + " moves to the extensions", func(x *patcher) { x.toExtensions(object) }})
	}
	return choices
}

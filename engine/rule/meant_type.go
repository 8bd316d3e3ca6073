package rule

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// typeMeant returns what an object without a known type may be.
func (p *pass) typeMeant(object, typeNode document.NodeID, property *propertyPlan, isEvent bool) meaning {
	if isEvent {
		return p.eventMeant(object, typeNode)
	}
	return p.entityMeant(object, typeNode, property)
}

// entityMeant returns what an entity without a known type may be: what its type
// says in other words, what is described elsewhere by its id, or the one type that
// its property takes. The type and the property may be missing.
func (p *pass) entityMeant(object, typeNode document.NodeID, property *propertyPlan) meaning {
	allowed := p.typesAllowed(property, object)
	var names []string
	for i := range p.plan.types[1:] {
		t := &p.plan.types[i+1]
		if allowed.has(t.id) && !t.isEvent && p.mayBeMeant(t) {
			names = append(names, t.name)
		}
	}
	if word := p.wordAt(typeNode); word != "" {
		if m := p.meantBy(catalog.EntitySynonym, word, names); m.word != "" || len(m.or) > 0 {
			return m
		}
	}
	if id := p.memberBySymbol(object, p.tables.words.id); id != document.None && p.doc.Nodes[id].Kind == document.String {
		if t := p.lookup(property, p.doc.Content(id)); t != 0 && allowed.has(t) {
			return meaning{word: p.plan.types[t].name}
		}
	}
	if property != nil && len(names) == 1 {
		return meaning{word: names[0]}
	}
	return meaning{}
}

// typesAllowed returns the types of the entities that a property takes, or that
// the action of the event leaves of them; those of all where it is nil.
func (p *pass) typesAllowed(property *propertyPlan, object document.NodeID) typeSet {
	if property != nil {
		if n := p.narrowingOf(property, p.doc.Nodes[object].Parent); n != nil {
			return n.types
		}
	}
	return p.typesFor(property)
}

// narrowingOf returns the condition that an event's action puts on a property of
// the event, or nil.
func (p *pass) narrowingOf(property *propertyPlan, event document.NodeID) *narrowingPlan {
	if event == document.None || p.doc.Nodes[event].Kind != document.Object {
		return nil
	}
	t := p.typeAt(p.memberBySymbol(event, p.tables.words.typ))
	action := p.symbolAt(p.memberBySymbol(event, p.tables.words.action))
	if t == 0 || action == 0 {
		return nil
	}
	for i := range p.plan.types[t].narrowings {
		n := &p.plan.types[t].narrowings[i]
		if n.name == property.Name && n.action == action && (n.needs == 0 || n.needs.overlaps(p.extensions)) {
			return n
		}
	}
	return nil
}

// eventMeant returns what an event without a known type may be: what its type
// says in other words, or the one type that takes its action on its object, in the
// profile that it names. The generic Event takes everything, so it is a choice only.
func (p *pass) eventMeant(event, typeNode document.NodeID) meaning {
	var names []string
	for i := range p.plan.types[1:] {
		if t := &p.plan.types[i+1]; t.isEvent && p.mayBeMeant(t) {
			names = append(names, t.name)
		}
	}
	var m meaning
	if word := p.wordAt(typeNode); word != "" {
		if m = p.meantBy(catalog.EventSynonym, word, names); m.word != "" {
			return m
		}
	}
	fitting := p.eventsFor(event, p.actionOf(event))
	if len(m.or) > 0 {
		fitting = intersect(m.or, fitting)
	}
	switch {
	case len(fitting) == 1:
		return meaning{word: fitting[0]}
	case len(fitting) == 0 && len(m.or) > 0:
		fitting = m.or
	case len(fitting) == 0:
		return meaning{} // see likeliestEvents
	}
	if !slices.Contains(fitting, "Event") {
		fitting = append(slices.Clip(fitting), "Event")
	}
	return meaning{or: fitting}
}

// mayBeMeant says whether a type is one that new documents should have, and that
// the contexts in force bring.
func (p *pass) mayBeMeant(t *typePlan) bool {
	return !t.deprecated && (t.needs == 0 || t.needs.overlaps(p.extensions))
}

// intersect returns the words that are also among others.
func intersect(words, others []string) []string {
	var both []string
	for _, word := range words {
		if slices.Contains(others, word) {
			both = append(both, word)
		}
	}
	return both
}

// actionOf returns the action of an event, or the one that is meant there, or "".
func (p *pass) actionOf(event document.NodeID) string {
	n := p.memberBySymbol(event, p.tables.words.action)
	if symbol := p.symbolAt(n); p.plan.actions.contains(symbol) {
		return p.tables.symbols.Word(symbol)
	}
	return p.meantBy(catalog.ActionSynonym, p.wordAt(n), p.plan.actions.names).word
}

// eventsFor returns the event types, but for the generic one, that take an action
// on the object of an event, in the profile that it names.
func (p *pass) eventsFor(event document.NodeID, action string) []string {
	return p.eventsIn(p.profileOf(event), event, action)
}

// eventsIn returns the event types, but for the generic one, that take an action
// on the object of an event, in a profile unless that is "".
func (p *pass) eventsIn(profile string, event document.NodeID, action string) []string {
	if action == "" {
		return nil
	}
	var objects []string
	if t := p.typeOfEntity(p.memberBySymbol(event, p.tables.words.object)); t != 0 {
		objects = []string{p.plan.types[t].name}
	}
	var names []string
	for _, e := range p.plan.vocabulary.EventsFor(action, objects, profile) {
		if t := &p.plan.types[p.plan.typeOf(e.Name)]; p.mayBeMeant(t) {
			names = append(names, e.Name)
		}
	}
	return names
}

// typeOfEntity returns the type of an entity, be it an object or the IRI of one,
// or 0 where that is not known.
func (p *pass) typeOfEntity(n document.NodeID) typeID {
	if n == document.None {
		return 0
	}
	switch p.doc.Nodes[n].Kind {
	case document.Object:
		return p.typeAt(p.memberBySymbol(n, p.tables.words.typ))
	case document.String:
		return p.lookup(nil, p.doc.Content(n))
	}
	return 0
}

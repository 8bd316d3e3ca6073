package rule

import (
	"maps"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// plan is one version's vocabulary in the form that judging needs: every
// question that is asked of a clean event is answered by indexing a slice.
type plan struct {
	vocabulary *catalog.Vocabulary
	namespace  []byte // of its types' IRIs
	symbols    *document.Symbols
	checks     map[catalog.Kind][]valueRule

	types     []typePlan // by typeID; the first stands for what is not known
	below     []typeSet  // by typeID: the type itself and its subtypes
	byName    []typeID   // by symbol
	typeNames []string   // of all types
	event     typeID     // the generic Event
	entity    typeID     // the root of entities

	terms                 map[catalog.TermSet]*termPlan
	actions, profileTerms *termPlan
	profiles              []*catalog.Profile // by symbol; nil for what is no profile
	extensions            map[string]extensionMask
	// knownProperty says of each symbol whether any type has a property of that name.
	knownProperty []bool
}

// profileActions is the actions that one profile has for one event.
type profileActions struct {
	profile document.Symbol
	actions termPlan
}

// typePlan is what judging needs to know of one type.
type typePlan struct {
	id         typeID
	name       string
	symbol     document.Symbol
	isEvent    bool
	noID       bool
	deprecated bool
	needs      extensionMask
	reference  catalog.Reference
	ancestors  typeSet  // itself and its supertypes
	slots      []slot   // by symbol
	names      []string // of its properties
	properties []propertyPlan
	required   propertySet
	// conditional lists the properties that only some actions require.
	conditional []int
	inProfiles  []profileActions
	// specified are the rows of the event that have an object column of the
	// specification's own.
	specified []specifiedRow

	actions           termPlan // supported ones; for the generic event, all
	deprecatedActions termPlan
	narrowings        []narrowingPlan
	generates         []generatesPlan
	recommends        []recommendsPlan

	deprecatedProperties map[string]string
	notApplicable        []string

	objectRules []objectRule // that look at objects of the type
	eventRules  []eventRule  // that look at events of the type

	// the slots of an event's properties, and of any type's id
	slotID, slotProfile, slotActor, slotAction, slotObject, slotTarget, slotGenerated, slotTime, slotAttempt slot
}

// propertyPlan is one property of one type.
type propertyPlan struct {
	// What judging asks of every value stands first, in one place of memory.
	array, entity bool // as Property has them
	needs         extensionMask
	checks        []valueRule
	types         typeSet // the entity types that fit, subtypes included
	*catalog.Property
	terms       *termPlan
	index       int
	requiredFor termPlan
	// guide lists, by action, further types that the certification guide takes.
	guide []guideTypes
}

// termPlan is a set of words, as symbols.
type termPlan struct {
	names []string
	has   []bool                            // by symbol
	needs map[document.Symbol]extensionMask // those that an extension brings
}

func (t *termPlan) contains(s document.Symbol) bool { return t.has != nil && t.has[s] }

// narrowingPlan restricts a property's types for one action.
type narrowingPlan struct {
	event  string
	name   string // the property's
	slot   slot
	action document.Symbol
	types  typeSet
	names  []string
	needs  extensionMask // it holds only where one of these is in force; 0: always
}

// compile turns a vocabulary into a plan.
func compile(v *catalog.Vocabulary, symbols *document.Symbols, h *hooks) *plan {
	p := &plan{
		vocabulary:    v,
		namespace:     []byte(v.Namespace),
		checks:        h.value,
		symbols:       symbols,
		types:         make([]typePlan, 1, 1+len(v.Events)+len(v.Entities)),
		byName:        make([]typeID, symbols.Len()),
		terms:         map[catalog.TermSet]*termPlan{},
		profiles:      make([]*catalog.Profile, symbols.Len()),
		extensions:    map[string]extensionMask{},
		knownProperty: make([]bool, symbols.Len()),
	}
	for i, extension := range v.Extensions {
		p.extensions[extension.Name] = 1 << i
	}
	p.compileTerms()
	p.actions, p.profileTerms = p.terms[catalog.ActionTerms], p.terms[catalog.ProfileTerms]
	for i := range v.Events {
		e := &v.Events[i]
		p.addType(typePlan{name: e.Name, isEvent: true, deprecated: e.Deprecated, reference: e.Reference,
			needs: p.mask(e.Extensions), deprecatedProperties: e.DeprecatedProperties, notApplicable: e.NotApplicable})
	}
	for i := range v.Entities {
		e := &v.Entities[i]
		p.addType(typePlan{name: e.Name, noID: e.NoID, deprecated: e.Deprecated, reference: e.Reference,
			needs: p.mask(e.Extensions), deprecatedProperties: e.DeprecatedProperties})
	}
	p.event, p.entity = p.typeOf("Event"), p.typeOf("Entity")
	p.compileKinship()
	for i := range p.types[1:] {
		p.compileType(&p.types[i+1])
	}
	for i := range v.Events {
		p.compileEvent(&v.Events[i])
	}
	p.inheritDeprecations()
	p.compileProfiles()
	p.compileGenerates()
	p.compileRecommends()
	p.compileSpecified()
	p.compileGuide()
	for i := range p.types {
		t := &p.types[i]
		t.objectRules, t.eventRules = concern(h.object, t), concern(h.event, t)
	}
	return p
}

func (p *plan) symbol(word string) document.Symbol { return p.symbols.Lookup([]byte(word)) }

func (p *plan) typeOf(name string) typeID { return p.byName[p.symbol(name)] }

func (p *plan) mask(extensions []string) extensionMask {
	var m extensionMask
	for _, name := range extensions {
		m |= p.extensions[name]
	}
	return m
}

func (p *plan) addType(t typePlan) {
	t.id = typeID(len(p.types))
	t.symbol = p.symbol(t.name)
	p.byName[t.symbol] = t.id
	p.types, p.typeNames = append(p.types, t), append(p.typeNames, t.name)
}

// typeSet returns the named types and all their subtypes.
func (p *plan) typeSet(names []string) typeSet {
	var s typeSet
	for _, name := range names {
		s.join(&p.below[p.typeOf(name)])
	}
	return s
}

// compileKinship asks of each two types once whether one is a subtype of the
// other.
func (p *plan) compileKinship() {
	p.below = make([]typeSet, len(p.types))
	for i := range p.types[1:] {
		t := &p.types[i+1]
		for j := range p.types[1:] {
			if super := &p.types[j+1]; p.vocabulary.IsA(t.name, super.name) {
				t.ancestors.add(super.id)
				p.below[super.id].add(t.id)
			}
		}
	}
}

func (p *plan) compileType(t *typePlan) {
	t.slots = make([]slot, p.symbols.Len())
	properties := p.vocabulary.PropertiesOf(t.name)
	checkSize(t.name, p.vocabulary.Version, len(properties))
	t.properties, t.names = make([]propertyPlan, len(properties)), make([]string, len(properties))
	for i := range properties {
		t.properties[i], t.names[i] = p.compileProperty(&properties[i], i), properties[i].Name
		symbol := p.symbol(properties[i].Name)
		t.slots[symbol] = slot(i + 1)
		p.knownProperty[symbol] = true
		if properties[i].Required {
			t.required.add(i)
		} else if len(properties[i].RequiredFor) > 0 {
			t.conditional = append(t.conditional, i)
		}
	}
	of := func(name string) slot { return t.slots[p.symbol(name)] }
	t.slotID, t.slotProfile, t.slotActor, t.slotAction = of("id"), of("profile"), of("actor"), of("action")
	t.slotObject, t.slotTarget, t.slotGenerated, t.slotTime = of("object"), of("target"), of("generated"), of("eventTime")
	t.slotAttempt = of("attempt")
}

func (p *plan) compileProperty(property *catalog.Property, index int) propertyPlan {
	compiled := propertyPlan{Property: property, array: property.Array, entity: property.Kind == catalog.EntityOf, index: index, needs: p.mask(property.Extensions)}
	switch property.Kind {
	case catalog.EntityOf:
		compiled.types = p.typeSet(property.Types)
	case catalog.InTerms:
		compiled.terms = p.terms[property.Terms]
	}
	compiled.requiredFor = p.termsOf(property.RequiredFor)
	compiled.checks = p.checks[property.Kind]
	return compiled
}

func (p *plan) compileEvent(e *catalog.EventType) {
	t := &p.types[p.typeOf(e.Name)]
	t.actions = p.termsOf(e.Actions)
	if len(e.Actions) == 0 {
		t.actions = *p.terms[catalog.ActionTerms]
	}
	t.deprecatedActions = p.termsOf(e.DeprecatedActions)
	for _, n := range e.Narrowings {
		t.narrowings = append(t.narrowings, narrowingPlan{
			event: t.name, name: n.Property, slot: t.slots[p.symbol(n.Property)], action: p.symbol(n.Action),
			types: p.typeSet(n.Types), names: n.Types, needs: p.mask(n.Extensions),
		})
	}
}

// inheritDeprecations gives subtypes the deprecated properties of their supertypes.
func (p *plan) inheritDeprecations() {
	for i := range p.types[1:] {
		t := &p.types[i+1]
		merged := map[string]string{}
		for super := range t.ancestors.all {
			maps.Copy(merged, p.types[super].deprecatedProperties)
		}
		t.deprecatedProperties = merged
	}
}

func (p *plan) termsOf(names []string) termPlan {
	if len(names) == 0 {
		return termPlan{}
	}
	t := termPlan{names: names, has: make([]bool, p.symbols.Len())}
	for _, name := range names {
		t.has[p.symbol(name)] = true
	}
	return t
}

func (p *plan) compileTerms() {
	named := map[catalog.TermSet][]string{}
	needs := map[document.Symbol]extensionMask{}
	for _, term := range p.vocabulary.Terms {
		named[term.Set] = append(named[term.Set], term.Name)
		if m := p.mask(term.Extensions); m != 0 {
			needs[p.symbol(term.Name)] = m
		}
	}
	for _, action := range p.vocabulary.Actions {
		named[catalog.ActionTerms] = append(named[catalog.ActionTerms], action.Name)
		if m := p.mask(action.Extensions); m != 0 {
			needs[p.symbol(action.Name)] = m
		}
	}
	for _, profile := range p.vocabulary.Profiles {
		named[catalog.ProfileTerms] = append(named[catalog.ProfileTerms], profile.Name)
	}
	for set, names := range named {
		t := p.termsOf(names)
		t.needs = needs
		p.terms[set] = &t
	}
}

func (p *plan) compileProfiles() {
	for i := range p.vocabulary.Profiles {
		p.profiles[p.symbol(p.vocabulary.Profiles[i].Name)] = &p.vocabulary.Profiles[i]
	}
	for _, row := range p.vocabulary.AllRows() {
		p.types[p.typeOf(row.Event)].addProfileAction(p.symbol(row.Profile), row.Action, p)
	}
}

// addProfileAction notes that a profile has a row for this event and action.
func (t *typePlan) addProfileAction(profile document.Symbol, action string, p *plan) {
	actions := t.actionsIn(profile)
	if actions == nil {
		t.inProfiles = append(t.inProfiles, profileActions{profile: profile})
		actions = t.actionsIn(profile)
	}
	if action == catalog.AnyAction {
		*actions = *p.actions
		return
	}
	*actions = p.termsOf(append(slices.Clone(actions.names), action))
}

// actionsIn returns the actions with which a profile has a row for this event, or nil.
func (t *typePlan) actionsIn(profile document.Symbol) *termPlan {
	for i := range t.inProfiles {
		if t.inProfiles[i].profile == profile {
			return &t.inProfiles[i].actions
		}
	}
	return nil
}

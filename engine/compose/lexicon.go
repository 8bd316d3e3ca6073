package compose

import (
	"slices"

	"caliper-playground/catalog"
)

// available says whether something that the named extensions bring may be used
// in the draft: what needs none always may.
func (d Draft) available(extensions []string) bool {
	if len(extensions) == 0 {
		return true
	}
	for _, iri := range d.contexts() {
		if e := d.vocabulary().ExtensionOf(iri); e != nil && slices.Contains(extensions, e.Name) {
			return true
		}
	}
	return false
}

// contexts returns the IRIs that the draft's own @context names.
func (d Draft) contexts() []string {
	context := d.root.get("@context")
	if context.isString() {
		return []string{context.text()}
	}
	var iris []string
	if context.isArray() {
		for _, e := range context.elements() {
			if e.isString() {
				iris = append(iris, e.text())
			}
		}
	}
	return iris
}

// isEvent says whether a type is an event type of the draft's version.
func (d Draft) isEvent(typeName string) bool { return d.vocabulary().Event(typeName) != nil }

// property returns what a type's property is, or nil where the type has none
// of that name or where it needs an extension whose context is missing.
func (d Draft) property(typeName, name string) *catalog.Property {
	p := d.vocabulary().Property(typeName, name)
	if p == nil || !d.available(p.Extensions) {
		return nil
	}
	if e := d.vocabulary().Event(typeName); e != nil && slices.Contains(e.NotApplicable, name) {
		return nil
	}
	return p
}

// properties returns all properties that a type may have in the draft, in the
// order in which a document reads best.
func (d Draft) properties(typeName string) []catalog.Property {
	var usable []catalog.Property
	for _, p := range d.vocabulary().PropertiesOf(typeName) {
		if d.property(typeName, p.Name) != nil {
			usable = append(usable, p)
		}
	}
	slices.SortStableFunc(usable, func(a, b catalog.Property) int { return rank(a.Name) - rank(b.Name) })
	return usable
}

// documentOrder is how members follow each other; what is not named stands
// where the * is.
var documentOrder = [...]string{"@context", "id", "type", "profile", "actor", "action", "object", "eventTime", "name", "description",
	"generated", "target", "edApp", "referrer", "group", "membership", "session", "federatedSession",
	"*", "dateCreated", "dateModified", "extensions"}

// rank returns the place of a name in documentOrder.
func rank(name string) int {
	if i := slices.Index(documentOrder[:], name); i >= 0 {
		return i
	}
	return slices.Index(documentOrder[:], "*")
}

// types returns the names that a property may hold in an object of the given
// type: what the property takes, narrowed by the event's action.
func (d Draft) types(owner string, p *catalog.Property) []string {
	if e := d.vocabulary().Event(owner); e != nil {
		for _, n := range e.Narrowings {
			if n.Property == p.Name && n.Action == d.Action() && d.available(n.Extensions) {
				return n.Types
			}
		}
	}
	return p.Types
}

// wanted narrows types further to what the event's row asks for, so that the
// event earns its mark.
func (d Draft) wanted(owner string, p *catalog.Property) []string {
	types := d.types(owner, p)
	row := d.Row()
	if row == nil || owner != row.Event {
		return types
	}
	var narrowed []string
	for _, name := range row.Asks(p.Name) {
		if d.fits(name, types) {
			narrowed = append(narrowed, name)
		}
	}
	// A row may ask for more than the event's own table takes: an Agent where
	// that says Person. What the table takes holds then.
	if len(narrowed) == 0 {
		return types
	}
	return narrowed
}

// fits says whether a type is one of the others or a subtype of one.
func (d Draft) fits(typeName string, types []string) bool {
	return slices.ContainsFunc(types, func(super string) bool { return d.vocabulary().IsA(typeName, super) })
}

// choices returns the types and subtypes that may be chosen where the given
// ones fit, the most usual first and the general ones, which say little, last.
func (d Draft) choices(types []string) []string {
	c := theCast()
	var names []string
	for i := range d.vocabulary().Entities {
		e := &d.vocabulary().Entities[i]
		if !e.Deprecated && d.available(e.Extensions) && d.fits(e.Name, types) && d.property(e.Name, "type") != nil {
			names = append(names, e.Name)
		}
	}
	place := func(name string) int {
		switch i := slices.Index(c.usual, name); {
		case slices.Contains(types, name) && c.rather[name] == "":
			return -2 // just what is asked for
		case slices.ContainsFunc(types, func(t string) bool { return c.rather[t] == name }):
			return -1
		case slices.Contains(c.general, name):
			return len(c.usual) + 1
		case i >= 0:
			return i
		}
		return len(c.usual)
	}
	places := map[string]int{}
	for _, name := range names {
		places[name] = place(name)
	}
	slices.SortStableFunc(names, func(a, b string) int { return places[a] - places[b] })
	return names
}

// terms returns the words of a closed vocabulary that the draft may use.
func (d Draft) terms(set catalog.TermSet) []string {
	v := d.vocabulary()
	var names []string
	switch set {
	case catalog.ActionTerms:
		for _, a := range v.Actions {
			if d.available(a.Extensions) {
				names = append(names, a.Name)
			}
		}
	case catalog.ProfileTerms:
		for _, p := range v.Profiles {
			names = append(names, p.Name)
		}
	default:
		for _, t := range v.Terms {
			if t.Set == set && d.available(t.Extensions) {
				names = append(names, t.Name)
			}
		}
	}
	return names
}

// Events returns the event types that may be chosen: those of the draft's
// profile first, each once, deprecated ones left out.
func (d Draft) Events() []string {
	var names []string
	add := func(name string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if p := d.vocabulary().Profile(d.Profile()); p != nil {
		for _, row := range p.Rows {
			add(row.Event)
		}
	}
	for _, e := range d.vocabulary().Events {
		if !e.Deprecated && d.available(e.Extensions) {
			add(e.Name)
		}
	}
	return names
}

// Actions returns the actions that the event may have: those with a row in
// the draft's profile first.
func (d Draft) Actions() []string {
	e := d.vocabulary().Event(d.Type())
	if e == nil {
		return nil
	}
	all := e.Actions
	if len(all) == 0 {
		all = d.terms(catalog.ActionTerms)
	}
	all = slices.Clone(all)
	inProfile := func(action string) int {
		for _, row := range d.vocabulary().Rows(e.Name, action) {
			if row.Profile == d.Profile() {
				return 0
			}
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b string) int { return inProfile(a) - inProfile(b) })
	return all
}

package rule

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// taken is what an object may be whose type is not certain: the likely type,
// and all that are allowed there.
type taken struct {
	likely *typePlan
	types  []*typePlan // the likely one first
	known  []string    // the names of all their properties, once they are asked for
}

func (p *pass) takenAs(likely *typePlan, allowed *typeSet) *taken {
	t := &taken{likely: likely, types: []*typePlan{likely}}
	for id := range allowed.all {
		if other := &p.plan.types[id]; other != likely {
			t.types = append(t.types, other)
		}
	}
	return t
}

// membersTaken judges the members of an object that is only taken as one of the
// allowed types. What is wrong under each of them is told, and not what merely
// follows from the guess.
func (p *pass) membersTaken(o *object, allowed *typeSet) {
	as := p.takenAs(o.plan, allowed)
	w := &p.tables.words
	for c := range p.doc.Children(o.node) {
		name := p.doc.Nodes[c].Name
		if name != 0 && (name == w.context || name == w.typ) {
			continue
		}
		s := slot(0)
		if name != 0 {
			s = o.plan.slots[name]
		}
		if s != 0 {
			if o.seen.has(s.index()) {
				continue // a repeated name, which is reported as such
			}
			o.seen.add(s.index())
			o.members[s.index()], o.refs[s.index()] = c, 0
			if p.doc.Nodes[c].Kind != document.Null {
				o.present.add(s.index())
			}
		} else if p.again(o, c) {
			continue
		}
		property := p.propertyTaken(as, c)
		switch {
		case property == nil:
			p.wordTaken(o, as, c)
		case p.doc.Nodes[c].Kind == document.Null:
			valueNull{}.check(p, o, property, c)
		case p.saysNothing(c):
			valueEmpty{}.check(p, property, c)
		default:
			if t := p.value(property, c); s != 0 {
				o.refs[s.index()] = t
			}
		}
	}
	for i := range o.plan.properties {
		property := &o.plan.properties[i]
		if property.Name != "type" && o.lacks(property) && as.require(p, property.Name) {
			p.report(missing(o.node, property.Name), propertyRequired{property, o.plan, ""})
		}
	}
}

// propertyTaken returns what to judge a member by: the property that the likely
// type has of that name, widened to whatever any of the allowed types takes under
// it; or nil where none has it. Where the types disagree about the kind of value,
// it is one that goes with the value, if there is one.
func (p *pass) propertyTaken(as *taken, member document.NodeID) *propertyPlan {
	name := p.doc.Nodes[member].Name
	if name == 0 {
		return nil
	}
	var kinds []*propertyPlan
	for _, t := range as.types {
		s := t.slots[name]
		if s == 0 {
			continue
		}
		property := &t.properties[s.index()]
		i := slices.IndexFunc(kinds, func(other *propertyPlan) bool { return other.Kind == property.Kind && other.Array == property.Array })
		if i < 0 {
			kinds = append(kinds, property.loosened())
			continue
		}
		kinds[i].widen(property)
	}
	if len(kinds) == 0 {
		return nil
	}
	kinds[0].Required = as.require(p, kinds[0].Name)
	for _, property := range kinds[1:] {
		property.Required = kinds[0].Required
	}
	for _, property := range kinds {
		if len(kinds) > 1 && p.mayHold(property, member) {
			return property
		}
	}
	return kinds[0]
}

// mayHold says whether a value is of the form that a property holds, without
// looking into objects.
func (p *pass) mayHold(property *propertyPlan, n document.NodeID) bool {
	entity := property.Kind == catalog.EntityOf || property.Kind == catalog.Map
	switch p.doc.Nodes[n].Kind {
	case document.Array:
		return property.Array
	case document.Object:
		return entity && !property.Array
	}
	return !property.Array && p.accepts(property, n, false)
}

// loosened returns a copy of a property that does not depend on the type which
// has it: neither on what the type needs, nor on actions.
func (p *propertyPlan) loosened() *propertyPlan {
	copied, property := *p, *p.Property
	property.Types = slices.Clone(property.Types)
	copied.Property, copied.needs, copied.requiredFor, copied.guide = &property, 0, termPlan{}, nil
	return &copied
}

// widen adds what another type takes under the same name.
func (p *propertyPlan) widen(other *propertyPlan) {
	p.types.join(&other.types)
	p.IRI = p.IRI || other.IRI
	for _, name := range other.Property.Types {
		if !slices.Contains(p.Property.Types, name) {
			p.Property.Types = append(p.Property.Types, name)
		}
	}
}

// names lists the properties that any of the types has, those of the likely one
// first.
func (as *taken) names() []string {
	if as.known == nil {
		seen := map[string]bool{}
		for _, t := range as.types {
			for _, name := range t.names {
				if !seen[name] {
					seen[name] = true
					as.known = append(as.known, name)
				}
			}
		}
	}
	return as.known
}

// require says whether each of the types must have a property, the one that the
// object names among them: what the others need merely follows from the guess.
func (as *taken) require(p *pass, name string) bool {
	symbol := p.plan.symbol(name)
	for _, t := range as.types {
		if s := t.slots[symbol]; s == 0 || !t.required.has(s.index()) {
			return false
		}
	}
	return true
}

// wordTaken judges a member that no allowed type has: a word that no type of
// Caliper has is wrong under each of them.
func (p *pass) wordTaken(o *object, as *taken, n document.NodeID) {
	if name := p.doc.Nodes[n].Name; name != 0 && p.plan.knownProperty[name] {
		return // which follows from the type
	}
	of, near := as.likely, p.nearProperty(o, p.doc.Name(n), as.names())
	symbol := p.plan.symbol(near)
	if near != "" && of.slots[symbol] == 0 {
		i := slices.IndexFunc(as.types, func(t *typePlan) bool { return t.slots[symbol] != 0 })
		of = as.types[max(i, 0)]
	}
	o.means(p, near)
	propertyUnknown{}.tell(p, n, of, near, true)
}

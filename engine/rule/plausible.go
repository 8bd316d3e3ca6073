package rule

import (
	"bytes"
	"cmp"
	"math"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// What there is to choose from stands in the order of how likely it is meant, and
// what does not go with the rest of the document is not offered while something
// else does.

// likeliest lists the types of a set that an object may be of, no more than a
// reader can choose from. Only those are among them that leave the fewest of the
// object's members, and of what names it elsewhere, in the wrong. Those come first
// that a part of the word in the type's place means, then those nearest to the type
// that it is of, if it is of one, and then those that a row names for the place.
func (p *pass) likeliest(property *propertyPlan, object document.NodeID, allowed typeSet) []*typePlan {
	named := p.thatName(object)
	types := p.fittest(func(t *typePlan) bool { return allowed.has(t.id) && !t.isEvent }, func(t *typePlan) int {
		misfits := p.misfits(object, t)
		for _, property := range named {
			if !property.types.has(t.id) {
				misfits++
			}
		}
		return misfits
	})
	typeNode := p.memberBySymbol(object, p.tables.words.typ)
	said := p.meantByPart(catalog.EntitySynonym, p.wordAt(typeNode), namesOf(types))
	is := &p.plan.types[p.typeAt(typeNode)]
	wanted := p.rowsWant(property, p.doc.Nodes[object].Parent)
	slices.SortStableFunc(types, func(a, b *typePlan) int {
		return cmp.Or(
			before(said, a.name)-before(said, b.name),
			is.kinship(a, b),
			before(wanted, a.name)-before(wanted, b.name))
	})
	return types[:min(len(types), maxChoices)]
}

// fittest lists those that have the fewest misfits of some types.
func (p *pass) fittest(isAsked func(*typePlan) bool, misfits func(*typePlan) int) []*typePlan {
	var fittest []*typePlan
	fewest := math.MaxInt
	for i := range p.plan.types[1:] {
		t := &p.plan.types[i+1]
		if !isAsked(t) || !p.mayBeMeant(t) {
			continue
		}
		n := misfits(t)
		if n < fewest {
			fewest, fittest = n, nil
		}
		if n == fewest {
			fittest = append(fittest, t)
		}
	}
	return fittest
}

// kinship compares two types by how near they are to a third: what they have in
// common with it, and then what they are besides. It is 0 where that is not known.
func (t *typePlan) kinship(a, b *typePlan) int {
	if t.id == 0 {
		return 0
	}
	return cmp.Or(
		t.ancestors.common(&b.ancestors)-t.ancestors.common(&a.ancestors),
		a.ancestors.size()-b.ancestors.size())
}

// before says how far in front a word stands in a list; the others are behind it.
func before(list []string, word string) int {
	if i := slices.Index(list, word); i >= 0 {
		return i
	}
	return len(list)
}

func namesOf(types []*typePlan) []string {
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = t.name
	}
	return names
}

// misfits counts what would be wrong with an object if it were of a type: members
// that the type does not have, or that it does not take as they are, and those
// that it must have and the object has not.
func (p *pass) misfits(object document.NodeID, t *typePlan) int {
	count, present := 0, propertySet(0)
	for c := range p.doc.Children(object) {
		name := p.doc.Nodes[c].Name
		if name != 0 && (name == p.tables.words.context || name == p.tables.words.typ) {
			continue
		}
		if name == 0 || t.slots[name] == 0 {
			count++
			continue
		}
		index := t.slots[name].index()
		if property := &t.properties[index]; property.entity && p.holdsAnother(property, c) {
			count++
		}
		if p.doc.Nodes[c].Kind != document.Null {
			present.add(index)
		}
	}
	lacking := t.required.without(present)
	for i := range t.properties {
		if lacking.has(i) && t.properties[i].Name != "type" {
			count++
		}
	}
	return count
}

// holdsAnother says whether the entity in a property's place, or one of several,
// is of a known type that the property does not take.
func (p *pass) holdsAnother(property *propertyPlan, n document.NodeID) bool {
	if p.doc.Nodes[n].Kind == document.Array {
		for c := range p.doc.Children(n) {
			if p.doc.Nodes[c].Kind != document.Array && p.holdsAnother(property, c) {
				return true
			}
		}
		return false
	}
	held := p.typeOfEntity(n)
	return held != 0 && !property.types.has(held)
}

// thatName lists the properties that name an object by its id elsewhere in its
// item, each as often as it does.
func (p *pass) thatName(object document.NodeID) []*propertyPlan {
	id := p.memberBySymbol(object, p.tables.words.id)
	if id == document.None || p.doc.Nodes[id].Kind != document.String || p.item == nil {
		return nil
	}
	var properties []*propertyPlan
	for n := p.item.Node; n < p.doc.Nodes[p.item.Node].Next; n++ {
		if p.doc.Nodes[n].Kind != document.String || !bytes.Equal(p.doc.Content(n), p.doc.Content(id)) {
			continue
		}
		member := n
		if parent := p.doc.Nodes[n].Parent; parent != document.None && p.doc.Nodes[parent].Kind == document.Array {
			member = parent
		}
		t := &p.plan.types[p.typeAt(p.memberBySymbol(p.doc.Nodes[member].Parent, p.tables.words.typ))]
		if name := p.doc.Nodes[member].Name; name != 0 && t.id != 0 && t.slots[name] != 0 {
			if property := &t.properties[t.slots[name].index()]; property.entity {
				properties = append(properties, property)
			}
		}
	}
	return properties
}

// rowsWant lists the types that the rows of an event name for one of its
// properties, if they are of one profile; else the types that the property names.
func (p *pass) rowsWant(property *propertyPlan, event document.NodeID) []string {
	if property == nil {
		return nil
	}
	var wanted []string
	rows := p.rowsOf(event)
	if slices.ContainsFunc(rows, func(row *catalog.Row) bool { return row.Profile != rows[0].Profile }) {
		rows = nil // any of several profiles may be meant
	}
	for _, row := range rows {
		if property.Name == "generated" {
			wanted = append(wanted, row.Generated)
			continue
		}
		wanted = append(wanted, row.Asks(property.Name)...)
	}
	if len(wanted) == 0 {
		wanted = slices.Clone(property.Property.Types)
	}
	if i := slices.Index(wanted, "Agent"); i >= 0 {
		wanted = slices.Insert(wanted, i, "Person") // as whom agents mostly act
	}
	return wanted
}

package rule

import (
	"bytes"
	"hash/maphash"

	"caliper-playground/engine/document"
)

// described remembers things of one document by their id, in an open hash table
// that is reused from document to document.
type described struct {
	seed       maphash.Seed
	slots      []describedSlot
	generation uint32
	order      []describedEntity // in document order
}

type describedSlot struct {
	generation uint32
	index      int32 // into order
}

// describedKey is what an id is found by, besides itself.
type describedKey struct {
	hash uint64          // of the id
	item document.NodeID // in which alone a blank node is known; None for any other id
	plan *plan           // of the version whose types are meant
}

// describedEntity is what a document says an id stands for.
type describedEntity struct {
	describedKey
	id document.NodeID // where it stands first
	// types are all that it is described with, and foreign says that there is one
	// of another vocabulary.
	types   typeSet
	foreign bool
	clash   bool // two of the types have nothing to do with each other
}

// reset forgets everything and makes room for a document of so many nodes.
func (d *described) reset(nodes int) {
	if d.generation == 0 {
		d.seed = maphash.MakeSeed()
	}
	size := 64
	for size < nodes/2 {
		size *= 2
	}
	if len(d.slots) < size {
		d.slots = make([]describedSlot, size)
		d.generation = 0
	}
	d.generation++
	d.order = d.order[:0]
}

// add returns the entity that an id stands for in an item and a version, and
// whether that is news. The pointer is valid until the next call.
func (d *described) add(doc *document.Document, idNode document.NodeID, id []byte, item document.NodeID, plan *plan) (e *describedEntity, news bool) {
	key := d.key(id, item, plan)
	e, slot := d.find(doc, id, key)
	if e != nil {
		return e, false
	}
	*slot = describedSlot{generation: d.generation, index: int32(len(d.order))}
	d.order = append(d.order, describedEntity{describedKey: key, id: idNode})
	return &d.order[len(d.order)-1], true
}

// key returns what an id is found by. The item counts in the hash: a blank node
// would else be looked for among those of all items before it.
func (d *described) key(id []byte, item document.NodeID, plan *plan) describedKey {
	return describedKey{maphash.Bytes(d.seed, id) + uint64(item)*0x9e3779b97f4a7c15, item, plan}
}

// find returns the entity with that id and key, or nil, and the slot where it is
// or belongs.
func (d *described) find(doc *document.Document, id []byte, key describedKey) (*describedEntity, *describedSlot) {
	mask := uint64(len(d.slots) - 1)
	for i := key.hash & mask; ; i = (i + 1) & mask {
		slot := &d.slots[i]
		if slot.generation != d.generation {
			return nil, slot
		}
		e := &d.order[slot.index]
		if e.describedKey == key && bytes.Equal(doc.Content(e.id), id) {
			return e, slot
		}
	}
}

// collect notes what an item's objects say of their ids, so that it is known in
// whatever order they stand.
func (p *pass) collect(item *Item) {
	w, nodes := &p.tables.words, p.doc.Nodes
	p.othersInside = nil
	for n, end := item.Node, nodes[item.Node].Next; n < end; n++ {
		node := &nodes[n]
		switch node.Name {
		case 0:
		case w.extensions, w.messageParameters:
			n = node.Next - 1 // whatever is in it is not Caliper's
			continue
		case w.context, w.atID, w.atType:
			item.keywords = item.keywords || node.Parent != item.Node
		}
		if node.Kind != document.Object {
			continue
		}
		id, typ := p.head(n)
		if id == document.None {
			continue
		}
		if text := p.doc.Content(id); p.isAnonymous(text) {
			item.anonymous = true
		} else if typ != document.None {
			p.describeEntity(item, id, text, typ)
		}
	}
}

// head returns the first id and type of an object, if they are strings. They
// mostly stand first.
func (p *pass) head(object document.NodeID) (id, typ document.NodeID) {
	id, typ = document.None, document.None
	w, nodes := &p.tables.words, p.doc.Nodes
	for c := object + 1; c < nodes[object].Next && (id == document.None || typ == document.None); c = nodes[c].Next {
		switch {
		case nodes[c].Kind != document.String:
		case nodes[c].Name == w.id && id == document.None:
			id = c
		case nodes[c].Name == w.typ && typ == document.None:
			typ = c
		}
	}
	return id, typ
}

// describeEntity notes what an object says of its id.
func (p *pass) describeEntity(item *Item, idNode document.NodeID, id []byte, typeNode document.NodeID) {
	t := &p.plan.types[p.typeAt(typeNode)]
	if t.isEvent || t.noID {
		return
	}
	foreign := t.id == 0 || t.needs != 0 && !t.needs.overlaps(item.Extensions)
	if foreign {
		others := p.othersAt(item, p.doc.Nodes[typeNode].Parent)
		if !others.define(p, p.doc.Content(typeNode)) {
			return
		}
	}
	e, news := p.described.add(p.doc, idNode, id, itemOf(item, id), p.plan)
	if news && p.scope != nil && e.item == document.None {
		if name, ok := p.scope.TypeOf(id); ok && p.plan.typeOf(name) != 0 {
			e.types.add(p.plan.typeOf(name))
		}
	}
	if foreign {
		e.foreign = true
		return
	}
	if e.types.has(t.id) {
		return
	}
	if !e.clash && !p.plan.relatedToAll(t.id, &e.types) {
		e.clash = true
		p.clashes = append(p.clashes, idNode)
	}
	e.types.add(t.id)
}

// othersAt returns the other vocabularies that are in force in an object of an
// item: the item's own, and those of each @context around the object. What is
// found is kept for the item, since many objects may stand in one.
func (p *pass) othersAt(item *Item, n document.NodeID) otherVocabularies {
	if n == item.Node {
		return item.others
	}
	if others, known := p.othersInside[n]; known {
		return others
	}
	others := p.othersAt(item, p.doc.Nodes[n].Parent)
	if p.doc.Nodes[n].Kind == document.Object {
		if context := p.memberBySymbol(n, p.tables.words.context); context != document.None {
			for c := range p.entriesOf(context) {
				others.add(p, p.contextAt(context, c))
			}
		}
	}
	if p.othersInside == nil {
		p.othersInside = map[document.NodeID]otherVocabularies{}
	}
	p.othersInside[n] = others
	return others
}

// itemOf returns the item within which alone an id is known, or None.
func itemOf(item *Item, id []byte) document.NodeID {
	if isBlankNode(id) {
		return item.Node
	}
	return document.None
}

// isForeignThing says whether an IRI stands for something that only another
// vocabulary's types describe.
func (p *pass) isForeignThing(n document.NodeID) bool {
	if n == document.None || p.doc.Nodes[n].Kind != document.String {
		return false
	}
	id := p.doc.Content(n)
	switch e := p.entityCalled(id); {
	case e != nil && e.types != typeSet{}:
		return false
	case e != nil && e.foreign:
		return true
	case p.scope == nil:
		return false
	}
	name, _ := p.scope.TypeOf(id)
	return name == ForeignType
}

// lookup returns the type of the entity that an IRI stands for, 0 where nothing
// is known of it. Of several types the narrowest counts; of unrelated ones one
// that the property takes, else the first by name.
func (p *pass) lookup(property *propertyPlan, id []byte) typeID {
	if t := p.anonymousType(id); t != 0 {
		return t
	}
	if e := p.entityCalled(id); e != nil {
		return p.plan.meant(&e.types, property)
	}
	if p.scope != nil {
		if name, ok := p.scope.TypeOf(id); ok {
			return p.plan.typeOf(name)
		}
	}
	return 0
}

// entityCalled returns what the document says of an id, or nil.
func (p *pass) entityCalled(id []byte) *describedEntity {
	d := &p.described
	if len(d.order) == 0 || p.item == nil {
		return nil
	}
	e, _ := d.find(p.doc, id, d.key(id, itemOf(p.item, id), p.plan))
	return e
}

// relatedToAll says whether a type is a subtype or supertype of each of some.
func (p *plan) relatedToAll(t typeID, types *typeSet) bool {
	for other := range types.all {
		if !p.related(t, other) {
			return false
		}
	}
	return true
}

// meant returns the one of several types of an entity that counts, or 0 where
// there is none. The property may be nil.
func (p *plan) meant(types *typeSet, property *propertyPlan) typeID {
	best := typeID(0)
	better := func(t typeID) bool {
		if best == 0 {
			return true
		}
		if property != nil && property.types.has(t) != property.types.has(best) {
			return property.types.has(t)
		}
		return p.types[t].name < p.types[best].name
	}
	for t := range types.all {
		narrowest := true
		for other := range types.all {
			narrowest = narrowest && (other == t || !p.types[other].ancestors.has(t))
		}
		if narrowest && better(t) {
			best = t
		}
	}
	return best
}

// anonymousType returns the type whose IRI an id is, or 0. The IRI of a type
// stands for an anonymous thing of that type (erratum 29).
func (p *pass) anonymousType(id []byte) typeID {
	name, ok := bytes.CutPrefix(id, p.plan.namespace)
	if !ok {
		return 0
	}
	return p.plan.byName[p.tables.symbols.Lookup(name)]
}

// isAnonymous says whether an id is the IRI of a type, and so no id of a
// single thing.
func (p *pass) isAnonymous(id []byte) bool { return p.anonymousType(id) != 0 }

// Descriptions calls yield with the id, its escape sequences resolved, and the type
// of every entity that the document describes, or ForeignType, in document order.
// Anonymous ones and blank nodes, which nobody else can refer to, are left out.
func (r *Result) Descriptions(yield func(id []byte, typeName string) bool) {
	d := &r.pass.described
	for i := range d.order {
		e := &d.order[i]
		t := e.plan.meant(&e.types, nil)
		if e.item != document.None {
			continue
		}
		name := ForeignType
		if t != 0 {
			name = e.plan.types[t].name
		}
		if !yield(r.Document.Content(e.id), name) {
			return
		}
	}
}

package rule

import (
	"bytes"
	"hash/maphash"

	"caliper-playground/engine/document"
)

// described remembers the entities of one document by their id, in an open
// hash table that is reused from document to document.
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

type describedEntity struct {
	hash uint64
	id   document.NodeID
	typ  typeID
	// plan is the vocabulary that the type belongs to.
	plan *plan
	// ambiguous says that the id was described with two unrelated types.
	ambiguous bool
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

// find returns the entity with that id, or nil, and the slot where it is or belongs.
func (d *described) find(doc *document.Document, id []byte, hash uint64) (*describedEntity, *describedSlot) {
	mask := uint64(len(d.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		slot := &d.slots[i]
		if slot.generation != d.generation {
			return nil, slot
		}
		entity := &d.order[slot.index]
		if entity.hash == hash && bytes.Equal(doc.Content(entity.id), id) {
			return entity, slot
		}
	}
}

// describeEntity notes an entity by its id, and reports an id that stands for
// things of two unrelated types.
func (p *pass) describeEntity(idNode document.NodeID, t *typePlan) {
	d := &p.described
	id := p.doc.Content(idNode)
	hash := maphash.Bytes(d.seed, id)
	entity, slot := d.find(p.doc, id, hash)
	if entity == nil {
		*slot = describedSlot{generation: d.generation, index: int32(len(d.order))}
		d.order = append(d.order, describedEntity{hash: hash, id: idNode, typ: t.id, plan: p.plan})
		if p.scope != nil {
			p.compareWithScope(idNode, id, t)
		}
		return
	}
	if entity.plan != p.plan || p.plan.related(entity.typ, t.id) || p.isAnonymous(id) {
		return
	}
	entity.ambiguous = true
	p.report(at(idNode), idTwoTypes{article(t.name), article(p.plan.types[entity.typ].name), p.doc.Pointer(entity.id)})
}

// compareWithScope reports an id that the scope knows with an unrelated type.
func (p *pass) compareWithScope(idNode document.NodeID, id []byte, t *typePlan) {
	name, ok := p.scope.TypeOf(id)
	if !ok || name == t.name {
		return
	}
	if known := p.plan.typeOf(name); known != 0 && !p.plan.related(known, t.id) && !p.isAnonymous(id) {
		p.report(at(idNode), idTwoTypes{got: article(t.name), want: article(name)})
	}
}

// lookup returns the type of the entity that an IRI stands for, or 0.
func (p *pass) lookup(id []byte) typeID {
	if t := p.anonymousType(id); t != 0 {
		return t
	}
	d := &p.described
	if len(d.order) > 0 {
		entity, _ := d.find(p.doc, id, maphash.Bytes(d.seed, id))
		if entity != nil {
			if entity.ambiguous || entity.plan != p.plan {
				return 0
			}
			return entity.typ
		}
	}
	if p.scope != nil {
		if name, ok := p.scope.TypeOf(id); ok {
			return p.plan.typeOf(name)
		}
	}
	return 0
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

// Descriptions calls yield with the id and the type of every entity that the
// document describes, anonymous ones left out, in document order.
func (r *Result) Descriptions(yield func(id []byte, typeName string) bool) {
	p := r.pass
	for i := range p.described.order {
		e := &p.described.order[i]
		id := p.doc.Content(e.id)
		if p.plan = e.plan; p.isAnonymous(id) {
			continue
		}
		if !yield(id, e.plan.types[e.typ].name) {
			return
		}
	}
}

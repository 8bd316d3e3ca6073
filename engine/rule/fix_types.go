package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// fixType proposes a type where there is none, or none that Caliper knows.
func fixType(x *fixer, f *found) {
	if f.got != "" && f.got != "null" {
		if near := nearType(f); near != "" {
			x.replace(f.node, text(near))
			return
		}
	}
	object := f.node
	if f.member == "" {
		object = x.p.doc.Nodes[f.node].Parent
	}
	if f.member != "" && x.renameToType(object) {
		return
	}
	name := x.inferType(object, f)
	if name == "" {
		x.adopt(object, f)
		return
	}
	if f.member == "" {
		x.supersede(f.node, text(name))
		return
	}
	x.set(f, "type", text(name))
}

// renameToType mends a type that stands under a misspelled name.
func (x *fixer) renameToType(object document.NodeID) bool {
	for c := range x.p.doc.Children(object) {
		if x.p.typeAt(c) != 0 && catalog.Nearest(x.p.doc.Name(c), []string{"type"}) != "" {
			x.rename(c, "type")
			return true
		}
	}
	return false
}

// inferType returns the type that best fits an object's other members, or "".
func (x *fixer) inferType(object document.NodeID, f *found) string {
	isEvent := x.p.memberBySymbol(object, x.p.tables.words.action) != document.None ||
		x.p.memberBySymbol(object, x.p.tables.words.actor) != document.None
	if isEvent && f.property == nil {
		return x.inferEvent(object)
	}
	var allowed typeSet
	if f.property != nil {
		allowed = x.p.plan.typeSet(x.concrete(x.typesFor(f.property, object)))
	}
	for i := range x.p.plan.types[1:] {
		t := &x.p.plan.types[i+1]
		if t.isEvent || t.deprecated || t.needs != 0 || f.property != nil && !allowed.has(t.id) {
			continue
		}
		if x.fitsMembers(object, t) {
			return t.name
		}
	}
	return ""
}

// concrete puts what may stand for them in the place of the most general types:
// a grade, for one, takes no other agents than persons and programs.
func (x *fixer) concrete(types []string) []string {
	var names []string
	for _, name := range types {
		if name == "Agent" {
			names = append(names, "Person", "SoftwareApplication")
			continue
		}
		names = append(names, name)
	}
	return names
}

// fitsMembers says whether a type would take all members of an object, and
// would miss none.
func (x *fixer) fitsMembers(object document.NodeID, t *typePlan) bool {
	present := uint64(0)
	for c := range x.p.doc.Children(object) {
		name := x.p.doc.Nodes[c].Name
		if name == x.p.tables.words.context && name != 0 {
			continue
		}
		slot := t.slots[name]
		if slot == 0 || name == 0 {
			return false
		}
		if name != x.p.tables.words.typ && !x.accepts(&t.properties[slot-1], c, false) {
			return false
		}
		present |= 1 << (slot - 1)
	}
	typeSlot := t.slots[x.p.tables.words.typ]
	return t.required&^present&^(1<<(typeSlot-1)) == 0
}

// inferEvent returns the event type that an event's profile, action, actor and
// object fit, or the generic Event.
func (x *fixer) inferEvent(object document.NodeID) string {
	word := func(name string) string {
		if n := x.p.doc.Member(object, name); n != document.None {
			return x.p.doc.Text(n)
		}
		return ""
	}
	profile, action := word("profile"), word("action")
	likely := "Event"
	for i := range x.p.plan.vocabulary.Profiles {
		p := &x.p.plan.vocabulary.Profiles[i]
		if profile != "" && p.Name != profile {
			continue
		}
		for _, row := range p.Rows {
			if row.Action != action {
				continue
			}
			if x.fitsMembers(object, &x.p.plan.types[x.p.plan.typeOf(row.Event)]) {
				return row.Event
			}
			if profile != "" && likely == "Event" {
				likely = row.Event
			}
		}
	}
	return likely
}

// fixWrongType mends an entity of a type that does not belong there. One that
// is only too general, or of a kindred type, is given the right type; any
// other moves to the extensions, and where something must stand, an anonymous
// entity takes its place.
func fixWrongType(x *fixer, f *found) {
	types := x.concrete(x.typesFor(f.property, f.node))
	if f.narrowed != nil {
		types = f.narrowed.names
	}
	if x.p.doc.Nodes[f.node].Kind == document.Object && f.typ != nil {
		for _, name := range types {
			if t := x.p.plan.typeOf(name); t != 0 && x.kindred(f.typ, &x.p.plan.types[t]) && x.retype(f.node, &x.p.plan.types[t]) {
				return
			}
		}
	}
	if !x.p.doc.Nodes[f.node].IsMember() {
		x.toExtensions(f.node)
		return
	}
	if !x.needed(f.property, f.node) {
		x.toExtensions(f.node)
		return
	}
	value := x.anonymous(types)
	if f.narrowed == nil {
		if n := x.sameEntity(f.property, x.p.doc.Nodes[f.node].Parent); n != document.None {
			value = raw(x.raw(n))
		}
	}
	x.supersede(f.node, value)
}

// kindred says whether two types are near enough that one may have been meant
// for the other: one is the other's supertype, or they share one below Entity
// and Agent.
func (x *fixer) kindred(a, b *typePlan) bool {
	if x.p.plan.related(a.id, b.id) {
		return true
	}
	for i := range x.p.plan.types[1:] {
		t := &x.p.plan.types[i+1]
		if t.name != "Entity" && t.name != "Agent" && a.ancestors.has(t.id) && b.ancestors.has(t.id) {
			return true
		}
	}
	return false
}

// retype gives an entity another type and moves what that type does not have
// to its extensions. It does nothing, and says so, where a value would not do.
func (x *fixer) retype(n document.NodeID, t *typePlan) bool {
	typeNode := x.p.memberBySymbol(n, x.p.tables.words.typ)
	if typeNode == document.None {
		return false
	}
	var strange []document.NodeID
	present := uint64(0)
	for c := range x.p.doc.Children(n) {
		name := x.p.doc.Nodes[c].Name
		if c == typeNode || name != 0 && name == x.p.tables.words.context {
			continue
		}
		slot := t.slots[name]
		if slot == 0 || name == 0 {
			strange = append(strange, c)
			continue
		}
		if !x.accepts(&t.properties[slot-1], c, false) {
			return false
		}
		present |= 1 << (slot - 1)
	}
	if typeSlot := t.slots[x.p.tables.words.typ]; t.required&^present&^(1<<(typeSlot-1)) != 0 {
		return false
	}
	x.supersede(typeNode, text(t.name))
	for _, c := range strange {
		if !x.gone[c] {
			x.toExtensions(c)
		}
	}
	return true
}

// fixAction sets the action that the finding says is meant. One that is not
// merely spelt otherwise is kept in the extensions.
func fixAction(x *fixer, f *found) {
	if f.near != "" {
		x.replace(f.node, text(f.near))
		return
	}
	x.supersede(f.node, text(f.want))
}

// fixProfile proposes the nearest profile, or one that has the event.
func fixProfile(x *fixer, f *found) {
	if f.near != "" {
		x.replace(f.node, text(f.near))
		return
	}
	event := x.p.doc.Nodes[f.node].Parent
	action := ""
	if n := x.p.doc.Member(event, "action"); n != document.None {
		action = x.p.doc.Text(n)
	}
	// The last profile that has the row takes the widest objects: Reading for
	// views and navigation.
	proposal := f.plan.soleProfile(f.typ)
	for _, row := range f.plan.vocabulary.Rows(f.typ.name, action) {
		if proposal == "" || len(row.SpecificationObject) == 0 {
			proposal = row.Profile
		}
	}
	if proposal == "" {
		x.toExtensions(f.node)
		return
	}
	x.supersede(f.node, text(proposal))
}

// fixExtensionContext puts an extension's context before Caliper's.
func fixExtensionContext(x *fixer, f *found) {
	item := f.node
	for item > 0 && x.p.memberBySymbol(item, x.p.tables.words.context) == document.None {
		item = x.p.doc.Nodes[item].Parent
	}
	context := x.p.memberBySymbol(item, x.p.tables.words.context)
	if context == document.None || x.gone[context] || x.contexts[item]&f.needs != 0 {
		return
	}
	iri := ""
	for i, extension := range f.plan.vocabulary.Extensions {
		if f.needs&(1<<i) != 0 {
			iri = extension.Context
			x.contexts[item] |= 1 << i
			break
		}
	}
	path := x.pointer(context)
	if x.p.doc.Nodes[context].Kind == document.Array || x.names[path] {
		x.op(Op{Op: "add", Path: path + "/0", Value: text(iri)})
		return
	}
	x.names[path] = true
	x.op(Op{Op: "replace", Path: path, Value: raw("[" + string(text(iri)) + "," + x.raw(context) + "]")})
}

// contextToEnd moves Caliper's context to the end of an array of contexts.
func (x *fixer) contextToEnd(context document.NodeID) {
	for c := range x.p.doc.Children(context) {
		if x.p.doc.Nodes[c].Kind == document.String && x.p.isCaliperContext(x.p.doc.Content(c)) {
			x.op(Op{Op: "move", From: x.pointer(c), Path: x.pointer(context) + "/-"})
			return
		}
	}
}

// fixInlineContext puts an inline context before Caliper's, or keeps it in the
// extensions where it defines Caliper's own terms.
func fixInlineContext(x *fixer, f *found) {
	for c := range x.p.doc.Children(f.node) {
		if name := x.p.doc.Nodes[c].Name; name != 0 && x.p.isCaliperTerm(name) {
			x.supersede(f.node, text(f.want))
			return
		}
	}
	x.replace(f.node, raw("["+x.raw(f.node)+","+string(text(f.want))+"]"))
}

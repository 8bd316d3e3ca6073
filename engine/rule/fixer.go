package rule

import (
	"encoding/json"
	"strconv"
	"strings"

	"caliper-playground/engine/document"
)

// fixer makes the patches of one document's findings, so that all of them,
// applied in order, go together: it knows which array elements earlier patches
// took out, which objects they gave extensions, and what they moved away.
type fixer struct {
	p        *pass
	gone     map[document.NodeID]bool // moved, removed or replaced, with all that is inside
	out      map[document.NodeID]bool // moved or removed, so that elements behind it have moved up
	cursors  map[document.NodeID]cursor
	extended map[document.NodeID]bool // objects whose extensions are sure to be an object
	names    map[string]bool          // members that patches added
	contexts map[document.NodeID]extensionMask
	ops      []Op
}

// cursor remembers where an element of an array stands by now. Findings come in
// document order, so that the next element is found from there.
type cursor struct {
	node  document.NodeID
	index int
}

func newFixer(p *pass) *fixer {
	return &fixer{p: p, gone: map[document.NodeID]bool{}, out: map[document.NodeID]bool{},
		cursors: map[document.NodeID]cursor{}, extended: map[document.NodeID]bool{},
		names: map[string]bool{}, contexts: map[document.NodeID]extensionMask{}}
}

// fix returns the patch of one finding, empty where no mend is known.
func (x *fixer) fix(f *found) []Op {
	x.ops = []Op{}
	for n := f.node; n > 0; n = x.p.doc.Nodes[n].Parent {
		if x.gone[n] {
			return x.ops
		}
	}
	x.p.plan, x.p.foreign = f.plan, f.foreign
	f.rule.fix(x, f)
	for _, n := range f.more {
		element := *f
		element.node = n
		f.rule.fix(x, &element)
	}
	return x.ops
}

// text writes a string as JSON.
func text(s string) json.RawMessage {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // a string builder takes everything
	return json.RawMessage(strings.TrimSuffix(b.String(), "\n"))
}

func raw(s string) json.RawMessage { return json.RawMessage(s) }

func (x *fixer) raw(n document.NodeID) string { return string(x.p.doc.Raw(n)) }

// pointer returns the JSON Pointer of a node in the document as earlier
// patches have left it.
func (x *fixer) pointer(n document.NodeID) string {
	if n <= 0 {
		return ""
	}
	node := &x.p.doc.Nodes[n]
	up := x.pointer(node.Parent)
	if node.IsMember() {
		return up + "/" + document.EscapePointer(x.p.doc.Name(n))
	}
	return up + "/" + strconv.Itoa(x.index(n))
}

// index returns the place of an element as earlier patches have left it.
func (x *fixer) index(n document.NodeID) int {
	array := x.p.doc.Nodes[n].Parent
	at, ok := x.cursors[array]
	if !ok || at.node > n {
		at = cursor{node: array + 1}
	}
	for ; at.node < n; at.node = x.p.doc.Nodes[at.node].Next {
		if !x.out[at.node] {
			at.index++
		}
	}
	x.cursors[array] = at
	return at.index
}

// leave notes that a value is no longer where it was.
func (x *fixer) leave(n document.NodeID) {
	x.gone[n], x.out[n] = true, true
	array := x.p.doc.Nodes[n].Parent
	if at, ok := x.cursors[array]; ok && at.node > n {
		at.index--
		x.cursors[array] = at
	}
}

func (x *fixer) op(op Op) { x.ops = append(x.ops, op) }

// replace puts another value in a node's place.
func (x *fixer) replace(n document.NodeID, value json.RawMessage) {
	x.op(Op{Op: "replace", Path: x.pointer(n), Value: value})
	x.gone[n] = true
}

// set gives the member that a finding is about a value, whether it was missing
// or wrong.
func (x *fixer) set(f *found, name string, value json.RawMessage) {
	if f.member == "" {
		x.op(Op{Op: "replace", Path: x.pointer(f.node), Value: value})
		return
	}
	path := x.pointer(f.node) + "/" + document.EscapePointer(name)
	if !x.names[path] {
		x.names[path] = true
		x.op(Op{Op: "add", Path: path, Value: value})
	}
}

// remove takes out a value that says nothing.
func (x *fixer) remove(n document.NodeID) {
	if x.gone[n] || x.extended[x.p.doc.Nodes[n].Parent] && x.p.doc.Nodes[n].Name == x.p.tables.words.extensions {
		return
	}
	x.op(Op{Op: "remove", Path: x.pointer(n)})
	x.leave(n)
}

// append puts a value at an array's end.
func (x *fixer) append(array document.NodeID, value json.RawMessage) {
	x.op(Op{Op: "add", Path: x.pointer(array) + "/-", Value: value})
}

// rename moves a member to another name in the same object.
func (x *fixer) rename(n document.NodeID, name string) {
	path := x.pointer(x.p.doc.Nodes[n].Parent) + "/" + document.EscapePointer(name)
	if x.names[path] {
		x.toExtensions(n)
		return
	}
	x.names[path] = true
	x.op(Op{Op: "move", From: x.pointer(n), Path: path})
	x.leave(n)
}

// toExtensions moves a value to the extensions of the object that it is said
// of, so that nothing is lost.
func (x *fixer) toExtensions(n document.NodeID) bool {
	path, ok := x.extensionPath(n)
	if ok {
		x.op(Op{Op: "move", From: x.pointer(n), Path: path})
		x.leave(n)
	}
	return ok
}

// supersede puts a value in a node's place that does not follow from what stood
// there, and keeps that in the extensions. Where it cannot be kept, nothing is
// done.
func (x *fixer) supersede(n document.NodeID, value json.RawMessage) {
	if !x.saysNothing(n) {
		path, ok := x.extensionPath(n)
		if !ok {
			return
		}
		x.op(Op{Op: "copy", From: x.pointer(n), Path: path})
	}
	x.replace(n, value)
}

// saysNothing says whether a value is null or empty.
func (x *fixer) saysNothing(n document.NodeID) bool {
	node := &x.p.doc.Nodes[n]
	switch node.Kind {
	case document.Null:
		return true
	case document.String:
		return node.End-node.Start == 2
	case document.Array, document.Object:
		return node.Next == n+1
	}
	return false
}

// extensionPath makes room in the extensions nearest to a node and returns the
// pointer of a free name there.
func (x *fixer) extensionPath(n document.NodeID) (string, bool) {
	doc := x.p.doc
	holder, name := n, ""
	for holder != 0 {
		if name == "" && doc.Nodes[holder].IsMember() {
			name = strings.TrimPrefix(doc.Name(holder), "@")
		}
		holder = doc.Nodes[holder].Parent
		if doc.Nodes[holder].Kind == document.Object && x.takesExtensions(holder) {
			break
		}
	}
	if holder == 0 && x.p.result.Shape == ShapeEnvelope && len(x.p.result.Items) > 0 {
		holder = x.p.result.Items[0].Node // an envelope has none of its own
	}
	if name == "" || doc.Nodes[holder].Kind != document.Object || !x.takesExtensions(holder) {
		return "", false
	}
	base := x.pointer(holder) + "/extensions"
	extensions := doc.Member(holder, "extensions")
	if x.p.doc.Nodes[n].Parent == holder && doc.Nodes[n].Name == x.p.tables.words.extensions {
		return "", false // it is what it would move to, or a second one of that name
	}
	x.ensureExtensions(holder, extensions, base)
	for i := 1; ; i++ {
		candidate := name
		if i > 1 {
			candidate += "-" + strconv.Itoa(i)
		}
		path := base + "/" + document.EscapePointer(candidate)
		if !x.names[path] && (extensions == document.None || doc.Member(extensions, candidate) == document.None) {
			x.names[path] = true
			return path, true
		}
	}
}

// ensureExtensions sees to it that an object's extensions are there and an object.
func (x *fixer) ensureExtensions(holder, extensions document.NodeID, path string) {
	if x.extended[holder] {
		return
	}
	x.extended[holder] = true
	switch {
	case extensions == document.None:
		x.op(Op{Op: "add", Path: path, Value: raw("{}")})
	case x.p.doc.Nodes[extensions].Kind == document.Null:
		x.op(Op{Op: "replace", Path: path, Value: raw("{}")})
		x.gone[extensions] = true
	case x.p.doc.Nodes[extensions].Kind != document.Object:
		x.op(Op{Op: "replace", Path: path, Value: raw(`{"value":` + x.raw(extensions) + `}`)})
		x.names[path+"/value"] = true
		x.gone[extensions] = true
	}
}

// takesExtensions says whether an object's type has extensions. An envelope
// and the selectors have none; of an unknown type it is assumed.
func (x *fixer) takesExtensions(n document.NodeID) bool {
	if n == 0 && x.p.result.Shape == ShapeEnvelope {
		return false
	}
	for a := n; a > 0; a = x.p.doc.Nodes[a].Parent {
		if name := x.p.doc.Nodes[a].Name; name == x.p.tables.words.extensions || name == x.p.tables.words.context {
			return false
		}
	}
	typeNode := x.p.memberBySymbol(n, x.p.tables.words.typ)
	t := x.p.typeAt(typeNode)
	return t == 0 || x.p.plan.types[t].slots[x.p.tables.words.extensions] != 0
}

// accepts says whether a property would take a value as it is, by judging it
// on trial.
func (x *fixer) accepts(property *propertyPlan, n document.NodeID, element bool) bool {
	p := x.p
	before := len(p.found)
	defer func() { p.found = p.found[:before] }()
	switch {
	case p.doc.Nodes[n].Kind == document.Null:
		return false
	case property.Array && !element:
		p.array(property, n)
	case property.Kind == "entity":
		p.entityValue(property, n)
	default:
		property.check(p, property, n)
	}
	for i := before; i < len(p.found); i++ {
		if p.found[i].severity == Error {
			return false
		}
	}
	return true
}

// acceptable says whether the type that a finding is about has a property of
// that name which would take the finding's value.
func (x *fixer) acceptable(name string, f *found) bool {
	slot := f.typ.slots[x.p.plan.symbol(name)]
	if slot == 0 || x.p.doc.Member(x.p.doc.Nodes[f.node].Parent, name) != document.None {
		return false
	}
	return x.accepts(&f.typ.properties[slot-1], f.node, false)
}

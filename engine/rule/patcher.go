package rule

import (
	"encoding/json"
	"strconv"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// patcher makes the patches of one document's findings, so that all of them,
// applied in order, go together: it knows which array elements earlier patches
// took out, which objects they gave extensions, and what they moved away.
type patcher struct {
	p        *pass
	gone     map[document.NodeID]bool // moved, removed or replaced, with all that is inside
	out      map[document.NodeID]bool // moved or removed, so that elements behind it have moved up
	cursors  map[document.NodeID]cursor
	extended map[document.NodeID]bool            // objects whose extensions are sure to be an object
	renamed  map[document.NodeID]document.NodeID // the extensions of objects that have them under another name
	counted  map[string]int                      // how often a name in extensions was asked for
	names    map[string]bool                     // members that patches added
	taken    map[document.NodeID]map[string]bool // the names that extensions have
	contexts map[document.NodeID]extensionMask
	versions map[catalog.Version]int // how many items name each, once that is asked
	ops      []Op
}

// cursor remembers where an element of an array stands by now. Findings come in
// document order, so that the next element is found from there.
type cursor struct {
	node  document.NodeID
	index int
}

func newPatcher(p *pass) *patcher {
	return &patcher{p: p, gone: map[document.NodeID]bool{}, out: map[document.NodeID]bool{},
		cursors: map[document.NodeID]cursor{}, extended: map[document.NodeID]bool{},
		renamed: map[document.NodeID]document.NodeID{}, counted: map[string]int{},
		names: map[string]bool{}, taken: map[document.NodeID]map[string]bool{}, contexts: map[document.NodeID]extensionMask{}}
}

// patch returns the patch of one finding, empty where no mend is known.
func (x *patcher) patch(f *found) []Op {
	x.ops = []Op{}
	m, ok := f.rule.(mendable)
	if !ok || x.left(f.node) {
		return x.ops
	}
	x.p.plan, x.p.item, x.p.inForce = f.plan, f.item, f.inForce
	m.mend(x, f.place)
	for _, n := range f.more {
		m.mend(x, at(n))
	}
	return x.ops
}

// left says whether a node is no longer where it was, by itself or with what it
// is part of.
func (x *patcher) left(n document.NodeID) bool {
	for ; n > 0; n = x.p.doc.Nodes[n].Parent {
		if x.gone[n] {
			return true
		}
	}
	return false
}

// jsonText writes a string as JSON.
func jsonText(s string) json.RawMessage { return json.RawMessage(document.Quote(s)) }

func raw(s string) json.RawMessage { return json.RawMessage(s) }

func (x *patcher) raw(n document.NodeID) string { return string(x.p.doc.Raw(n)) }

// pointer returns the JSON Pointer of a node in the document as earlier
// patches have left it.
func (x *patcher) pointer(n document.NodeID) string {
	if len(x.out) == 0 {
		return x.p.doc.Pointer(n)
	}
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
func (x *patcher) index(n document.NodeID) int {
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
func (x *patcher) leave(n document.NodeID) {
	x.gone[n], x.out[n] = true, true
	array := x.p.doc.Nodes[n].Parent
	if at, ok := x.cursors[array]; ok && at.node > n {
		at.index--
		x.cursors[array] = at
	}
}

func (x *patcher) op(op Op) { x.ops = append(x.ops, op) }

// replace puts another value in a node's place.
func (x *patcher) replace(n document.NodeID, value json.RawMessage) {
	x.op(Op{Op: "replace", Path: x.pointer(n), Value: value})
	x.gone[n] = true
}

// set gives the member at a place a value, whether it is missing or wrong.
func (x *patcher) set(at place, value json.RawMessage) {
	if at.member == "" {
		x.op(Op{Op: "replace", Path: x.pointer(at.node), Value: value})
		return
	}
	path := x.pointer(at.node) + "/" + document.EscapePointer(at.member)
	if !x.names[path] {
		x.names[path] = true
		x.op(Op{Op: "add", Path: path, Value: value})
	}
}

// remove takes out a value that says nothing.
func (x *patcher) remove(n document.NodeID) {
	if x.gone[n] || x.extended[x.p.doc.Nodes[n].Parent] && x.p.doc.Nodes[n].Name == x.p.tables.words.extensions {
		return
	}
	x.op(Op{Op: "remove", Path: x.pointer(n)})
	x.leave(n)
}

// append puts a value at an array's end.
func (x *patcher) append(array document.NodeID, value json.RawMessage) {
	x.op(Op{Op: "add", Path: x.pointer(array) + "/-", Value: value})
}

// rename moves a member to another name in the same object.
func (x *patcher) rename(n document.NodeID, name string) {
	holder := x.p.doc.Nodes[n].Parent
	path := x.pointer(holder) + "/" + document.EscapePointer(name)
	isExtensions := name == "extensions"
	if x.names[path] || isExtensions && x.p.doc.Nodes[n].Kind != document.Object {
		x.toExtensions(n)
		return
	}
	x.names[path] = true
	if isExtensions {
		x.extended[holder], x.renamed[holder] = true, n
	}
	x.op(Op{Op: "move", From: x.pointer(n), Path: path})
	x.leave(n)
}

// toExtensions moves a value to the extensions of the object that it is said
// of, so that nothing is lost.
func (x *patcher) toExtensions(n document.NodeID) bool {
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
func (x *patcher) supersede(n document.NodeID, value json.RawMessage) {
	if !x.p.saysNothing(n) {
		path, ok := x.extensionPath(n)
		if !ok {
			return
		}
		x.op(Op{Op: "copy", From: x.pointer(n), Path: path})
	}
	x.replace(n, value)
}

package rule

import (
	"strconv"
	"strings"

	"caliper-playground/engine/document"
)

// keeps says whether what stood at a node can be kept in extensions. An envelope
// has none, and what it says is not said in an event.
func (x *patcher) keeps(n document.NodeID) bool {
	return x.p.result.Shape != ShapeEnvelope || x.p.doc.Nodes[n].Parent != 0
}

// extensionPath makes room in the extensions nearest to a node and returns the
// pointer of a free name there.
func (x *patcher) extensionPath(n document.NodeID) (string, bool) {
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
	if name == "" || doc.Nodes[holder].Kind != document.Object || !x.takesExtensions(holder) {
		return "", false
	}
	if doc.Nodes[n].Parent == holder && doc.Nodes[n].Name == x.p.tables.words.extensions {
		return "", false // it is what it would move to, or a second one of that name
	}
	return x.roomIn(holder, name), true
}

// roomIn makes room in the extensions of an object and returns the pointer of a
// free name there, like the one that is asked for.
func (x *patcher) roomIn(holder document.NodeID, name string) string {
	base := x.pointer(holder) + "/extensions"
	extensions := x.extensionsOf(holder)
	x.ensureExtensions(holder, extensions, base)
	taken := x.namesIn(extensions)
	for wanted := base + "/" + document.EscapePointer(name); ; {
		path := wanted
		x.counted[wanted]++
		if n := x.counted[wanted]; n > 1 {
			path += "-" + strconv.Itoa(n)
		}
		if !x.names[path] && !taken[path[len(base)+1:]] {
			x.names[path] = true
			return path
		}
	}
}

// namesIn returns the names that extensions have, as tokens of a pointer. They are
// looked through once: there may be as many as values that look for a free one.
func (x *patcher) namesIn(extensions document.NodeID) map[string]bool {
	if extensions == document.None || x.p.doc.Nodes[extensions].Kind != document.Object {
		return nil
	}
	names, known := x.taken[extensions]
	if !known {
		names = map[string]bool{}
		for n := range x.p.doc.Children(extensions) {
			names[document.EscapePointer(x.p.doc.Name(n))] = true
		}
		x.taken[extensions] = names
	}
	return names
}

// extensionsOf returns the extensions of an object, also where a patch has given
// them that name, or None.
func (x *patcher) extensionsOf(holder document.NodeID) document.NodeID {
	if n, renamed := x.renamed[holder]; renamed {
		return n
	}
	return x.p.doc.Member(holder, "extensions")
}

// ensureExtensions sees to it that an object's extensions are there and an object.
func (x *patcher) ensureExtensions(holder, extensions document.NodeID, path string) {
	if x.extended[holder] {
		return
	}
	x.extended[holder] = true
	x.names[path] = true
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
// and the selectors have none; where the type is unknown, one of those that the
// property takes must have them.
func (x *patcher) takesExtensions(n document.NodeID) bool {
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
	if t != 0 {
		return x.p.plan.types[t].extensible(x.p)
	}
	property := x.p.propertyAround(n)
	if property == nil {
		return true
	}
	for allowed := range property.types.all {
		if x.p.plan.types[allowed].extensible(x.p) {
			return true
		}
	}
	return false
}

// propertyAround returns the property in which a value stands, by the type that the
// object around it names, or nil.
func (p *pass) propertyAround(n document.NodeID) *propertyPlan {
	if n > 0 && !p.doc.Nodes[n].IsMember() {
		n = p.doc.Nodes[n].Parent // an element, of which the array is the member
	}
	if n <= 0 || !p.doc.Nodes[n].IsMember() {
		return nil
	}
	t := p.typeOrNil(p.typeAt(p.memberBySymbol(p.doc.Nodes[n].Parent, p.tables.words.typ)))
	name := p.doc.Nodes[n].Name
	if t == nil || name == 0 || t.slots[name] == 0 {
		return nil
	}
	return &t.properties[t.slots[name].index()]
}

// extensible says whether things of a type have extensions.
func (t *typePlan) extensible(p *pass) bool { return t.slots[p.tables.words.extensions] != 0 }

// Package graph draws what a message says as things and the relations between them:
// as a tree for a terminal, and as SVG. A thing that stands in several places is one
// node.
package graph

import (
	"cmp"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// Node is a thing that a message speaks of, or an event.
type Node struct {
	ID    string // "" where it has none
	Type  string // "" where an IRI alone stands for it
	Name  string // what it is called; of an event its action
	Event bool
}

// Edge is a relation between two nodes, by the name of the property.
type Edge struct {
	From, To int // indexes of nodes
	Name     string
}

// Graph is the things of a message and their relations.
type Graph struct {
	Nodes []Node
	Edges []Edge // in the order of the document
	Roots []int  // the nodes of the events and entities that the message carries
	Left  int    // how many things were left out, because there are too many
}

// maxNodes is how many things are drawn: more could not be taken in.
const maxNodes = 200

// Of returns the graph of a message: an envelope, an event, an entity or an array of
// them. It is empty for what is no JSON.
func Of(body []byte) Graph {
	d, err := document.NewParser(nil).Parse(body)
	if err != nil {
		return Graph{}
	}
	r := reader{d: d, byID: map[string]int{}}
	root := document.NodeID(0)
	if data := d.Member(root, "data"); data != document.None && d.Nodes[data].Kind == document.Array {
		root = data
	}
	if d.Nodes[root].Kind == document.Array {
		for n := range d.Children(root) {
			r.root(n)
		}
		return r.Graph
	}
	r.root(root)
	return r.Graph
}

type reader struct {
	Graph
	d    *document.Document
	byID map[string]int
}

func (r *reader) root(n document.NodeID) {
	if r.d.Nodes[n].Kind != document.Object {
		return
	}
	if node, ok := r.object(n); ok {
		r.Roots = append(r.Roots, node)
	}
}

// node returns the place of the node with an id, and whether there is room for it.
func (r *reader) node(id string) (at int, ok bool) {
	if at, known := r.byID[id]; known && id != "" {
		return at, true
	}
	if len(r.Nodes) == maxNodes {
		r.Left++
		return 0, false
	}
	r.Nodes = append(r.Nodes, Node{ID: id})
	at = len(r.Nodes) - 1
	if id != "" {
		r.byID[id] = at
	}
	return at, true
}

// object adds an object with all that it relates to.
func (r *reader) object(n document.NodeID) (at int, ok bool) {
	d := r.d
	at, ok = r.node(cmp.Or(d.Said(d.Member(n, "id")), d.Said(d.Member(n, "@id"))))
	if !ok {
		return at, false
	}
	typeName := cmp.Or(d.Said(d.Member(n, "type")), d.Said(d.Member(n, "@type")))
	node := &r.Nodes[at]
	node.Type = cmp.Or(typeName, node.Type)
	if node.Event = isEvent(typeName); node.Event {
		node.Name = d.Said(d.Member(n, "action"))
	} else {
		node.Name = cmp.Or(d.Said(d.Member(n, "name")), node.Name)
	}
	for c := range d.Children(n) {
		name := d.Name(c)
		switch name {
		case "extensions", "messageParameters", "@context", "id", "@id", "type", "@type":
			continue
		}
		if d.Nodes[c].Kind != document.Array {
			r.relation(at, typeName, name, c)
			continue
		}
		for e := range d.Children(c) {
			r.relation(at, typeName, name, e)
		}
	}
	return at, true
}

// relation adds what a property relates to, if it relates to anything.
func (r *reader) relation(from int, typeName, name string, value document.NodeID) {
	var to int
	var ok bool
	switch d := r.d; d.Nodes[value].Kind {
	case document.Object:
		to, ok = r.object(value)
	case document.String:
		if p := property(typeName, name); p == nil || p.Kind != catalog.EntityOf || d.Text(value) == "" {
			return
		}
		to, ok = r.node(d.Text(value))
	}
	if ok {
		r.Edges = append(r.Edges, Edge{from, to, name})
	}
}

func property(typeName, name string) *catalog.Property {
	for _, v := range catalog.Versions() {
		if p := catalog.Get(v).Property(typeName, name); p != nil {
			return p
		}
	}
	return nil
}

func isEvent(typeName string) bool {
	return strings.HasSuffix(typeName, "Event")
}

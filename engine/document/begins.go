package document

import "sort"

// Begins returns the node whose value begins at an offset, or whose name does;
// None where neither does.
func (d *Document) Begins(offset uint32) (n NodeID, name bool) {
	// Nodes stand in the order in which they begin.
	i := sort.Search(len(d.Nodes), func(i int) bool { return d.Nodes[i].Start >= offset })
	if i == len(d.Nodes) {
		return None, false
	}
	switch node := &d.Nodes[i]; {
	case node.Start == offset:
		return NodeID(i), false
	case node.IsMember() && node.NameStart == offset:
		return NodeID(i), true
	}
	return None, false
}

// Spot is a place in a document that stays one when its text is laid out in
// another way: a value, the name before it, or of a value its bracket alone.
type Spot struct {
	Node          NodeID
	Name, Bracket bool
}

// SpotOf returns what the bytes from start to end are in the document.
func (d *Document) SpotOf(start, end uint32) (s Spot, ok bool) {
	n, name := d.Begins(start)
	if n == None {
		return Spot{}, false
	}
	return Spot{Node: n, Name: name, Bracket: !name && end == start+1 && end < d.Nodes[n].End}, true
}

// Bytes returns where it is in the document.
func (s Spot) Bytes(d *Document) (start, end uint32) {
	node := &d.Nodes[s.Node]
	switch {
	case s.Name:
		return node.NameStart, node.NameEnd
	case s.Bracket:
		return node.Start, node.Start + 1
	}
	return node.Start, node.End
}

package document

import "slices"

// WithoutRepeats takes repeated names out where that loses nothing: of the members
// with one name that mean the same, nulls aside, the last stays that is not null.
// Where they differ nobody knows which is meant, and they stay as they are.
//
// The nodes are those of d.Duplicates that are to be mended. Names that are
// repeated inside a repeated member are mended too where they are listed.
func (d *Document) WithoutRepeats(nodes []NodeID) []byte {
	e := newEditor(d)
	for _, g := range d.groups(nodes) {
		keeper := g.keeper(d)
		if keeper == None {
			continue
		}
		container := e.reach(d, g.parent)
		at := len(container.members)
		for _, n := range slices.Backward(g.nodes) { // the last first, so that few move up
			for at--; container.members[at].value.node != n; at-- {
			}
			if n != keeper {
				container.remove(at)
			}
		}
	}
	return e.text()
}

// group is the members of one object that share a name, in their order.
type group struct {
	parent NodeID
	nodes  []NodeID
}

// keeper returns the member that says what all of the group say, or None where
// they differ.
func (g *group) keeper(d *Document) NodeID {
	keeper := g.nodes[len(g.nodes)-1]
	for i := len(g.nodes) - 1; i >= 0 && d.Nodes[keeper].Kind == Null; i-- {
		keeper = g.nodes[i]
	}
	for _, n := range g.nodes {
		if d.Nodes[n].Kind != Null && !Equal(d, n, d, keeper) {
			return None
		}
	}
	return keeper
}

// groups collects the members that share their names with the given ones. The
// inner ones come first, so that they are mended before an outer one is
// compared, or taken out with all that is inside.
func (d *Document) groups(nodes []NodeID) []group {
	type key struct {
		parent NodeID
		name   string
	}
	wanted := map[key]bool{}
	parents := map[NodeID]bool{}
	for _, n := range nodes {
		wanted[key{d.Nodes[n].Parent, d.Name(n)}] = true
		parents[d.Nodes[n].Parent] = true
	}
	found := map[key]*group{}
	for parent := range parents {
		for c := range d.Children(parent) {
			k := key{parent, d.Name(c)}
			if !wanted[k] {
				continue
			}
			if found[k] == nil {
				found[k] = &group{parent: parent}
			}
			found[k].nodes = append(found[k].nodes, c)
		}
	}
	groups := make([]group, 0, len(found))
	for _, g := range found {
		groups = append(groups, *g)
	}
	slices.SortFunc(groups, func(a, b group) int { return int(b.nodes[0]) - int(a.nodes[0]) })
	return groups
}

// keepAlone takes out what has the name of a member and stands behind it.
func (v *part) keepAlone(index int, name string) {
	for i := len(v.members) - 1; i > index; i-- {
		if v.members[i].isCalled(name) {
			v.remove(i)
		}
	}
}

// reach returns the part of a node of the document that is being edited,
// opened. Nodes keep their identity, so that the way there is by nodes.
func (e *editor) reach(d *Document, n NodeID) *part {
	if n == 0 {
		_ = e.root.unfold() // a part of a parsed document always opens
		return e.root
	}
	up := e.reach(d, d.Nodes[n].Parent)
	value := up.members[up.indexOf(n)].value
	_ = value.unfold()
	return value
}

// indexOf returns the place of the member that was made from a node.
func (v *part) indexOf(n NodeID) int {
	return slices.IndexFunc(v.members, func(m member) bool { return m.value.node == n })
}

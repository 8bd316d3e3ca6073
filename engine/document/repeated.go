package document

import (
	"slices"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"
)

// TellApart mends repeated names, which no JSON Pointer can tell apart. Of the
// members with one name the last keeps it, as most parsers read it, unless that
// is null and an earlier one is not. A member that says the same as the one
// that keeps the name, or null, is taken out. Any other stays where it is, under
// the name with a number behind it that is free in the object ("name-2"), so
// that no value is lost and a JSON Patch can move it.
//
// The nodes are those of d.Duplicates that are to be mended. Names that are
// repeated inside a repeated member are mended too where they are listed.
func (d *Document) TellApart(nodes []NodeID) []byte {
	e := newEditor(d)
	groups := d.groups(nodes)
	for _, g := range groups {
		container := e.reach(d, g.parent)
		e.tellApart(d, container, g.nodes)
	}
	return e.text()
}

// group is the members of one object that share a name, in their order.
type group struct {
	parent NodeID
	nodes  []NodeID
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

func (e *editor) tellApart(d *Document, container *part, nodes []NodeID) {
	keeper := nodes[len(nodes)-1]
	for i := len(nodes) - 1; i >= 0 && d.Nodes[keeper].Kind == Null; i-- {
		keeper = nodes[i]
	}
	taken := map[string]bool{}
	for _, m := range container.members {
		taken[unquote(m.name)] = true
	}
	number, i := 2, 0
	for _, n := range nodes {
		for container.members[i].value.node != n {
			i++
		}
		switch {
		case n == keeper:
		case d.Nodes[n].Kind == Null || Equal(d, n, d, keeper):
			container.remove(i)
		default:
			container.members[i].name = freeName(d.Name(n), taken, &number)
		}
	}
}

// freeName puts a number, or a higher one, behind a name so that it is not
// taken, and quotes it.
func freeName(name string, taken map[string]bool, number *int) []byte {
	for ; ; *number++ {
		candidate := name + "-" + strconv.Itoa(*number)
		if !taken[candidate] {
			taken[candidate] = true
			quoted, _ := jsontext.AppendQuote(nil, candidate) // a parsed name is valid UTF-8
			return quoted
		}
	}
}

package graph

// Line is one line of a graph as a tree.
type Line struct {
	Branch   string // what leads to it: "│  ├─ "
	Relation string // the property; "" for a root
	Node     Node
	Again    bool // the node stands further up with what belongs to it
}

// Tree returns the graph as lines. Each node is drawn with what it relates to where it
// stands first, and as a leaf elsewhere.
func (g Graph) Tree() []Line {
	t := tree{g: g, out: make([][]Edge, len(g.Nodes)), drawn: make([]bool, len(g.Nodes))}
	for _, e := range g.Edges {
		t.out[e.From] = append(t.out[e.From], e)
	}
	for _, root := range g.Roots {
		t.draw("", "", "", root)
	}
	return t.lines
}

type tree struct {
	g     Graph
	out   [][]Edge
	drawn []bool
	lines []Line
}

func (t *tree) draw(branch, below, relation string, at int) {
	again := t.drawn[at]
	t.lines = append(t.lines, Line{branch, relation, t.g.Nodes[at], again && len(t.out[at]) > 0})
	if again {
		return
	}
	t.drawn[at] = true
	for i, e := range t.out[at] {
		if i == len(t.out[at])-1 {
			t.draw(below+"└─ ", below+"   ", e.Name, e.To)
		} else {
			t.draw(below+"├─ ", below+"│  ", e.Name, e.To)
		}
	}
}

// Words names a node in one line: its type, its name or action, and its id.
func (n Node) Words() string {
	words := n.Type
	if n.Name != "" && n.Event {
		words += " " + n.Name
	} else if n.Name != "" {
		words += " “" + n.Name + "”"
	}
	if n.ID != "" && !n.Event {
		if words != "" {
			words += "  "
		}
		words += n.ID
	}
	return words
}

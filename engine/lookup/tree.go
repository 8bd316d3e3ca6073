package lookup

import (
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// Node is a place in the table of contents: an entry, or a heading over some.
type Node struct {
	Title    string
	Ref      Ref    // the entry; the zero Ref for a heading
	About    string // of a heading: what is below it
	Children []Node
	differs  int // of the heading over what the versions have differently: how much it is
}

// Count returns how many entries stand below a node, the rows of profiles left
// out, which nobody counts as things of their own.
func (n Node) Count() int {
	count := n.differs
	for _, child := range n.Children {
		if child.Ref != (Ref{}) && child.Ref.Kind != Row {
			count++
		}
		count += child.Count()
	}
	return count
}

// Tree returns the table of contents: a section for each kind, profiles with
// their rows, entities below their supertypes, terms by their vocabulary; and
// last what the versions have differently.
func (b *Book) Tree() []Node {
	return []Node{
		{Title: "Words", About: "What the standard and this program call things: envelope, sensor, status codes, marks.", Children: b.wordNodes()},
		{Title: "Profiles", About: "What certification is by: each profile is a table of rows, and a row is an event with an action.", Children: b.profileNodes()},
		{Title: "Events", About: "What happened: one type for each sort of thing that people do.", Children: b.nodesOf(Event)},
		{Title: "Entities", About: "Who and what takes part, each below the type that it is a special case of.", Children: b.entityNodes("")},
		{Title: "Properties", About: "What events and entities say of themselves, by name; each tells the types that have it.", Children: byTitle(b.nodesOf(Property))},
		{Title: "Actions", About: "What was done. The list is closed.", Children: b.nodesOf(Action)},
		{Title: "Terms", About: "The words of the closed vocabularies.", Children: b.termNodes()},
		{Title: "Errata", About: "Where the published sources disagree, and what this program does.", Children: b.nodesOf(Erratum)},
		{Title: "Rules", About: "What documents are judged by.", Children: b.nodesOf(Rule)},
		{Title: "1.2 and 1.1", About: "What one version has and the other lacks, and what both have differently.", differs: b.countDiffering()},
	}
}

func (b *Book) nodesOf(kind Kind) []Node {
	var nodes []Node
	for _, e := range b.Of(kind) {
		title := e.Name
		if kind == Erratum {
			title += " " + e.Title
		}
		nodes = append(nodes, Node{Title: title, Ref: e.Ref})
	}
	return nodes
}

// wordNodes puts the words below their groups.
func (b *Book) wordNodes() []Node {
	var groups []Node
	for _, e := range b.Of(Word) {
		last := len(groups) - 1
		if last < 0 || groups[last].Title != e.Group {
			groups = append(groups, Node{Title: e.Group})
			last++
		}
		groups[last].Children = append(groups[last].Children, Node{Title: e.Name + titled(e.Title), Ref: e.Ref})
	}
	for i := range groups {
		groups[i].About = namesOf(groups[i].Children)
	}
	return groups
}

// mostNamed is how many of the words below a heading are named beside it.
const mostNamed = 3

// namesOf names the first of some entries, and says how many more there are.
func namesOf(nodes []Node) string {
	names := make([]string, len(nodes))
	for i, n := range nodes {
		names[i] = n.Ref.Name
	}
	return text.Few(names, mostNamed) + "."
}

// titled is what follows a name for its title, if it has one.
func titled(title string) string {
	if title == "" {
		return ""
	}
	return " " + title
}

// byTitle puts nodes in alphabetical order, for names that follow no other that
// a reader would know.
func byTitle(nodes []Node) []Node {
	slices.SortStableFunc(nodes, func(a, b Node) int {
		return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
	})
	return nodes
}

func (b *Book) profileNodes() []Node {
	nodes := b.nodesOf(Profile)
	for i := range nodes {
		for _, r := range b.Get(nodes[i].Ref).Rows {
			nodes[i].Children = append(nodes[i].Children, Node{Title: r.Event + " " + catalog.ActionWords(r.Action), Ref: Ref{Row, r.ID}})
		}
	}
	return nodes
}

// entityNodes returns the entities whose first supertype is the given one; the
// others are links on their pages.
func (b *Book) entityNodes(super string) []Node {
	var nodes []Node
	for _, e := range b.Of(Entity) {
		first := ""
		if len(e.Supertypes) > 0 {
			first = e.Supertypes[0]
		}
		if first == super {
			nodes = append(nodes, Node{Title: e.Name, Ref: e.Ref, Children: b.entityNodes(e.Name)})
		}
	}
	return nodes
}

// termNodes puts sub-roles below their roles.
func (b *Book) termNodes() []Node {
	var sets []Node
	bySet := map[catalog.TermSet]int{}
	roles := map[string]int{}
	for _, e := range b.Of(Term) {
		at, ok := bySet[e.Set]
		if !ok {
			at = len(sets)
			bySet[e.Set] = at
			sets = append(sets, Node{Title: string(e.Set), About: "The words of the vocabulary " + string(e.Set) + "."})
		}
		node := Node{Title: e.Name, Ref: e.Ref}
		role, _, sub := strings.Cut(e.Name, "#")
		if parent, ok := roles[string(e.Set)+" "+role]; ok && sub {
			sets[at].Children[parent].Children = append(sets[at].Children[parent].Children, node)
			continue
		}
		roles[string(e.Set)+" "+e.Name] = len(sets[at].Children)
		sets[at].Children = append(sets[at].Children, node)
	}
	return sets
}

// Contents lays out what stands below a heading.
func (b *Book) Contents(n Node) []Block {
	if n.differs > 0 {
		return append([]Block{{Form: Prose, Text: b.prose(n.About, Ref{})}}, b.Comparison()...)
	}
	table := Block{Form: Table, Head: []string{"name", "meaning"}}
	var put func(nodes []Node, depth int)
	put = func(nodes []Node, depth int) {
		for _, child := range nodes {
			name, meaning := Piece{Words: child.Title, To: child.Ref}, child.About
			if e := b.Get(child.Ref); e != nil {
				name.Words, meaning = e.Name, e.Meaning
				if e.Kind == Erratum || e.Kind == Rule {
					meaning = e.Title
				}
				if e.Kind == Row {
					continue
				}
			}
			cell := Text{name}
			if depth > 0 {
				cell = Text{{Words: strings.Repeat("  ", depth)}, name}
			}
			table.Rows = append(table.Rows, TableRow{Cells: []Text{cell, plain(meaning)}})
			put(child.Children, depth+1)
		}
	}
	put(n.Children, 0)
	return []Block{{Form: Prose, Text: b.prose(n.About, Ref{})}, table}
}

package vocabulary

import (
	"strings"

	"caliper-playground/engine/lookup"
	"caliper-playground/ui/component"
)

// spot names a place in the contents: an entry, or a heading by its title.
type spot struct {
	ref     lookup.Ref
	heading string
}

func spotOf(n *lookup.Node) spot {
	if n.Ref == (lookup.Ref{}) {
		return spot{heading: n.Title}
	}
	return spot{ref: n.Ref}
}

// entryLine is a line of the contents that is in sight, unless it is scrolled
// away.
type entryLine struct {
	node   *lookup.Node
	depth  int
	marked []int // bytes of the title that a search has found
}

// contents is the tree of all entries, or what a search has found.
type contents struct {
	tree     []lookup.Node
	unfolded map[spot]bool
	lines    []entryLine
	list     component.List
	searched bool // lines are hits
}

// newContents shows the profiles, with all else folded away. Types are unfolded
// once their section is.
func newContents(book *lookup.Book) contents {
	c := contents{tree: book.Tree(), unfolded: map[spot]bool{}}
	for i := range c.tree {
		if len(c.tree[i].Children) == 0 {
			continue
		}
		switch c.tree[i].Children[0].Ref.Kind {
		case lookup.Profile:
			c.unfolded[spotOf(&c.tree[i])] = true
		case lookup.Entity:
			c.unfoldAll(c.tree[i].Children)
		}
	}
	c.grow()
	return c
}

func (c *contents) unfoldAll(nodes []lookup.Node) {
	for i := range nodes {
		c.unfolded[spotOf(&nodes[i])] = true
		c.unfoldAll(nodes[i].Children)
	}
}

// grow lists the lines of the tree anew.
func (c *contents) grow() {
	c.lines, c.searched = nil, false
	var put func(nodes []lookup.Node, depth int)
	put = func(nodes []lookup.Node, depth int) {
		for i := range nodes {
			n := &nodes[i]
			c.lines = append(c.lines, entryLine{node: n, depth: depth})
			if c.unfolded[spotOf(n)] {
				put(n.Children, depth+1)
			}
		}
	}
	put(c.tree, 0)
	c.list.SetLen(len(c.lines))
}

// search lists what a query finds instead of the tree; an empty one lists the
// tree again, with what was selected in sight.
func (c *contents) search(book *lookup.Book, query string) {
	if strings.TrimSpace(query) == "" {
		was, ok := c.selected()
		c.grow()
		if ok && was.Ref != (lookup.Ref{}) {
			c.reveal(spot{ref: was.Ref})
		}
		return
	}
	c.lines, c.searched = nil, true
	for _, hit := range book.Search(query) {
		line := entryLine{node: &lookup.Node{Title: hit.Entry.Name, Ref: hit.Entry.Ref}, marked: hit.Marked}
		switch hit.Entry.Kind {
		case lookup.Erratum, lookup.Word:
			line.node.Title += " " + hit.Entry.Title
		case lookup.Row: // its ID is too long for the contents
			line = entryLine{node: &lookup.Node{Title: hit.Entry.Title, Ref: hit.Entry.Ref}}
		}
		c.lines = append(c.lines, line)
	}
	c.list.SetLen(len(c.lines))
	c.list.Select(0)
}

// selected returns what the cursor is on, and false where there is nothing.
func (c *contents) selected() (*lookup.Node, bool) {
	if c.list.Cursor >= len(c.lines) {
		return nil, false
	}
	return c.lines[c.list.Cursor].node, true
}

// setUnfolded opens or closes what the cursor is on, and says whether that
// changed anything.
func (c *contents) setUnfolded(open bool) bool {
	n, ok := c.selected()
	if !ok || c.searched || len(n.Children) == 0 || c.unfolded[spotOf(n)] == open {
		return false
	}
	c.unfolded[spotOf(n)] = open
	c.grow()
	return true
}

// up moves the cursor to what the selected line stands below, if anything.
func (c *contents) up() bool {
	if c.searched || c.list.Cursor >= len(c.lines) {
		return false
	}
	for i := c.list.Cursor - 1; i >= 0; i-- {
		if c.lines[i].depth < c.lines[c.list.Cursor].depth {
			c.list.Select(i)
			return true
		}
	}
	return false
}

// reveal unfolds what a spot stands below and selects it. It says whether the
// spot is there.
func (c *contents) reveal(s spot) bool {
	var path []spot
	var find func(nodes []lookup.Node) bool
	find = func(nodes []lookup.Node) bool {
		for i := range nodes {
			here := spotOf(&nodes[i])
			if here == s {
				return true
			}
			path = append(path, here)
			if find(nodes[i].Children) {
				return true
			}
			path = path[:len(path)-1]
		}
		return false
	}
	if !find(c.tree) {
		return false
	}
	for _, above := range path {
		c.unfolded[above] = true
	}
	c.grow()
	for i, line := range c.lines {
		if spotOf(line.node) == s {
			c.list.Select(i)
		}
	}
	return true
}

// blocks lays out what is selected.
func (c *contents) blocks(book *lookup.Book) []lookup.Block {
	n, ok := c.selected()
	if !ok {
		return nil
	}
	if e := book.Get(n.Ref); e != nil {
		return book.Blocks(e)
	}
	return book.Contents(*n)
}

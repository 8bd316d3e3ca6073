package coverage

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/coverage"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/report"
)

// section is one kind of things, and which of them no message touches.
type section struct {
	title          string
	touched, total int
	missing        []missing
}

// missing is something that no message touches.
type missing struct {
	name string
	ref  lookup.Ref
	row  *catalog.Row // where it is one
	must bool         // its profile is not met without it, or one like it
}

// sectionsOf are what is covered, kind by kind.
func sectionsOf(c report.Covered) []section {
	vocabulary := catalog.Get(c.Spec)
	rows := section{title: "rows", touched: c.Rows.Touched, total: c.Rows.Total}
	for _, open := range c.Rows.Missing {
		if row := vocabulary.Row(open.Profile + "/" + open.Event + "/" + open.Action); row != nil {
			rows.missing = append(rows.missing, missing{name: row.ID, ref: lookup.Ref{Kind: lookup.Row, Name: row.ID}, row: row, must: open.Needed})
		}
	}
	sections := []section{rows}
	for _, part := range []struct {
		title string
		kind  lookup.Kind
		of    coverage.Part
	}{
		{"event types", lookup.Event, c.Events}, {"actions", lookup.Action, c.Actions}, {"entity types", lookup.Entity, c.Entities},
		{"properties", lookup.Property, c.Properties}, {"rules", lookup.Rule, c.Rules},
	} {
		s := section{title: part.title, touched: part.of.Touched, total: part.of.Total}
		for _, name := range part.of.Missing {
			s.missing = append(s.missing, missing{name: name, ref: refTo(part.kind, name)})
		}
		sections = append(sections, s)
	}
	return sections
}

// refTo is what something is looked up by: a property by its name, which any type may
// have, and not by "Person.name".
func refTo(kind lookup.Kind, name string) lookup.Ref {
	if kind == lookup.Property {
		_, name, _ = strings.Cut(name, ".")
	}
	return lookup.Ref{Kind: kind, Name: name}
}

// branch is one line: a section's own, or something that is missing of it.
type branch struct {
	section int
	missing int // -1 on the section's own line
}

// setSections takes in what is covered by now. The cursor stays on what it is on.
func (c *Page) setSections(sections []section) {
	at, name := c.selected(), ""
	if m := c.missingAt(at); m != nil {
		name = m.name
	}
	c.sections = sections
	c.grow()
	for i, b := range c.tree {
		if m := c.missingAt(b); b.section == at.section && (m == nil && at.missing < 0 || m != nil && m.name == name) {
			c.list.Select(i)
			return
		}
	}
}

// grow lays the lines out anew.
func (c *Page) grow() {
	c.tree = c.tree[:0]
	for i := range c.sections {
		c.tree = append(c.tree, branch{i, -1})
		if !c.unfolded[i] {
			continue
		}
		for j := range c.sections[i].missing {
			c.tree = append(c.tree, branch{i, j})
		}
	}
	c.list.SetLen(len(c.tree))
}

// selected is the line that the cursor is on.
func (c *Page) selected() branch {
	if c.list.Cursor < len(c.tree) {
		return c.tree[c.list.Cursor]
	}
	return branch{0, -1}
}

// missingAt is what a line names; nil for a section's own.
func (c *Page) missingAt(b branch) *missing {
	if b.missing < 0 || b.section >= len(c.sections) {
		return nil
	}
	return &c.sections[b.section].missing[b.missing]
}

// fold opens or closes the section that the cursor is in, and leaves the cursor on
// its line where it is closed.
func (c *Page) fold(open bool) {
	at := c.selected()
	c.unfolded[at.section] = open
	c.grow()
	if !open {
		for i, b := range c.tree {
			if b == (branch{at.section, -1}) {
				c.list.Select(i)
			}
		}
	}
}

// owner is the type that a missing property belongs to.
func (m *missing) owner() string {
	owner, _, _ := strings.Cut(m.name, ".")
	return owner
}

package message

import (
	"fmt"

	"caliper-playground/engine/graph"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/style"
)

// layOutGraph draws the things of the message and their relations as a tree.
func (m *Pane) layOutGraph(theme *style.Theme) []string {
	p := &component.Paper{Theme: theme, Width: m.Width}
	g := graph.Of(m.Detail.Message.Exchange.Body)
	for _, l := range g.Tree() {
		line := p.Line().Gap(1).Add(theme.Dim, l.Branch)
		if l.Relation != "" {
			line.Add(theme.Accent, l.Relation).Gap(1)
		}
		name := theme.Plain
		if l.Node.Event {
			name = theme.Strong
		}
		line.Add(name, l.Node.Words())
		if l.Again {
			line.Add(theme.Dim, "  (above)")
		}
		p.Add(line)
	}
	switch {
	case len(g.Nodes) > 0:
	case m.unread():
		p.Wrap(theme.Dim, 1, unreadWords+", so there is nothing to draw.")
	default:
		p.Wrap(theme.Dim, 1, "There is nothing to draw: the body is no JSON, or holds no event and no entity.")
	}
	if g.Left > 0 {
		p.Wrap(theme.Dim, 1, fmt.Sprintf("… and %s.", text.Plural(g.Left, "more thing")))
	}
	return p.Lines
}

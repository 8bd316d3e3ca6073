package message

import (
	"fmt"

	"caliper-playground/engine/graph"
	"caliper-playground/engine/text"
)

// layOutGraph draws the things of the message and their relations as a tree.
func (m *Pane) layOutGraph() []string {
	p := m.paper()
	g := graph.Of(m.Detail.Message.Exchange.Body)
	for _, l := range g.Tree() {
		line := p.Line().Gap(1).Add(p.Theme.Dim, l.Branch)
		if l.Relation != "" {
			line.Add(p.Theme.Accent, l.Relation).Gap(1)
		}
		name := p.Theme.Plain
		if l.Node.Event {
			name = p.Theme.Strong
		}
		line.Add(name, l.Node.Words())
		if l.Again {
			line.Add(p.Theme.Dim, "  (above)")
		}
		p.Add(line)
	}
	switch {
	case len(g.Nodes) > 0:
	case m.unread():
		p.Wrap(p.Theme.Dim, 1, unreadWords+", so there is nothing to draw.")
	default:
		p.Wrap(p.Theme.Dim, 1, "There is nothing to draw: the body is no JSON, or holds no event and no entity.")
	}
	if g.Left > 0 {
		p.Wrap(p.Theme.Dim, 1, fmt.Sprintf("… and %s.", text.Plural(g.Left, "more thing")))
	}
	return p.Lines
}

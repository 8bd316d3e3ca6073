package coverage

import (
	"fmt"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
)

// The columns, in cells.
const (
	titleCells = 14
	barCells   = 30
	eventCells = 40
	mustCells  = 13
)

// head says what the page is about.
func (c *Page) head() []string {
	theme := c.env.Theme
	p := &component.Paper{Theme: theme, Width: c.width}
	p.Wrap(theme.Plain, 1, "What the messages of this session touch of Caliper "+string(c.env.Engine.Session().Spec())+
		", be it right or wrong; unfolded, what none of them does.")
	p.Blank()
	return p.Lines
}

// View implements Page.
func (c *Page) View() []string {
	lines := c.head()
	if c.sections == nil {
		lines = append(lines, component.NewLine(c.width).Gap(1).Add(c.env.Theme.Dim, "reading…").String())
	}
	lines = append(lines, c.list.Drawn(c.viewBranch)...)
	return lines[:min(len(lines), c.height)]
}

func (c *Page) viewBranch(i int, selected bool) string {
	theme, at := c.env.Theme, c.tree[i]
	line := component.NewLine(c.width).Gap(1).Cursor(theme, selected, true)
	s := c.sections[at.section]
	if m := c.missingAt(at); m != nil {
		return c.viewMissing(line.To(6), *m, selected)
	}
	switch {
	case len(s.missing) == 0:
		line.Add(theme.Good, "✓")
	case c.unfolded[at.section]:
		line.Add(theme.Dim, "▾")
	default:
		line.Add(theme.Dim, "▸")
	}
	line.Gap(1).Cell(component.TitleStyle(theme, selected), s.title, titleCells)
	component.Progress(line, theme, s.touched, s.total, min(barCells, line.Left()-len("1000 of 1000")-1))
	if n := len(s.missing); n > 0 {
		if words := fmt.Sprintf("%d never", n); line.Left() > text.Width(words)+3 {
			line.Gap(3).Add(theme.Dim, words)
		}
	}
	return line.String()
}

func (c *Page) viewMissing(line *component.Line, m missing, selected bool) string {
	theme, title := c.env.Theme, component.TitleStyle(c.env.Theme, selected)
	if m.row == nil {
		return line.Add(title, m.name).String()
	}
	line.Cell(title, m.row.Event+" "+catalog.ActionWords(m.row.Action), min(eventCells, line.Left()-mustCells))
	word, style := mark.Disposition(m.row.Disposition), theme.Dim
	if m.must {
		style = theme.Caution
	}
	return line.Cell(style, word, mustCells).Add(theme.Dim, m.row.Profile).String()
}

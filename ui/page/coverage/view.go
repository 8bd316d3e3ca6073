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
	bar := max(0, min(barCells, line.Left()-len("1000 of 1000")-1))
	counted := line.Used() + bar + c.countCells()
	component.Progress(line, theme, s.touched, s.total, bar)
	if n := len(s.missing); n > 0 {
		words, gap := fmt.Sprintf("%d never", n), counted-line.Used()+3
		if line.Left() > text.Width(words)+gap {
			line.Gap(gap).Add(theme.Dim, words)
		}
	}
	return line.String()
}

// countCells is how many cells the longest of the counts takes behind its bar.
func (c *Page) countCells() (cells int) {
	for _, s := range c.sections {
		cells = max(cells, len(fmt.Sprintf(" %d of %d", s.total, s.total)))
	}
	return cells
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

package palette

import (
	"fmt"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
)

// The columns of the palette, in cells.
const (
	commandKey   = 13
	commandHelp  = 36
	commandGroup = 22
	namesFrom    = 100 // the width from which names are shown
)

// View implements Page.
func (p *Page) View() []string {
	theme := p.env.Theme
	head := component.NewLine(p.width).Gap(1)
	count := fmt.Sprintf("%d of %s", len(p.shown), text.Plural(len(p.all), "command"))
	typed := component.NewLine(head.Left() - len(count) - 2)
	p.query.Draw(typed, theme)
	head.Join(typed).Right(theme.Dim, count+" ")
	lines := []string{head.Full(), component.NewLine(p.width).Full()}
	if len(p.shown) == 0 {
		lines = append(lines, component.NewLine(p.width).Gap(3).Add(theme.Dim, "No command is called so, or like it.").Full())
	}
	lines = append(lines, p.list.Drawn(p.viewCommand)...)
	return lines[:max(0, min(len(lines), p.height))]
}

func (p *Page) viewCommand(row int, selected bool) string {
	theme, c := p.env.Theme, p.all[p.shown[row]]
	line := component.NewLine(p.width)
	if selected {
		line.Add(theme.Accent, " › ")
	}
	line.To(3)
	style, help := component.TitleStyle(theme, selected), commandHelp
	if p.width < namesFrom {
		help -= 4
	}
	if c.why != "" {
		style = theme.Dim
	}
	line.Cell(style, c.Name(), help-1).Gap(1)
	line.Cell(theme.Accent, c.keyWords(), commandKey-1).Gap(1)
	if c.why != "" {
		return line.Add(theme.Caution, "– ").Add(theme.Plain, c.why).Full()
	}
	line.Cell(theme.Dim, c.Group, commandGroup)
	if p.width >= namesFrom {
		line.Add(theme.Dim, c.Key.Name())
	}
	return line.Full()
}

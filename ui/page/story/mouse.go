package story

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// mouse answers the wheel and clicks: on the bench as the bench does; in a list a
// click selects, and a click on what is selected enters it.
func (p *Page) mouse(msg tea.MouseMsg) tea.Cmd {
	if p.step == playing {
		if msg.Y < p.telling.panel {
			return nil
		}
		msg.Y -= p.telling.panel
		return p.telling.bench.Update(msg)
	}
	switch {
	case msg.Button == tea.MouseButtonWheelUp:
		p.choose(p.list.Cursor - 1)
	case msg.Button == tea.MouseButtonWheelDown:
		p.choose(p.list.Cursor + 1)
	case msg.Button == tea.MouseButtonLeft && msg.Action == tea.MouseActionPress:
		rows := component.Rect{Y: listHead, Width: p.width, Height: p.list.Height}
		row := p.list.Offset + msg.Y - listHead
		switch {
		case !rows.Holds(msg.X, msg.Y):
		case row == p.list.Cursor:
			return page.Run(p.env, page.Named(p.Commands(), p.env.Keys.Move.Enter))
		default:
			p.choose(row)
		}
	}
	return nil
}

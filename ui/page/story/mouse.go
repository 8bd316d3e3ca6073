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
	if by := component.Wheel(msg); by != 0 {
		p.choose(p.list.Cursor + by/component.WheelStep) // one entry at each turn
		return nil
	}
	if p.list.Mouse(msg, listHead) {
		return page.Run(p.env, page.Named(p.Commands(), p.env.Keys.Move.Enter))
	}
	p.layOutList() // what is said of the chosen entry is another's
	return nil
}

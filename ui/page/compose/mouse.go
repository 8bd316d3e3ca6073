package compose

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// mouse answers the wheel and clicks: a click selects, and on what is selected
// already it does what enter does.
func (c *Page) mouse(msg tea.MouseMsg) tea.Cmd {
	if c.look.IsOpen() {
		if r := c.lookRect(); r.Holds(msg.X, msg.Y) {
			msg.X, msg.Y = msg.X-r.X, msg.Y-r.Y
			c.look.Mouse(msg)
		}
		return nil
	}
	onJSON := c.layout.json.Holds(msg.X, msg.Y) && (c.layout.wide || c.onJSON)
	if by := component.Wheel(msg); by != 0 {
		return c.wheel(onJSON, by)
	}
	if !component.Clicked(msg) || c.input != nil || c.saving.Asking() {
		return nil
	}
	return tea.Batch(c.click(msg.X, msg.Y, onJSON), c.follow())
}

func (c *Page) wheel(onJSON bool, by int) tea.Cmd {
	switch {
	case onJSON:
		c.jsonList.Scroll(by)
		return nil
	case c.picker != nil:
		c.picker.List.Scroll(by)
		return nil
	case c.input != nil || c.saving.Asking():
		return nil
	}
	c.form.list.Scroll(by)
	return c.follow()
}

func (c *Page) click(x, y int, onJSON bool) tea.Cmd {
	if !c.layout.wide && y == 0 {
		if tab := component.TabAt(c.tabs, x); tab >= 0 && c.picker == nil {
			c.onJSON = tab == 1
		}
		return nil
	}
	if onJSON {
		c.onJSON = c.picker == nil
		return nil
	}
	if c.picker == nil && !c.layout.form.Holds(x, y) || !c.layout.list.Holds(x, y) {
		return nil
	}
	row := y - c.layout.form.Y
	if p := c.picker; p != nil {
		at, ok := p.At(row)
		if !ok {
			return nil
		}
		p.List.Select(at)
		return c.acceptPick()
	}
	row += c.form.list.Offset
	if row >= len(c.form.lines) {
		return nil
	}
	again := !c.onJSON && row == c.form.list.Cursor
	c.onJSON = false
	c.form.list.Select(row)
	if !again {
		return nil
	}
	return page.Run(c.env, page.Named(c.Commands(), c.env.Keys.Move.Enter))
}

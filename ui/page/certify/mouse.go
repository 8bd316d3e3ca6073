package certify

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/certify"
	"caliper-playground/ui/component"
)

// mouse answers the wheel and clicks.
func (c *Page) mouse(msg tea.MouseMsg) tea.Cmd {
	pressed := component.Clicked(msg)
	if c.Bar() > 0 && msg.Y == c.height-1 {
		if pressed {
			return c.clickBar(msg.X)
		}
		return nil
	}
	msg.Y -= c.headLines()
	switch c.view() {
	case certify.Progress:
		return c.progress.Update(msg)
	case certify.Form:
		if pressed {
			return c.clickForm(msg.X, msg.Y)
		}
		return nil
	}
	component.ScrollByWheel(&c.list, msg)
	if pressed && c.view() == certify.Confirmation && msg.Y >= 0 && c.list.Offset+msg.Y == c.agreeAt {
		return c.agree()
	}
	return nil
}

// clickForm puts the focus where the click is, or presses a button.
func (c *Page) clickForm(x, y int) tea.Cmd {
	if y == c.form.buttonsAt {
		switch component.TabAt(c.form.buttons, x) {
		case 0:
			return c.start()
		case 1:
			return c.leave()
		}
		return nil
	}
	if at := y - c.form.fieldsAt; at >= 0 && at < len(c.form.fields) {
		again := c.form.focus == at && certify.Field(at) == certify.CaliperVersion
		c.form.focusOn(at)
		c.layOut()
		if again {
			return c.otherVersion()
		}
	}
	return nil
}

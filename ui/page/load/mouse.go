package load

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page/message"
)

// mouse answers the wheel and clicks. A click selects; one on what is selected
// opens it, or chooses it.
func (l *Page) mouse(msg tea.MouseMsg) tea.Cmd {
	by := 0
	switch {
	case msg.Button == tea.MouseButtonWheelUp:
		by = -component.WheelStep
	case msg.Button == tea.MouseButtonWheelDown:
		by = component.WheelStep
	case msg.Button != tea.MouseButtonLeft || msg.Action != tea.MouseActionPress:
		return nil
	}
	if l.choosing || l.batch == nil {
		return l.mouseChooser(msg.Y, by)
	}
	if r := l.layout.detail; l.zoomed && l.inFocus || !l.zoomed && (r.Holds(msg.X, msg.Y) || r.Holds(msg.X, msg.Y+1)) {
		l.mouseDetail(msg, by)
		return nil
	}
	return l.mouseList(msg, by)
}

func (l *Page) mouseChooser(y, by int) tea.Cmd {
	b := &l.browser
	row := b.list.Offset + y - 1
	switch {
	case by != 0:
		b.list.Scroll(by)
		b.leaveHeading(by)
	case y < 1 || y > b.list.Height || row >= len(b.choices) || b.choices[row].kind == choiceHeading:
	case row == b.list.Cursor:
		return l.open(b.choices[row], false)
	default:
		b.list.Select(row)
	}
	return nil
}

func (l *Page) mouseDetail(msg tea.MouseMsg, by int) {
	m := &l.detail.message
	if by != 0 {
		m.List.Scroll(by)
		return
	}
	l.inFocus = true
	if msg.Y == l.layout.detail.Y-1 {
		switch component.TabAt(m.Tabs, msg.X-l.layout.detail.X) {
		case 0:
			m.SetTab(l.env.Theme, message.TabFindings)
		case 1:
			m.SetTab(l.env.Theme, message.TabJSON)
		}
	}
}

func (l *Page) mouseList(msg tea.MouseMsg, by int) tea.Cmd {
	b := l.batch
	row := b.list.Offset + msg.Y - l.layout.list.Y
	switch {
	case by != 0:
		b.list.Scroll(by)
	case !l.layout.list.Holds(msg.X, msg.Y) || row >= b.rows():
		return nil
	case row == b.list.Cursor && !l.inFocus:
		b.set(b.at(row), !b.entries[b.at(row)].chosen)
		b.recount()
	default:
		l.inFocus = false
		b.list.Select(row)
	}
	b.moved()
	return l.pull()
}

package load

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page/message"
)

// mouse answers the wheel and clicks. A click selects; one on what is selected
// opens it, or chooses it.
func (l *Page) mouse(msg tea.MouseMsg) tea.Cmd {
	by := component.Wheel(msg)
	if by == 0 && !component.Clicked(msg) {
		return nil
	}
	if l.choosing || l.batch == nil {
		if l.browser.list.Mouse(msg, 1) {
			return l.open(l.browser.selected(), false)
		}
		return nil
	}
	if r := l.layout.detail; l.zoomed && l.inFocus || !l.zoomed && (r.Holds(msg.X, msg.Y) || r.Holds(msg.X, msg.Y+1)) {
		l.mouseDetail(msg, by)
		return nil
	}
	return l.mouseList(msg, by)
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
			m.SetTab(message.TabFindings)
		case 1:
			m.SetTab(message.TabJSON)
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

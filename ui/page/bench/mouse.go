package bench

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page/message"
)

// mouse answers the wheel and clicks. A click selects; a click on what is
// selected does what enter does.
func (b *Page) mouse(msg tea.MouseMsg) tea.Cmd {
	if by := component.Wheel(msg); by != 0 {
		return b.wheel(msg.X, msg.Y, by)
	}
	if component.Clicked(msg) {
		return b.click(msg.X, msg.Y)
	}
	return nil
}

// paneAt returns the pane at a place and the line of its content there, which
// is -1 on its header.
func (b *Page) paneAt(x, y int) (p pane, line int) {
	rects := [paneCount]component.Rect{b.layout.profiles, b.layout.log, b.layout.message}
	for p := range paneCount {
		if !b.layout.wide && p != b.focus {
			continue
		}
		r := rects[p]
		if r.Holds(x, y) {
			return p, y - r.Y
		}
		if r.Holds(x, y+1) {
			return p, -1
		}
	}
	return b.focus, -1
}

func (b *Page) wheel(x, y, by int) tea.Cmd {
	switch p, _ := b.paneAt(x, y); p {
	case paneProfiles:
		b.profiles.list.Scroll(by)
	case paneLog:
		b.log.follow, b.log.found.near = false, 0
		b.log.seeking++
		b.log.list.Scroll(by)
		return b.pull()
	case paneMessage:
		if b.message.Tab == message.TabJSON {
			b.message.List.Scroll(by)
			b.message.MoveInJSON(0)
		} else {
			b.message.Move(by)
		}
	}
	return nil
}

func (b *Page) click(x, y int) tea.Cmd {
	if !b.layout.wide && !b.zoomed && y == 0 {
		if i := component.TabAt(b.tabs, x); i >= 0 {
			b.focusOn(pane(i))
		}
		return b.pull()
	}
	p, line := b.paneAt(x, y)
	hadFocus := b.focus == p
	b.focusOn(p)
	switch {
	case p == paneMessage && line < 0:
		b.message.ClickTab(x - b.layout.message.X)
	case line < 0:
	case p == paneProfiles:
		window := b.window(len(b.below()))
		if line >= window.Height {
			return nil
		}
		return b.clickBranch(window.Offset+line, hadFocus)
	case p == paneLog:
		if row := b.log.list.Offset + line; row < b.log.list.Len {
			b.log.list.Select(row)
		}
	}
	return b.pull()
}

func (b *Page) clickBranch(row int, hadFocus bool) tea.Cmd {
	p := b.profiles
	if row >= len(p.tree) || p.tree[row].heading {
		return nil
	}
	again := hadFocus && row == p.list.Cursor
	p.list.Select(row)
	at := p.tree[row]
	switch of, ok := p.row(at); {
	case !ok:
		name := p.scores[at.profile].Profile.Name
		p.setUnfolded(!p.unfolded[name])
	case again:
		return b.env.Allow(func() tea.Cmd { return b.sendRow(of) })
	}
	return nil
}

package vocabulary

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/component/entry"
)

// mouse answers the wheel and clicks: a click selects an entry or follows a
// link, and on what is selected already it unfolds.
func (v *Page) mouse(msg tea.MouseMsg) {
	pane, line, column := v.paneAt(msg.X, msg.Y)
	if by := component.Wheel(msg); by != 0 {
		v.wheel(pane, by)
	} else if component.Clicked(msg) {
		v.click(pane, line, column)
	}
}

// paneAt returns the pane at a place, with the line and column of its content.
// The line is -1 on a title.
func (v *Page) paneAt(x, y int) (pane pane, line, column int) {
	l := v.layout
	pane, r := paneContents, l.contents
	switch {
	case !l.wide && v.focus != paneContents, l.wide && x >= l.detail.X && (!l.apart || x < l.example.X):
		pane, r = paneDetail, l.detail
	case l.apart && x >= l.example.X:
		pane, r = paneExample, l.example
	}
	return pane, y - r.Y, x - r.X
}

func (v *Page) wheel(pane pane, by int) {
	switch pane {
	case paneContents:
		was := v.contents.list.Cursor
		v.contents.list.Scroll(by)
		if v.contents.list.Cursor != was {
			v.show()
		}
	case paneDetail:
		v.detail.List.Scroll(by)
	case paneExample:
		v.example.List.Scroll(by)
	}
}

func (v *Page) click(pane pane, line, column int) {
	hadFocus := v.focus == pane
	v.focus, v.typing = pane, false
	v.direct = v.direct && pane != paneContents
	switch {
	case line < 0:
	case pane == paneContents:
		v.clickEntry(v.contents.list.Offset+line, column, hadFocus)
	case pane == paneDetail:
		if link := v.detail.At(v.detail.List.Offset+line, column); link != entry.NoLink {
			v.detail.Link = link
			v.follow(v.detail.Links[link])
		}
	}
}

// clickEntry selects an entry. On its fold mark, and on what was selected
// already, a click unfolds or folds.
func (v *Page) clickEntry(row, column int, hadFocus bool) {
	c := &v.contents
	if row >= len(c.lines) {
		return
	}
	again := hadFocus && row == c.list.Cursor || column == 1+2*c.lines[row].depth
	c.list.Select(row)
	v.show()
	if !again {
		return
	}
	if n := c.lines[row].node; len(n.Children) > 0 {
		c.setUnfolded(!c.unfolded[spotOf(n)])
	} else if !v.layout.wide {
		v.focus = paneDetail
	}
}

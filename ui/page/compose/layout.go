package compose

import "caliper-playground/ui/component"

// layout says where the parts of the page are. Each rectangle is a
// part's content, its title line left out.
type layout struct {
	wide       bool // form and JSON side by side; else one at a time, with tabs
	form, json component.Rect
	list       component.Rect // what is chosen from, in place of the form
	words      int            // lines below the form about the selected field
	found      int            // lines below the JSON about what was found
}

// The widths of the form beside the JSON, in cells.
const (
	composeFormLeast = 50
	composeFormMost  = 84
)

func layOut(width, height int) layout {
	l := layout{words: 5, found: min(max(4, height/4), 9)}
	switch {
	case height < 16:
		l.words, l.found = 2, 3
	case height >= 30:
		l.words = 7 // so that a meaning is seldom cut
	}
	room := max(0, height-2)
	if width < component.WideFrom {
		l.form = component.Rect{X: 0, Y: 1, Width: width, Height: max(0, height-1-l.words)}
		l.json = component.Rect{X: 0, Y: 1, Width: width, Height: max(0, height-1-l.found)}
		l.list = l.overWords(height - 1)
		return l
	}
	left := min(max(width*48/100, composeFormLeast), composeFormMost)
	l.wide = true
	l.form = component.Rect{X: 0, Y: 2, Width: left, Height: max(0, room-l.words)}
	l.json = component.Rect{X: left + component.Divider, Y: 2, Width: width - left - component.Divider, Height: max(0, room-l.found)}
	l.list = l.overWords(room)
	return l
}

// listWords is how many lines there are below a list, about what is chosen there.
const listWords = 3

// overWords is the form's place with what there is below it beyond a choice's meaning.
func (l layout) overWords(room int) component.Rect {
	list := l.form
	list.Height = max(0, room-min(l.words, listWords))
	return list
}

// SetSize implements Page.
func (c *Page) SetSize(width, height int) {
	c.width, c.height = width, height
	c.layout = layOut(width, height)
	c.form.list.SetHeight(c.layout.form.Height)
	if c.picker != nil {
		c.picker.SetHeight(c.layout.list.Height)
	}
	c.look.SetSize(c.lookRect().Width, c.lookRect().Height)
	c.layOutJSON()
}

package page

// composeLayout says where the parts of the page are. Each rectangle is a
// part's content, its title line left out.
type composeLayout struct {
	wide       bool // form and JSON side by side; else one at a time, with tabs
	form, json rect
	words      int // lines below the form about the selected field
	found      int // lines below the JSON about what was found
}

// The widths of the form beside the JSON, in cells.
const (
	composeFormLeast = 50
	composeFormMost  = 84
)

func layOutCompose(width, height int) composeLayout {
	l := composeLayout{words: 3, found: min(max(4, height/4), 9)}
	switch {
	case height < 16:
		l.words, l.found = 2, 3
	case height >= 30:
		l.words = 5 // so that a meaning is seldom cut
	}
	room := max(0, height-2)
	if width < wideFrom {
		l.form = rect{x: 0, y: 1, width: width, height: max(0, height-1-l.words)}
		l.json = rect{x: 0, y: 1, width: width, height: max(0, height-1-l.found)}
		return l
	}
	left := min(max(width*48/100, composeFormLeast), composeFormMost)
	l.wide = true
	l.form = rect{x: 0, y: 2, width: left, height: max(0, room-l.words)}
	l.json = rect{x: left + divider, y: 2, width: width - left - divider, height: max(0, room-l.found)}
	return l
}

// SetSize implements Page.
func (c *Compose) SetSize(width, height int) {
	c.width, c.height = width, height
	c.layout = layOutCompose(width, height)
	c.form.list.SetHeight(c.layout.form.height)
	if c.picker != nil {
		c.picker.setHeight(c.layout.form.height)
	}
	c.layOutJSON()
}

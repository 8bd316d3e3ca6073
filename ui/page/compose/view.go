package compose

import (
	"strconv"

	"caliper-playground/catalog"
	"caliper-playground/ui/component"
)

// View implements Page.
func (c *Page) View() []string {
	if c.layout.wide {
		return c.viewWide()
	}
	return c.viewNarrow()
}

// viewWide draws the form with the JSON beside it.
func (c *Page) viewWide() []string {
	theme := c.env.Theme
	head := component.NewLine(c.width).Gap(1).Add(theme.Strong, "COMPOSE").Gap(3)
	c.writeTrail(head)
	c.writeOutlook(head)
	lines := []string{head.String(), component.Rule(theme, c.width)}
	left, right := c.viewForm(c.layout.form.Width), []string(nil)
	if c.look.IsOpen() {
		right = c.viewLook()
	} else {
		right = c.viewJSON(c.layout.json.Width)
	}
	lines = append(lines, component.Beside(theme, component.Filled(left), c.layout.form.Width, right, max(0, c.height-2))...)
	return lines[:min(len(lines), c.height)]
}

// viewNarrow draws the form or the JSON, below tabs for both.
func (c *Page) viewNarrow() []string {
	head := component.NewLine(c.width).Gap(1)
	active := 0
	if c.onJSON {
		active = 1
	}
	titles := []string{"Form", "JSON"}
	if n := c.verdict.tally.Total(); n > 0 {
		titles[1] += " " + strconv.Itoa(n)
	}
	c.tabs = component.Tabs(head, c.env.Theme, titles, active, true)
	c.writeOutlook(head)
	lines := []string{head.String()}
	switch {
	case c.look.IsOpen():
		lines = append(lines, c.viewLook()...)
	case c.onJSON:
		lines = append(lines, c.viewJSON(c.width)...)
	default:
		form := c.viewForm(c.width)
		lines = append(lines, component.Drawn(form, len(form))...)
	}
	return lines[:min(len(lines), c.height)]
}

// writeTrail names the row that the event is for: profile, event, action.
func (c *Page) writeTrail(line *component.Line) {
	theme, item := c.env.Theme, c.itemHere()
	d, ok := c.draftAt(item)
	if !ok {
		line.Add(theme.Dim, "no event yet")
		return
	}
	trail := d.Type() + " › " + d.Action()
	if p := catalog.Get(d.Version()).Profile(d.Profile()); d.IsDescribe() {
		trail = "describe › " + d.Type()
	} else if p != nil {
		trail = p.Title + " › " + trail
	}
	line.Add(theme.Plain, trail)
	if n := c.now().envelope.Len(); n > 1 {
		line.Gap(3).Add(theme.Dim, "event "+strconv.Itoa(item+1)+" of "+strconv.Itoa(n))
	}
}

// viewForm draws the form, or what is picked from in its place, and below it
// what the selected field is about.
func (c *Page) viewForm(width int) []*component.Line {
	var lines []*component.Line
	height := c.layout.form.Height
	if c.picker != nil {
		height = c.layout.list.Height
		lines = c.picker.View(c.env.Theme, width, c.env.Keys.Prompt.Cancel.Help().Key)
	} else {
		lines = c.viewLines(width)
	}
	lines = lines[:min(len(lines), height)]
	for len(lines) < height {
		lines = append(lines, component.NewLine(width))
	}
	return append(lines, c.viewWords(width)...)
}

// viewLines draws the lines in view, with what is typed below the selected one.
func (c *Page) viewLines(width int) []*component.Line {
	from, to := c.form.list.Visible()
	var lines []*component.Line
	last := 0 // the line that must stay in view
	for row := from; row < to; row++ {
		lines = append(lines, c.viewLine(c.form.lines[row], row == c.form.list.Cursor, width))
		if row == c.form.list.Cursor {
			if in := c.input; in != nil {
				lines = append(lines, in.Lines(c.env.Theme, width, c.anywayWords(in))...)
			}
			lines = append(lines, c.saving.View(width)...)
			last = len(lines)
		}
	}
	if over := last - c.layout.form.Height; over > 0 {
		lines = lines[over:]
	}
	return lines
}

package compose

import (
	"sort"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/page/message"
)

// layOutJSON puts each finding under its place in the JSON, and brings the
// selected place into view.
func (c *Page) layOutJSON() {
	src := c.verdict.source
	if src == nil {
		return
	}
	theme, width := c.env.Theme, c.layout.json.Width
	var rows source.Rows
	for _, p := range c.placed() {
		m := mark.Severity(theme, p.Finding.Severity)
		lines := src.CaretLines(theme, m.Style, p.At, c.sideways, m.Glyph+" "+p.Finding.Message, width)
		rows.Lines(p.At.Line + 1)
		rows.Note(lines)
	}
	rows.Lines(src.Len())
	c.json = rows
	c.jsonList.SetLen(rows.Len)
	c.jsonList.SetHeight(c.layout.json.Height)
	c.scrollToSelected()
}

// placed finds the line of each finding, in the order of the lines.
func (c *Page) placed() []message.Placed {
	v := &c.verdict
	if broken := c.broken(); broken != nil {
		f := rule.Finding{Severity: rule.Error, Message: text.Sentence(broken.Err.Problem)}
		if at, ok := v.source.At(broken.Err.Line, broken.Err.Column); ok {
			return []message.Placed{{Finding: f, At: at}}
		}
		return nil
	}
	var all []message.Placed
	for i, f := range v.found {
		if i == message.MaxFindings {
			break
		}
		pointer, ok := v.pointerShown(f.at)
		if !ok {
			continue
		}
		if at, ok := v.source.Find(pointer); ok {
			all = append(all, message.Placed{Finding: f.finding, At: at})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].At.Line < all[j].At.Line })
	return all
}

// selectedRow returns the row of the JSON pane with the selected field.
func (c *Page) selectedRow() (int, bool) {
	v := &c.verdict
	if v.source == nil {
		return 0, false
	}
	if broken := c.broken(); broken != nil {
		return c.json.Of(broken.Err.Line - 1), true
	}
	line := c.form.selected()
	if line.Kind == compose.EnvelopeLine || line.Kind == compose.AnotherLine {
		return 0, false
	}
	// What is missing is marked at the object that lacks it.
	pointer, ok := v.pointerShown(line.At())
	if !ok {
		return 0, false
	}
	at, ok := v.source.Find(pointer)
	return c.json.Of(at.Line), ok
}

// scrollToSelected brings the selected place into view, with what stands
// around it.
func (c *Page) scrollToSelected() {
	row, ok := c.selectedRow()
	height := c.jsonList.Height
	if !ok || height < 1 {
		return
	}
	margin := min(3, (height-1)/2)
	if top := c.jsonList.Offset; row < top+margin || row >= top+height-margin {
		c.jsonList.Scroll(row - height/3 - top)
	}
}

// scrollLong moves what is too long for its lines: the JSON, or the selected value.
func (c *Page) scrollLong(by int) {
	if c.onJSON {
		c.scrollSideways(by)
	} else {
		c.value.Scroll(by, c.layOutValue())
	}
}

func (c *Page) scrollSideways(by int) {
	const step = 8
	c.sideways = max(0, c.sideways+by*step)
	offset := c.jsonList.Offset
	c.layOutJSON()
	c.jsonList.Scroll(offset - c.jsonList.Offset)
}

// viewJSON draws the lines in view and below them what was found.
func (c *Page) viewJSON(width int) []string {
	theme, v := c.env.Theme, &c.verdict
	var lines []string
	if c.now().envelope.Len() == 0 && c.broken() == nil {
		lines = append(lines, component.NewLine(width).Gap(1).Add(theme.Dim, "The JSON of what you choose will stand here.").String())
	} else if v.source != nil {
		from, to := c.jsonList.Visible()
		chosen, marked := c.selectedRow()
		for row := from; row < to; row++ {
			line, _, note := c.json.At(row)
			if line < 0 {
				lines = append(lines, note)
				continue
			}
			drawn := v.source.DrawLine(theme, line, c.sideways, width)
			if marked && row == chosen && len(drawn) > 0 {
				s := theme.Accent
				if !c.onJSON && !c.layout.wide {
					s = theme.Dim
				}
				drawn = s.Render(component.CursorGlyph) + drawn[1:] // lines begin with a cell for the mark
			}
			lines = append(lines, drawn)
		}
	}
	for len(lines) < c.layout.json.Height {
		lines = append(lines, "")
	}
	lines = append(lines[:c.layout.json.Height], component.Rule(theme, width))
	found := c.viewFound(width)
	return append(lines, found[:min(len(found), c.layout.found-1)]...)
}

// viewFound draws how many findings there are, and the one that concerns the
// selected field most.
func (c *Page) viewFound(width int) []string {
	theme, v := c.env.Theme, &c.verdict
	p := &component.Paper{Theme: theme, Width: width}
	if c.broken() != nil {
		p.Wrap(theme.Wrong, 1, "✗ "+c.brokenWords())
		return p.Lines
	}
	if c.now().envelope.Len() == 0 {
		return p.Lines
	}
	if v.refused != "" {
		p.Wrap(theme.Wrong, 1, "✗ The endpoint would refuse it: "+text.Sentence(v.refused))
	}
	if len(v.found) == 0 {
		p.Add(p.Line().Gap(1).Add(theme.Good, "✓").Add(theme.Plain, " no findings"))
		c.putReason(p)
		return p.Lines
	}
	head := p.Line().Gap(1)
	c.writeCounts(head)
	f := c.findingHere()
	head.Right(theme.Dim, c.env.Keys.Do.NextFinding.Help().Key+" next finding")
	p.Add(head)
	m := mark.Severity(theme, f.finding.Severity)
	p.Wrap(m.Style, 1, m.Glyph+" "+f.finding.Rule+": "+f.finding.Message)
	for i, op := range f.finding.Fix {
		words := op.Words()
		if i == 0 {
			words = c.env.Keys.Do.Mend.Help().Key + " mends it: " + words
		}
		p.Wrap(theme.Accent, 3, words)
	}
	if choices := f.finding.Choices; len(choices) > 0 {
		p.Wrap(theme.Accent, 3, c.env.Keys.Do.Mend.Help().Key+" chooses how to mend it:")
		for _, choice := range choices[:min(len(choices), maxChoices)] {
			p.Point(theme.Accent, "·", choice.Title)
		}
		if more := len(choices) - maxChoices; more > 0 {
			p.Point(theme.Accent, "·", text.Plural(more, "other way"))
		}
	}
	c.putReason(p)
	return p.Lines
}

// maxChoices is how many ways to mend a finding are named below the JSON, where
// there is little room; the list to choose from has them all.
const maxChoices = 3

// putReason says in full why the event at hand earns no mark.
func (c *Page) putReason(p *component.Paper) {
	item := c.itemHere()
	if item < 0 || item >= len(c.verdict.items) || c.isDescribe(item) || c.last.shown {
		return // of what was sent just now, the session says that it would be a repeat
	}
	if why := c.verdict.items[item].Uncredited; why != "" {
		p.Wrap(p.Theme.Caution, 1, "No mark: "+why)
	}
}

func (c *Page) writeCounts(line *component.Line) {
	theme, v := c.env.Theme, &c.verdict
	gap := 0
	for _, count := range []struct {
		n    int
		word string
		s    rule.Severity
	}{{v.tally.Errors, "error", rule.Error}, {v.tally.Warnings, "warning", rule.Warning}, {v.tally.Infos, "hint", rule.Info}} {
		if count.n > 0 {
			m := mark.Severity(theme, count.s)
			line.Gap(gap).Add(m.Style, m.Glyph+" "+text.Plural(count.n, count.word))
			gap = 3
		}
	}
}

// findingHere is the finding at the selected field, else the gravest.
func (c *Page) findingHere() foundAt {
	if line := c.form.selected(); line.Kind == compose.FieldLine {
		if f, ok := c.verdict.findingFor(line.At()); ok {
			return f
		}
	}
	return c.verdict.found[0]
}

// nextFinding goes to the field of the next finding, the first after the last.
func (c *Page) nextFinding() {
	found := c.verdict.found
	c.finding = (c.finding + 1) % len(found)
	if line := c.form.selected(); line.At() != c.lastFound {
		c.finding = 0
	}
	c.goTo(found[c.finding].at)
	c.lastFound = c.form.selected().At()
}

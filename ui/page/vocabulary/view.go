package vocabulary

import (
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/entry"
)

// View implements Page.
func (v *Page) View() []string {
	theme, l := v.env.Theme, v.layout
	contents := func() []*component.Line {
		return append([]*component.Line{v.viewContentsTitle(l.contents.Width)}, v.viewContents(l.contents.Width)...)
	}
	if !l.wide && v.focus == paneContents {
		return component.Drawn(contents(), v.height)
	}
	detail := append([]*component.Line{v.viewDetailTitle(l.detail.Width)}, v.detail.View(theme, v.focus == paneDetail)...)
	if !l.wide {
		return component.Drawn(detail, v.height)
	}
	right := component.Drawn(detail, v.height)
	if l.apart {
		example := append([]*component.Line{v.viewExampleTitle(l.example.Width)}, v.viewExample()...)
		right = component.Beside(theme, component.Filled(detail), l.detail.Width, component.Drawn(example, v.height), v.height)
	}
	return component.Beside(theme, component.Filled(contents()), l.contents.Width, right, v.height)
}

func (v *Page) title(line *component.Line, words string, p pane) {
	line.PaneTitle(v.env.Theme, words, v.focus == p)
}

// viewContentsTitle draws the query, or how to begin one.
func (v *Page) viewContentsTitle(width int) *component.Line {
	theme := v.env.Theme
	line := component.NewLine(width)
	if v.typing || v.query.Value() != "" {
		found := "a name, a word, a few letters"
		if v.contents.searched {
			found = text.Plural(len(v.contents.lines), "hit")
		}
		input := component.NewLine(max(0, width-text.Width(found)-3))
		v.query.Draw(input, theme)
		return line.Gap(1).Join(input).Right(theme.Dim, found)
	}
	v.title(line, "CONTENTS", paneContents)
	return line.Right(theme.Dim, v.env.Keys.Do.Filter.Help().Key+" search")
}

func (v *Page) viewContents(width int) []*component.Line {
	theme, c := v.env.Theme, &v.contents
	if len(c.lines) == 0 {
		words := "Nothing is called so, and nothing means it. Fewer letters find more; " + v.env.Keys.Prompt.Cancel.Help().Key + " ends the search."
		return component.Indented(theme.Dim, words, width, 2, c.list.Height)
	}
	from, to := c.list.Visible()
	lines := make([]*component.Line, 0, to-from)
	for i, entry := range c.lines[from:to] {
		lines = append(lines, v.viewEntry(entry, from+i == c.list.Cursor, width))
	}
	return lines
}

// viewEntry draws a line of the contents.
func (v *Page) viewEntry(entry entryLine, selected bool, width int) *component.Line {
	theme, c := v.env.Theme, &v.contents
	line := component.NewLine(width).Cursor(theme, selected, v.focus == paneContents)
	line.Gap(2 * entry.depth)
	if !c.searched {
		glyph := " "
		if len(entry.node.Children) > 0 {
			glyph = "▸"
			if c.unfolded[spotOf(entry.node)] {
				glyph = "▾"
			}
		}
		line.Add(theme.Dim, glyph)
	}
	entry, note := v.fit(entry, line.Left()-1)
	room := line.Left() - 1
	if note != "" {
		room -= text.Width(note) + noteGap
	}
	title := component.NewLine(max(0, room))
	v.writeTitle(title, entry, selected)
	line.Gap(1).Join(title)
	if note != "" {
		line.Right(theme.Dim, note)
	}
	return line
}

// writeTitle writes an entry's title, what a search has found in it marked.
func (v *Page) writeTitle(line *component.Line, entry entryLine, selected bool) {
	theme, title := v.env.Theme, entry.node.Title
	plain := theme.Plain
	if selected || entry.node.Ref == (lookup.Ref{}) {
		plain = theme.Strong
	}
	from := 0 // what stands before it is written
	for i := 0; i < len(entry.marked); {
		begin, end := entry.marked[i], entry.marked[i]
		for ; i < len(entry.marked) && entry.marked[i] == end; i++ {
			end++
		}
		if begin < from || end > len(title) {
			break
		}
		line.Add(plain, title[from:begin]).Add(theme.Accent, title[begin:end])
		from = end
	}
	line.Add(plain, title[from:])
}

// viewDetailTitle draws what is shown, and where backspace leads.
func (v *Page) viewDetailTitle(width int) *component.Line {
	theme := v.env.Theme
	line := component.NewLine(width)
	n, ok := v.contents.selected()
	if !ok {
		return line
	}
	if e := v.book.Get(n.Ref); e == nil {
		v.title(line, n.Title, paneDetail)
	} else {
		name, kind := entry.Heading(e)
		v.title(line, name, paneDetail)
		line.Add(theme.Dim, "  "+kind)
	}
	return line.Right(theme.Dim, v.detail.Where(v.focus == paneDetail))
}

func (v *Page) viewExampleTitle(width int) *component.Line {
	line := component.NewLine(width)
	v.title(line, "EXAMPLE", paneExample)
	if x, ok := v.chosenExample(); ok {
		words := v.env.Keys.Do.Send.Help().Key + " sends " + exampleWords(x)
		line.Right(v.env.Theme.Dim, words)
	}
	return line
}

func (v *Page) viewExample() []*component.Line {
	if v.example.Empty() {
		return []*component.Line{component.NewLine(v.layout.example.Width).Gap(entry.Indent).Add(v.env.Theme.Dim, "There is no example of this.")}
	}
	return v.example.View(v.env.Theme, false)
}

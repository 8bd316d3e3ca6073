package component

// Switch adds the line of something that is on or off and not as it usually is while
// it is on: a box, its name in so many cells, and the word. Chosen says that the
// cursor is on it.
func (p *Paper) Switch(chosen, on bool, name string, cells int) {
	line := p.Line().Gap(1).Cursor(p.Theme, chosen, true)
	style, box, word := p.Theme.Dim, "[ ] ", "off"
	if on {
		style, box, word = p.Theme.Caution, "[x] ", "on"
	}
	p.Add(line.To(3).Add(style, box).Cell(TitleStyle(p.Theme, chosen), name, cells).Add(style, word))
}

package picker

import (
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/style"
)

// head is how many lines stand above the list.
const head = 2

// At returns the place in the list of a line of the picker, from its top; false
// where none is shown there.
func (p *Picker) At(line int) (int, bool) {
	from, to := p.List.Visible()
	at := line - head + from
	return at, line >= head && at < to
}

// View draws the picker. The key shows all options again.
func (p *Picker) View(theme *style.Theme, width int, showAll string) []*component.Line {
	count := text.Plural(p.matches(), "choice")
	question := component.NewLine(max(0, width-len(count)-3)).Add(theme.Accent, p.Title).Gap(2).Add(theme.Plain, p.About)
	filter := component.NewLine(width).Gap(1)
	if p.Filter.Value() == "" {
		filter.Add(theme.Accent, "▏").Add(theme.Dim, "type to filter; arrows move")
	} else {
		p.Filter.Draw(filter, theme)
	}
	lines := []*component.Line{component.NewLine(width).Gap(1).Join(question).Right(theme.Dim, count), filter}
	if len(p.found) == 0 {
		return append(lines, component.NewLine(width).Gap(2).Add(theme.Dim, "Nothing to choose is called so. "+showAll+" shows all."))
	}
	from, to := p.List.Visible()
	for row := from; row < to; row++ {
		lines = append(lines, viewOption(theme, width, p.option(p.found[row]), row == p.List.Cursor))
	}
	return lines
}

// matches counts the options that match.
func (p *Picker) matches() int {
	n := 0
	for _, i := range p.found {
		if i >= 0 {
			n++
		}
	}
	return n
}

func viewOption(theme *style.Theme, width int, o Option, selected bool) *component.Line {
	line := component.NewLine(width)
	note := component.NewLine(max(0, width/2)).Add(theme.Dim, o.Note)
	label := component.NewLine(max(0, width-note.Used()-4)).Add(component.TitleStyle(theme, selected), o.Label)
	if selected {
		line.Add(theme.Accent, component.CursorGlyph)
	}
	line.To(2).Join(label)
	if note.Used() > 0 {
		line.To(width - note.Used() - 1).Join(note)
	}
	return line
}

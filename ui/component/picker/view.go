package picker

import (
	"cmp"

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
		filter.Add(theme.Accent, "▏").Add(theme.Dim, cmp.Or(p.Hint, "type to filter; arrows move"))
	} else {
		p.Filter.Draw(filter, theme)
	}
	lines := []*component.Line{component.NewLine(width).Gap(1).Join(question).Right(theme.Dim, count), filter}
	if len(p.found) == 0 {
		return append(lines, component.NewLine(width).Gap(2).Add(theme.Dim, "Nothing to choose is called so. "+showAll+" shows all."))
	}
	from, to := p.List.Visible()
	column := p.meaningColumn(p.found[from:to])
	for row := from; row < to; row++ {
		o := p.option(p.found[row])
		if p.found[row] < 0 {
			o.Meaning = "" // it is said below, where the others' are said in full
		}
		lines = append(lines, o.view(theme, width, column, row == p.List.Cursor))
	}
	return lines
}

// meaningColumn is where meanings begin, so that they stand one below the other
// beside the names in view.
func (p *Picker) meaningColumn(shown []int) int {
	widest := 0
	for _, i := range shown {
		if w := text.Width(p.option(i).Label); i >= 0 && w <= widestName {
			widest = max(widest, w)
		}
	}
	return 2 + widest + 2
}

// Cells of an option's line.
const (
	widestName   = 32 // that moves the meanings of the others
	leastMeaning = 12 // with less room a meaning is left out
)

// hereNote is said at the right of what is there already.
const hereNote = "✓ there already"

func (o Option) note() string {
	if o.Here {
		return hereNote
	}
	return o.Note
}

// view draws an option: its name, what it means where there is room for that, and
// what kind it is.
func (o Option) view(theme *style.Theme, width, column int, selected bool) *component.Line {
	line := component.NewLine(width).Cursor(theme, selected, true)
	note := component.NewLine(max(0, width/2)).Add(theme.Dim, o.note())
	label := component.NewLine(max(0, width-note.Used()-4)).Add(component.TitleStyle(theme, selected), o.Label)
	line.To(2).Join(label)
	column = max(column, line.Used()+2)
	if room := width - 1 - note.Used() - 2 - column; room >= leastMeaning {
		line.To(column).Join(component.NewLine(room).Add(theme.Dim, o.Meaning))
	}
	if note.Used() > 0 {
		line.To(width - note.Used() - 1).Join(note)
	}
	return line
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

package compose

import (
	"cmp"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// option is one thing that may be picked.
type option struct {
	label   string
	note    string // what kind it is, in a word
	meaning string // what it is for, in a line
}

// picker is a short list to choose from; typing filters it.
type picker struct {
	title   string // what is asked
	about   string // for what
	options []option
	filter  component.Input
	matches []int // of options
	list    component.List
	choose  func(i int) tea.Cmd
	leave   func() tea.Cmd
	// other, where it is not nil, takes something else than what is offered: the
	// text that was typed, "" where there is none yet. It stands last.
	other func(text string) tea.Cmd
	// whyNot, where it is not nil, says why what was typed is not offered, or "".
	whyNot func(text string) string
}

// What stands in matches beside the options.
const (
	somethingElse = -1
	nothingFound  = -2
)

func newPicker(title, about string, options []option, chosen string) *picker {
	p := &picker{title: title, about: about, options: options, filter: component.NewInput("", "", 0)}
	p.match()
	for i, o := range options {
		if o.label == chosen {
			p.list.Cursor = i
		}
	}
	return p
}

// setHeight gives the picker its room: a title, the filter, and the options.
func (p *picker) setHeight(height int) {
	p.list.SetHeight(height - 2)
	p.list.Select(p.list.Cursor)
}

// filtered lists what matches from the start.
func (p *picker) filtered() {
	p.match()
	p.list.Select(0)
}

// match finds the options that hold each word of the filter. Those whose name
// begins with it come first.
func (p *picker) match() {
	words := strings.Fields(strings.ToLower(p.filter.Value()))
	var first, rest []int
	for i, o := range p.options {
		name := strings.ToLower(o.label)
		switch {
		case len(words) > 0 && strings.HasPrefix(name, words[0]) && hasAll(name, words):
			first = append(first, i)
		case hasAll(name+" "+strings.ToLower(o.note), words):
			rest = append(rest, i)
		}
	}
	p.matches = append(first, rest...)
	if p.other != nil {
		if len(p.matches) == 0 {
			// A slip of the finger is not taken for something else.
			p.matches = append(p.matches, nothingFound)
		}
		p.matches = append(p.matches, somethingElse)
	}
	p.list.SetLen(len(p.matches))
}

// orElse offers to take something else than the options.
func (p *picker) orElse(other func(text string) tea.Cmd) {
	p.other = other
	p.match()
}

// at returns what stands at a place of matches.
func (p *picker) at(i int) option {
	typed := strings.TrimSpace(p.filter.Value())
	switch {
	case i == nothingFound:
		meaning := "What fits here is in the list; the last line takes anything else."
		if p.whyNot != nil {
			meaning = cmp.Or(text.Sentence(p.whyNot(typed)), meaning)
		}
		return option{label: "Nothing to choose is called so.", meaning: meaning}
	case i == somethingElse && typed == "":
		return option{label: "something else…", note: "anything", meaning: anyMeaning}
	case i == somethingElse:
		kind := compose.KindOf(typed)
		if kind == "" {
			kind = "no JSON yet"
		}
		return option{label: "something else: " + typed, note: kind, meaning: anyMeaning}
	}
	return p.options[i]
}

// anyMeaning says what something else is good for.
const anyMeaning = "Anything at all, also what the vocabulary does not allow here: for mistakes made on purpose. The findings say what is wrong with it."

func hasAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// found counts the options that match.
func (p *picker) found() int {
	n := len(p.matches)
	for _, i := range p.matches {
		if i < 0 {
			n--
		}
	}
	return n
}

// selected returns the option under the cursor, or what stands in its place.
func (p *picker) selected() (int, bool) {
	if p.list.Cursor >= len(p.matches) {
		return 0, false
	}
	return p.matches[p.list.Cursor], true
}

// foundNothing says how to go on where no choice is called what is typed. It is
// not taken by itself: it may be a slip.
func (c *Page) foundNothing() tea.Cmd {
	p, k := c.picker, c.env.Keys
	words := "Nothing to choose is called " + strings.TrimSpace(p.filter.Value()) + ". "
	if p.other != nil {
		words += k.Compose.Anyway.Help().Key + " takes it as it is typed, "
	}
	c.env.Say(page.Warned, words+k.Prompt.Cancel.Help().Key+" shows all.")
	return nil
}

// pick opens a picker over the form.
func (c *Page) pick(p *picker) {
	if p.leave == nil {
		p.leave = func() tea.Cmd { return nil }
	}
	c.onJSON = false
	p.setHeight(c.layout.form.Height)
	c.picker = p
}

// viewPicker draws the picker in place of the form.
func (c *Page) viewPicker(width int) []*component.Line {
	theme, p := c.env.Theme, c.picker
	count := text.Plural(p.found(), "choice")
	question := component.NewLine(max(0, width-len(count)-3)).Add(theme.Accent, p.title).Gap(2).Add(theme.Plain, p.about)
	head := component.NewLine(width).Gap(1).Join(question).Right(theme.Dim, count)
	filter := component.NewLine(width).Gap(1)
	if p.filter.Value() == "" {
		filter.Add(theme.Accent, "▏").Add(theme.Dim, "type to filter; arrows move")
	} else {
		p.filter.Draw(filter, theme)
	}
	lines := []*component.Line{head, filter}
	if len(p.matches) == 0 {
		return append(lines, component.NewLine(width).Gap(2).Add(theme.Dim, "Nothing to choose is called so. "+c.env.Keys.Prompt.Cancel.Help().Key+" shows all."))
	}
	from, to := p.list.Visible()
	for row := from; row < to; row++ {
		o := p.at(p.matches[row])
		line := component.NewLine(width)
		note := component.NewLine(max(0, width/2)).Add(theme.Dim, o.note)
		label := component.NewLine(max(0, width-note.Used()-4))
		if row == p.list.Cursor {
			line.Add(theme.Accent, component.CursorGlyph)
			label.Add(theme.Strong, o.label)
		} else {
			line.Gap(1)
			label.Add(theme.Plain, o.label)
		}
		line.Gap(1).Join(label)
		if note.Used() > 0 {
			line.To(width - note.Used() - 1).Join(note)
		}
		lines = append(lines, line)
	}
	return lines
}

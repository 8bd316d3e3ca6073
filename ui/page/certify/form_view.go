package certify

import (
	"caliper-playground/engine/certify"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
)

// The form's columns, in cells.
const (
	formLabel = 22
	formText  = 60 // at most
	formMark  = 3
)

// layOutForm draws the fields, what is to be said about one, and the buttons.
func (c *Page) layOutForm(p *component.Paper, room int) {
	f := &c.form
	product := c.keeper.State().Product
	spacious := room >= len(f.fields)+5
	if room >= len(f.fields)+8 {
		p.Add(p.Line().Gap(3).Add(c.env.Theme.Dim, "All eight fields are needed. "+c.env.Keys.Certify.Guide.Help().Key+" tells the guide's steps."))
		p.Blank()
	}
	f.fieldsAt = len(p.Lines)
	for i := range f.fields {
		p.Add(c.formLine(p.Line(), i, &product))
	}
	if spacious {
		p.Blank()
	}
	c.layOutFormWords(p, &product, spacious)
	if spacious {
		p.Blank()
	}
	f.buttonsAt = len(p.Lines)
	line := p.Line().Gap(2)
	f.buttons = drawButtons(line, c, []string{"Start the practice run", "Cancel"}, f.focus-f.startButton())
	p.Add(line)
	for _, all := range []bool{true, false} {
		first := &component.Paper{Theme: p.Theme, Width: p.Width}
		if c.layOutFirst(first, all); len(p.Lines)+1+len(first.Lines) <= room {
			p.Blank()
			p.Lines = append(p.Lines, first.Lines...)
			break
		}
	}
}

// formLine draws one field: its name, its text, whether it is as it must be.
func (c *Page) formLine(line *component.Line, i int, product *certify.Product) *component.Line {
	theme, f := c.env.Theme, &c.form
	focused := f.focus == i
	label, cursor := theme.Plain, " "
	if focused {
		label, cursor = theme.Strong, component.CursorGlyph
	}
	line.Gap(1).Add(theme.Accent, cursor).Gap(1).Cell(label, certify.Field(i).Label(), formLabel)
	room := min(formText, line.Left()-formMark-1)
	if focused && certify.Field(i) == certify.CaliperVersion {
		line.Join(component.NewLine(room).Add(theme.Accent, "‹ ").Add(theme.Plain, f.fields[i].Value()).Add(theme.Accent, " ›").To(room))
	} else {
		f.fields[i].DrawIn(line, theme, focused, room)
	}
	line.Gap(1)
	switch err := f.wrong(i, product); {
	case f.empty(i) && err == nil, err != nil && f.soFar(i):
		line.Add(theme.Dim, "·")
	case err != nil:
		line.Add(theme.Wrong, "✗")
		if said := " " + err.Error() + "."; text.Width(said) < line.Left() && !focused { // in focus it is said below
			line.Add(theme.Wrong, said)
		}
	default:
		line.Add(theme.Good, "✓")
	}
	return line
}

// layOutFormWords says what belongs into the field in focus or what is wrong
// with it; on the buttons, what starting would mean.
func (c *Page) layOutFormWords(p *component.Paper, product *certify.Product, spacious bool) {
	theme, f := c.env.Theme, &c.form
	limit := 1
	if spacious {
		limit = 2
	}
	s, words := theme.Dim, ""
	switch {
	case f.focus < len(f.fields):
		words = text.Capital(certify.Field(f.focus).Hint()) + "."
		if certify.Field(f.focus) == certify.CaliperVersion {
			words += " " + c.env.Keys.Form.Other.Help().Key + " turns to " + certify.OtherVersion(f.fields[f.focus].Value()) + "."
			if of := f.fields[f.focus].Value(); of != string(f.spec) {
				words += " Starting opens a session of " + of + " first."
			}
		}
		switch err := f.wrong(f.focus, product); {
		case err != nil && f.soFar(f.focus):
			words = err.Error() + "."
		case err != nil:
			s, words = theme.Wrong, "✗ "+err.Error()+"."
		}
	case f.focus == f.startButton():
		words = "Only what arrives after the start counts. Nothing typed here leaves this machine."
	default:
		words = "Back to the bench without a run. What is typed stays."
	}
	for _, wrapped := range component.Wrap(words, p.Width-4, limit) {
		p.Add(p.Line().Gap(3).Add(s, wrapped))
	}
}

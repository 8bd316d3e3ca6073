package page

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// form is the product's form while it is filled in. Behind the fields come two
// buttons.
type form struct {
	fields  []component.Field
	focus   int
	checked bool // a start was tried, so that what is empty counts as wrong
	refusal *certify.FieldError

	fieldsAt, buttonsAt int // the lines where they were drawn
	buttons             []component.Tab
}

func newForm(p certify.Product) form {
	f := form{}
	for _, field := range certify.Fields() {
		f.fields = append(f.fields, component.NewField(p.Value(field), field.Limit()))
	}
	f.focusOn(0)
	return f
}

func (f *form) startButton() int  { return len(f.fields) }
func (f *form) cancelButton() int { return len(f.fields) + 1 }

// focusOn puts the focus on a field or a button, going round at the ends.
func (f *form) focusOn(at int) {
	n := len(f.fields) + 2
	f.focus, f.refusal = (at+n)%n, nil
	for i := range f.fields {
		f.fields[i].Blur()
	}
	if f.focus < len(f.fields) {
		f.fields[f.focus].Focus()
		f.fields[f.focus].CursorEnd()
	}
}

// pressForm answers keys while the form is filled in.
func (c *Certify) pressForm(press tea.KeyMsg) tea.Cmd {
	k, f, name := c.env.Keys.Form, &c.form, press.String()
	if press.Paste {
		return c.typeField(press)
	}
	switch {
	case keys.Matches(name, k.Leave):
		return do(PopMsg{})
	case keys.Matches(name, k.Submit):
		return c.start()
	case keys.Matches(name, k.Help):
		return do(PushMsg{NewHelp(c.env, c)})
	case keys.Matches(name, k.Next):
		f.focusOn(f.focus + 1)
	case keys.Matches(name, k.Previous):
		f.focusOn(f.focus - 1)
	case keys.Matches(name, k.Accept) && f.focus == f.startButton():
		return c.start()
	case keys.Matches(name, k.Accept) && f.focus == f.cancelButton():
		return do(PopMsg{})
	case keys.Matches(name, k.Accept):
		f.focusOn(f.focus + 1)
	default:
		return c.typeField(press)
	}
	c.layOut()
	return nil
}

// typeField edits the field that has the focus, and keeps what it holds.
func (c *Certify) typeField(press tea.KeyMsg) tea.Cmd {
	f := &c.form
	if f.focus >= len(f.fields) {
		return nil
	}
	field := &f.fields[f.focus]
	before := field.Value()
	field.Model, _ = field.Update(press) // its commands make the cursor blink; ours stands still
	f.refusal = nil
	defer c.layOut()
	if field.Value() == before {
		return nil
	}
	at, value := certify.Field(f.focus), field.Value()
	_ = c.keeper.Change(func(s *certify.State) error {
		s.Product.Set(at, value)
		return nil
	})
	return c.flush()
}

// The form's columns, in cells.
const (
	formLabel = 22
	formText  = 60 // at most
	formMark  = 3
)

// layOutForm draws the fields, what is to be said about one, and the buttons.
func (c *Certify) layOutForm(p *paper, room int) {
	theme, f := c.env.Theme, &c.form
	product := c.keeper.State().Product
	spacious := room >= len(f.fields)+5
	f.fieldsAt = len(p.lines)
	for i := range f.fields {
		p.add(c.formLine(p.line(), i, &product))
	}
	if spacious {
		p.blank()
	}
	c.layOutFormWords(p, &product, spacious)
	if spacious {
		p.blank()
	}
	f.buttonsAt = len(p.lines)
	line := p.line().Gap(2)
	f.buttons = f.buttons[:0]
	for i, title := range []string{"Start the practice run", "Cancel"} {
		s, glyph := theme.Plain, " "
		if f.focus == f.startButton()+i {
			s, glyph = theme.Accent, cursorGlyph
		}
		tab := component.Tab{Title: title, Start: line.Used()}
		line.Add(theme.Accent, glyph).Add(s, "[ "+title+" ]")
		tab.End = line.Used()
		f.buttons = append(f.buttons, tab)
		line.Gap(2)
	}
	p.add(line)
}

// formLine draws one field: its name, its text, whether it is as it must be.
func (c *Certify) formLine(line *component.Line, i int, product *certify.Product) *component.Line {
	theme, f := c.env.Theme, &c.form
	focused := f.focus == i
	label, cursor := theme.Plain, " "
	if focused {
		label, cursor = theme.Strong, cursorGlyph
	}
	line.Gap(1).Add(theme.Accent, cursor).Gap(1).Cell(label, certify.Field(i).Label(), formLabel)
	f.fields[i].Draw(line, theme, focused, min(formText, line.Left()-formMark-1))
	line.Gap(1)
	err := f.wrong(i, product)
	switch {
	case err != nil:
		line.Add(theme.Wrong, "✗")
		if reason := " " + err.Reason; len(reason) < line.Left() && !focused { // in focus it is said below
			line.Add(theme.Wrong, reason)
		}
	case f.empty(i):
		line.Add(theme.Dim, "·")
	default:
		line.Add(theme.Good, "✓")
	}
	return line
}

// empty says that nothing stands in a field yet.
func (f *form) empty(i int) bool { return strings.TrimSpace(f.fields[i].Value()) == "" }

// wrong says what is wrong with a field, or nil. What is still empty is not
// wrong before a start was tried.
func (f *form) wrong(i int, product *certify.Product) *certify.FieldError {
	if f.refusal != nil && int(f.refusal.Field) == i {
		return f.refusal
	}
	var wrong *certify.FieldError
	if err := product.Check(certify.Field(i)); errors.As(err, &wrong) && (f.checked || !f.empty(i)) {
		return wrong
	}
	return nil
}

// layOutFormWords says what belongs into the field in focus or what is wrong
// with it; on the buttons, what starting would mean.
func (c *Certify) layOutFormWords(p *paper, product *certify.Product, spacious bool) {
	theme, f := c.env.Theme, &c.form
	limit := 1
	if spacious {
		limit = 2
	}
	s, words := theme.Dim, ""
	switch {
	case f.focus < len(f.fields):
		words = text.Capital(certify.Field(f.focus).Hint()) + "."
		if err := f.wrong(f.focus, product); err != nil {
			s, words = theme.Wrong, "✗ "+err.Reason
		}
	case f.focus == f.startButton():
		words = "Only what arrives after the start counts. Nothing typed here leaves this machine."
	default:
		words = "Back to the bench without a run. What is typed stays."
	}
	for _, wrapped := range component.Wrap(words, p.width-4, limit) {
		p.add(p.line().Gap(3).Add(s, wrapped))
	}
}

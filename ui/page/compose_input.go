package page

import (
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/engine/document"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// composeInput is a text that is being typed: in place of a field's value, or
// on a line of its own below.
type composeInput struct {
	field  component.Field
	label  string // "" where it stands in place of the value
	hint   string // what is expected
	wrong  string // why what was typed cannot be
	accept func(text string) (tea.Cmd, error)
}

// typeIn opens an input. Nothing else takes keys until it is left.
func (c *Compose) typeIn(label, value, hint string, accept func(string) (tea.Cmd, error)) {
	in := &composeInput{field: component.NewField(value, 0), label: label, hint: hint, accept: accept}
	in.field.Focus()
	in.field.CursorEnd()
	c.onJSON, c.input = false, in
}

// pressInput answers keys while something is typed. What is refused stays, with
// the reason below it.
func (c *Compose) pressInput(press tea.KeyMsg) tea.Cmd {
	k, in, name := c.env.Keys.Prompt, c.input, press.String()
	switch {
	case keys.Matches(name, k.Accept) && !press.Paste:
		cmd, err := in.accept(in.field.Value())
		if err != nil {
			in.wrong = asSentence(err.Error())
			return nil
		}
		if c.input == in {
			c.input = nil
		}
		return cmd
	case keys.Matches(name, k.Cancel):
		c.input = nil
		return nil
	}
	before := in.field.Value()
	in.field.Model, _ = in.field.Update(press) // its commands make the cursor blink; ours stands still
	if in.field.Value() != before {
		in.wrong = ""
	}
	return nil
}

// typeValue edits the value of a field. What holds line breaks and the like
// would lose them on one line, so the editor is the place for it.
func (c *Compose) typeValue(line formLine) tea.Cmd {
	f := line.field
	if strings.ContainsFunc(f.Value, unicode.IsControl) {
		return do(NoticeMsg{Warned, "The value of " + f.Name + " has line breaks or other control characters. " + c.env.Keys.Compose.Editor.Help().Key + " opens it in the editor, where they stay."})
	}
	c.typeIn("", f.Value, expected(f), func(text string) (tea.Cmd, error) {
		if text == f.Value && f.State == compose.Present {
			return nil, nil
		}
		return c.put(line, text)
	})
	return nil
}

// put sets a field of the envelope or of an event.
func (c *Compose) put(line formLine, text string) (tea.Cmd, error) {
	f := line.field
	if line.item != envelopeItem {
		return c.edit(line.item, "change "+f.Name, func(d compose.Draft) (compose.Draft, error) { return d.SetValue(f.Pointer, text) })
	}
	state := c.now()
	after, err := state.envelope.SetValue(f.Pointer, text)
	if err != nil {
		return nil, err
	}
	state.envelope = after
	state.timed = state.timed || f.Name == "sendTime"
	return c.change(state, "change "+f.Name, nil), nil
}

// expected says in a few words what a field takes.
func expected(f compose.Field) string {
	switch f.Property.Kind {
	case catalog.DateTime:
		return "UTC with milliseconds, or now"
	case catalog.Duration:
		return "ISO 8601, such as PT25M"
	case catalog.IRI, catalog.EntityOf:
		return "an absolute IRI"
	case catalog.UUID:
		return "a UUID"
	case catalog.Integer, catalog.NonNegativeInteger:
		return "a whole number"
	case catalog.Decimal:
		return "a number"
	}
	if f.Property.Name == "" {
		return "JSON, or a text"
	}
	return ""
}

// typeName asks for the name of an own attribute and adds it.
func (c *Compose) typeName(item int, pointer string) tea.Cmd {
	c.typeIn("name of the own attribute: ", "", "", func(name string) (tea.Cmd, error) {
		cmd, err := c.edit(item, "add "+name, func(d compose.Draft) (compose.Draft, error) { return d.Add(pointer, name) })
		if err == nil {
			c.goTo(spotAt{item, pointer + "/" + document.EscapePointer(name)})
		}
		return cmd, err
	})
	return nil
}

// typeContext asks for the context of another vocabulary and adds it.
func (c *Compose) typeContext(item int) tea.Cmd {
	c.typeIn("another context: ", "", "an IRI, or a JSON object", func(text string) (tea.Cmd, error) {
		cmd, err := c.edit(item, "add a context", func(d compose.Draft) (compose.Draft, error) { return d.AddContext(text) })
		if err == nil {
			c.goTo(spotAt{item, "/@context/0"})
		}
		return cmd, err
	})
	return nil
}

// rename asks for another name of an own attribute.
func (c *Compose) rename() tea.Cmd {
	line := c.form.selected()
	f := line.field
	if line.kind != lineField || line.item == envelopeItem || f.Property.Name != "" || f.Name == "@context" || f.Element {
		return do(NoticeMsg{Told, "Only own attributes, in extensions, can be called otherwise; the vocabulary's properties keep their names."})
	}
	c.typeIn("name instead of "+f.Name+": ", f.Name, "", func(name string) (tea.Cmd, error) {
		cmd, err := c.edit(line.item, "rename "+f.Name, func(d compose.Draft) (compose.Draft, error) { return d.Rename(f.Pointer, name) })
		if err == nil {
			c.goTo(spotAt{line.item, parentOf(f.Pointer) + "/" + document.EscapePointer(name)})
		}
		return cmd, err
	})
	return nil
}

func unescapePointer(token string) string { return document.UnescapePointer(token) }

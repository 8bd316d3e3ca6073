package compose

import (
	"fmt"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/engine/document"
	"caliper-playground/ui/page"
)

// anyHint says what may be typed where anything may.
const anyHint = "anything: 7, true, null and {…} are taken as JSON, the rest is a text"

// anyValue has any value typed in place of the selected one, as JSON, or a
// property of any name where none is selected.
func (c *Page) anyValue() tea.Cmd {
	line := c.form.selected()
	switch line.Kind {
	case compose.MoreLine:
		return c.anyProperty(line.At(), "")
	case compose.EnvelopeLine:
		return c.anyProperty(compose.At(compose.Whole, ""), "")
	case compose.FieldLine:
		return c.typeAny(line, c.rawOf(line.At()))
	}
	return nil
}

// rawOf returns the JSON of what stands at a place, or "".
func (c *Page) rawOf(at compose.Spot) string {
	if d, ok := c.draftAt(at.Item); ok {
		return d.Raw(at.Pointer)
	}
	return c.now().envelope.Raw(at.Pointer)
}

// typeAny has any value typed for a line. What a line of input cannot hold is
// left to the editor.
func (c *Page) typeAny(line compose.Line, text string) tea.Cmd {
	if strings.ContainsFunc(text, unicode.IsControl) {
		return c.needsEditor(line.Field.Name)
	}
	in := c.typeIn("", text, anyHint, func(text string) (tea.Cmd, error) { return c.putAny(line, text) })
	in.json = true
	return nil
}

// needsEditor sends to the editor for what one line of input would change.
func (c *Page) needsEditor(name string) tea.Cmd {
	c.env.Say(page.Warned, "The value of "+name+" has line breaks or other control characters. "+c.env.Keys.Do.Editor.Help().Key+" opens it in the editor, where they stay.")
	return nil
}

// putAny gives a field of an event or of the envelope any value.
func (c *Page) putAny(line compose.Line, text string) (tea.Cmd, error) {
	at := line.At()
	return c.editAt(at, "change "+line.Field.Name,
		func(d compose.Draft) (compose.Draft, error) { return d.SetAny(at.Pointer, text) },
		func(e compose.Envelope) (compose.Envelope, error) { return e.SetAny(at.Pointer, text) })
}

// taken takes a text that was typed already. It is false where there is none, or it cannot
// be taken: then one is to be typed.
func taken(text string, take func(string) (tea.Cmd, error)) (tea.Cmd, bool) {
	if text == "" {
		return nil, false
	}
	cmd, err := take(text)
	return cmd, err == nil
}

// anyProperty adds a property of any name to an object, and has its value typed.
func (c *Page) anyProperty(object compose.Spot, name string) tea.Cmd {
	add := func(name string) (tea.Cmd, error) {
		cmd, err := c.addAny(object, name)
		if err == nil {
			c.goTo(compose.At(object.Item, object.Pointer+"/"+document.EscapePointer(name)))
		}
		return cmd, err
	}
	if cmd, ok := taken(name, add); ok {
		return cmd
	}
	c.typeIn("name of the property: ", name, "any name, known or not", add)
	return nil
}

func (c *Page) addAny(object compose.Spot, name string) (tea.Cmd, error) {
	const sample = "value"
	return c.editAt(object, "add "+name,
		func(d compose.Draft) (compose.Draft, error) { return d.AddAny(object.Pointer, name, sample) },
		func(e compose.Envelope) (compose.Envelope, error) {
			pointer := "/" + document.EscapePointer(name)
			if e.Raw(pointer) != "" {
				return e, fmt.Errorf("%s is there already", name)
			}
			after, err := e.SetAny(pointer, sample)
			if err == nil {
				c.form.unfolded[object] = true
			}
			return after, err
		})
}

// anyInstead returns what a list does with something else than it offers, for
// the value of a line.
func (c *Page) anyInstead(line compose.Line) func(string) tea.Cmd {
	return func(text string) tea.Cmd {
		put := func(text string) (tea.Cmd, error) { return c.putAny(line, text) }
		if cmd, ok := taken(text, put); ok {
			return cmd
		}
		return c.typeAny(line, text)
	}
}

// anyNew returns what a list does with something else than it offers, where an
// event is being chosen: one is made like a row's, but for one property.
func (c *Page) anyNew(pointer string, made func() (compose.Draft, error)) func(string) tea.Cmd {
	put := func(text string) (tea.Cmd, error) {
		d, err := made()
		if err == nil {
			d, err = d.SetAny(pointer, text)
		}
		if err != nil {
			return nil, err
		}
		return c.appendDraft(d), nil
	}
	return func(text string) tea.Cmd {
		if cmd, ok := taken(text, put); ok {
			return cmd
		}
		in := c.typeIn(document.LastOf(pointer)+": ", text, anyHint, put)
		in.json = true
		return nil
	}
}

// ofRow makes a row's event.
func (c *Page) ofRow(row *catalog.Row) func() (compose.Draft, error) {
	return func() (compose.Draft, error) { return c.now().envelope.New(c.spec, row), nil }
}

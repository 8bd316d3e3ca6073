package compose

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
)

// input is a text that is being typed: in place of a field's value, or
// on a line of its own below.
type input struct {
	component.Entry
	began  string // what it was opened with
	accept func(text string) (tea.Cmd, error)
	json   bool // what is pasted may be JSON
	// anyway, where it is not nil, takes the text whatever it is.
	anyway func(text string) (tea.Cmd, error)
}

// maxTyped is how many characters a value may have that is typed.
const maxTyped = 1 << 20

// typeIn opens an input. Nothing else takes keys until it is left.
func (c *Page) typeIn(label, value, hint string, accept func(string) (tea.Cmd, error)) *input {
	c.onJSON, c.input = false, &input{Entry: component.NewEntry(label, value, hint, maxTyped), began: value, accept: accept}
	return c.input
}

// isChanged says whether something was typed that is kept nowhere yet.
func (in *input) isChanged() bool { return in != nil && in.Field.Value() != in.began }

// accept hands what was typed to whoever takes it, and closes the input.
func (c *Page) accept(in *input, take func(string) (tea.Cmd, error)) tea.Cmd {
	cmd, err := take(in.Field.Value())
	if err != nil {
		in.Wrong = text.Sentence(err.Error())
		return nil
	}
	if c.input == in {
		c.input = nil
	}
	return cmd
}

// anywayWords says how what is wrong can be taken all the same, where it can.
func (c *Page) anywayWords(in *input) string {
	if in.anyway == nil {
		return ""
	}
	return c.env.Keys.Compose.Anyway.Help().Key + " takes it all the same."
}

// typeValue edits the value of a field. What holds line breaks and the like
// would lose them on one line, so the editor is the place for it.
func (c *Page) typeValue(line compose.Line) tea.Cmd {
	f := line.Field
	if strings.ContainsFunc(f.Value, unicode.IsControl) {
		return c.needsEditor(f.Name)
	}
	in := c.typeIn("", f.Value, c.expected(line), func(text string) (tea.Cmd, error) {
		if text == f.Value && f.State == compose.Present {
			return nil, nil
		}
		return c.put(line, text)
	})
	in.json = f.Property.Name == ""
	in.anyway = func(text string) (tea.Cmd, error) { return c.putAny(line, text) }
	in.Field.TypeOver()
	return nil
}

// expected says what a field takes, what becomes of what stands there, and which other
// events change with it.
func (c *Page) expected(line compose.Line) string {
	var words []string
	if line.Field.Value != "" {
		words = append(words, "Type over it, or "+keys.WhileTyping(c.env.Keys.Move.Left).Help().Key+" edits it.")
	}
	if said := line.Field.Expected(); said != "" {
		words = append(words, text.Sentence(said))
	}
	if shared := c.sharing(line); len(shared) > 0 {
		words = append(words, sharedWords(shared)+": "+c.env.Keys.Prompt.Accept.Help().Key+" changes it there as well, "+c.env.Keys.Compose.Anyway.Help().Key+" here alone.")
	}
	return strings.Join(words, " ")
}

// put sets a field of the envelope or of an event.
func (c *Page) put(line compose.Line, text string) (tea.Cmd, error) {
	at := line.At()
	cmd, err := c.editAt(at, "change "+line.Field.Name,
		func(d compose.Draft) (compose.Draft, error) { return d.SetValue(at.Pointer, text) },
		func(e compose.Envelope) (compose.Envelope, error) { return e.SetValue(at.Pointer, text) })
	if err == nil {
		c.tellOtherwise(line, text)
	}
	return cmd, err
}

// tellOtherwise says where a value was written otherwise than it was typed: a
// time in UTC, a word in its own spelling.
func (c *Page) tellOtherwise(line compose.Line, typed string) {
	if d, ok := c.draftAt(line.Item); ok && len(d.Notes()) > 0 {
		return // these are told
	}
	if line.Field.Property.Name == "" {
		return // what reads as JSON is taken as that
	}
	var is string
	if json.Unmarshal([]byte(c.rawOf(line.At())), &is) != nil {
		is = c.rawOf(line.At())
	}
	if is == "" || is == typed || is == "["+strconv.Quote(typed)+"]" {
		return
	}
	c.env.Say(page.Told, line.Field.Name+" was written as "+is+". "+c.env.Keys.Compose.Anyway.Help().Key+" in place of "+c.env.Keys.Prompt.Accept.Help().Key+" takes what is typed as it is.")
}

// typeName asks for the name of an own attribute and adds it.
func (c *Page) typeName(item int, pointer string) tea.Cmd {
	c.typeIn("name of the own attribute: ", "", "", func(name string) (tea.Cmd, error) {
		cmd, err := c.edit(item, "add "+name, func(d compose.Draft) (compose.Draft, error) { return d.Add(pointer, name) })
		if err == nil {
			c.goTo(compose.At(item, pointer+"/"+document.EscapePointer(name)))
		}
		return cmd, err
	})
	return nil
}

// typeContext asks for the context of another vocabulary and adds it.
func (c *Page) typeContext(item int) tea.Cmd {
	in := c.typeIn("another context: ", "", "an IRI, or a JSON object", func(text string) (tea.Cmd, error) {
		cmd, err := c.edit(item, "add a context", func(d compose.Draft) (compose.Draft, error) { return d.AddContext(text) })
		if err == nil {
			c.goTo(compose.At(item, "/@context/0"))
		}
		return cmd, err
	})
	in.json = true
	return nil
}

// rename asks for another name of a property: one's own, or, for a mistake made
// on purpose, one of the vocabulary's.
func (c *Page) rename() tea.Cmd {
	line := c.form.selected()
	f := line.Field
	c.typeIn("name instead of "+f.Name+": ", f.Name, "any name, known or not", func(name string) (tea.Cmd, error) {
		cmd, err := c.renameTo(line, name)
		if err == nil {
			c.goTo(compose.At(line.Item, document.ParentOf(f.Pointer)+"/"+document.EscapePointer(name)))
		}
		return cmd, err
	})
	return nil
}

func (c *Page) renameTo(line compose.Line, name string) (tea.Cmd, error) {
	if name == line.Field.Name {
		return nil, nil
	}
	at := line.At()
	return c.editAt(at, "rename "+line.Field.Name,
		func(d compose.Draft) (compose.Draft, error) { return d.Rename(at.Pointer, name) },
		func(e compose.Envelope) (compose.Envelope, error) { return e.Rename(at.Pointer, name) })
}

package compose

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/ui/component/picker"
)

// findField lists every field of the event at hand, by its path, to go to one and to
// edit it straight away; what is not there yet is added.
func (c *Page) findField() tea.Cmd {
	fields := c.now().envelope.FieldsOf(c.itemHere())
	options := make([]picker.Option, len(fields))
	for i, line := range fields {
		options[i] = picker.OfField(line)
	}
	p := picker.New("Which field?", "", options, c.form.selected().Path())
	p.Hint = "a name, or what it is for: count, actor name, finish time"
	p.Choose = func(i int) tea.Cmd { return c.editField(fields[i]) }
	c.pick(p)
	return nil
}

// editField goes to a field, adds it where it is missing, and edits it; what holds
// others is unfolded.
func (c *Page) editField(line compose.Line) tea.Cmd {
	var cmd tea.Cmd
	if line.Field.State != compose.Present && line.Item != compose.Whole {
		cmd = c.addField(line.Item, line.Field.Pointer)
	} else {
		c.goTo(line.At())
	}
	here := c.form.selected()
	switch {
	case here.At() != line.At():
		return cmd // it could not be added
	case here.Below:
		c.unfold()
		return cmd
	}
	return tea.Batch(cmd, c.enter())
}

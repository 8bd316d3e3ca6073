package compose

import (
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/ui/page/saving"
)

// save asks for a path and writes what the JSON shows: the event, or the
// envelope; where the name ends in .ndjson, the events line by line.
func (c *Page) save() tea.Cmd {
	c.saveThen(nil)
	return nil
}

// saveThen saves, and does then what follows, which may be nil.
func (c *Page) saveThen(then func() tea.Cmd) {
	state, item := c.now(), c.shownItem()
	e := state.envelope
	t := saving.Text{Name: e.FileName(), Hint: "a name, or a path; one that ends in .ndjson gets one event a line"}
	switch {
	case e.Broken() != nil: // and no fixture, whatever its name
		t.Name, t.Hint = "draft.json", "the text as it is, with its mistake"
	case item != compose.Whole:
		t.Name = e.Draft(item).FileName()
	}
	t.Content = func(path string) []byte {
		if strings.EqualFold(filepath.Ext(path), ".ndjson") && e.Broken() == nil {
			return []byte(e.Lines())
		}
		return []byte(e.TextAt(item))
	}
	t.Saved = func() tea.Cmd {
		c.settle(state)
		if then == nil {
			return nil
		}
		return then()
	}
	c.onJSON = false
	c.saving.AskFor(t)
}

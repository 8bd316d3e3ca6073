package compose

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/file"
	"caliper-playground/engine/library"
	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
)

// saving is a file that is being written.
type saving struct {
	path    string
	content string
	step    composition
}

// save asks for a path and writes what the JSON shows: the event, or the
// envelope; where the name ends in .ndjson, the events line by line.
func (c *Page) save() tea.Cmd {
	e, item := c.now().envelope, c.shownItem()
	broken := c.broken() != nil
	if e.Len() == 0 && !broken {
		return nil
	}
	name := e.FileName()
	switch {
	case broken:
		name = "draft.json" // and no fixture, whatever its name
	case item != compose.Whole:
		name = e.Draft(item).FileName()
	}
	hint := "a name that ends in .ndjson gets one event a line"
	if broken {
		hint = "the text as it is, with its mistake"
	}
	c.typeIn("save as: ", name, hint, func(path string) (tea.Cmd, error) {
		path = strings.TrimSpace(path)
		if path == "" {
			return nil, errors.New("a file needs a name")
		}
		path = library.Absolute(path, "", c.env.Variable("HOME"))
		s := saving{path: path, content: e.TextAt(item), step: c.now()}
		if strings.EqualFold(filepath.Ext(path), ".ndjson") && !broken {
			s.content = e.Lines()
		}
		return c.write(s, file.New), nil
	})
	return nil
}

// write returns a command that writes the file: with file.New one that is there
// already is left alone, with file.Write it is replaced.
func (c *Page) write(s saving, put func(path string, content []byte) error) tea.Cmd {
	return page.After(func() error { return put(s.path, []byte(s.content)) }, func(err error) tea.Cmd { return c.saved(s, err) })
}

// saved says where the file is, or asks before one is overwritten.
func (c *Page) saved(s saving, err error) tea.Cmd {
	switch {
	case errors.Is(err, file.ErrExist):
		c.env.Ask(fmt.Sprintf("%s is there already. Overwrite it?", s.path), func() tea.Cmd { return c.write(s, file.Write) })
		return nil
	case err != nil:
		c.env.Say(page.Failed, "Nothing was saved: "+text.Sentence(err.Error())+" "+c.env.Keys.Do.Save.Help().Key+" tries another path.")
		return nil
	}
	if c.now().same(s.step) {
		c.unsent = false
	}
	where := s.path
	if whole, err := filepath.Abs(s.path); err == nil {
		where = whole
	}
	c.env.Say(page.Told, "Saved as "+where)
	return nil
}

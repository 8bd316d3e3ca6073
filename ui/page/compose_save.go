package page

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"

	"caliper-playground/engine/file"
	"caliper-playground/engine/text"
)

// composeSavedMsg says whether a file was written.
type composeSavedMsg struct {
	page    *Compose
	path    string
	content string
	step    composition
	err     error
}

// save asks for a path and writes what the JSON shows: the event, or the
// envelope; where the name ends in .ndjson, the events line by line.
func (c *Compose) save() tea.Cmd {
	e, item := c.now().envelope, c.shownItem()
	broken := c.broken() != nil
	if e.Len() == 0 && !broken {
		return nil
	}
	name := e.FileName()
	switch {
	case broken:
		name = "draft.json" // and no fixture, whatever its name
	case item != envelopeItem:
		name = e.Draft(item).FileName()
	}
	hint := "a name that ends in .ndjson gets one event a line"
	if broken {
		hint = "the text as it is, with its mistake"
	}
	c.typeIn("save as: ", name, hint, func(path string) (tea.Cmd, error) {
		path = c.home(strings.TrimSpace(path))
		if path == "" {
			return nil, errors.New("a file needs a name")
		}
		msg := composeSavedMsg{page: c, path: path, content: shownText(e, item), step: c.now()}
		if strings.EqualFold(filepath.Ext(path), ".ndjson") && !broken {
			msg.content = eventLines(e)
		}
		return msg.write(file.New), nil
	})
	return nil
}

// home puts the home folder in place of a leading "~/".
func (c *Compose) home(path string) string {
	rest, ok := strings.CutPrefix(path, "~/")
	if !ok || c.env.Shell.Getenv == nil {
		return path
	}
	if folder := c.env.Shell.Getenv("HOME"); folder != "" {
		return filepath.Join(folder, rest)
	}
	return path
}

// eventLines writes the events one a line, as sets of fixtures are read.
func eventLines(e compose.Envelope) string {
	var b strings.Builder
	for i := range e.Len() {
		b.WriteString(e.Draft(i).Compact())
		b.WriteByte('\n')
	}
	return b.String()
}

// write returns a command that writes the file: with file.New one that is there
// already is left alone, with file.Write it is replaced.
func (msg composeSavedMsg) write(put func(path string, content []byte) error) tea.Cmd {
	return func() tea.Msg {
		msg.err = put(msg.path, []byte(msg.content))
		return msg
	}
}

// saved says where the file is, or asks before one is overwritten.
func (c *Compose) saved(msg composeSavedMsg) tea.Cmd {
	switch {
	case errors.Is(msg.err, file.ErrExist):
		return c.env.turnTo(AskMsg{Question: fmt.Sprintf("%s is there already. Overwrite it?", msg.path), Yes: msg.write(file.Write)})
	case msg.err != nil:
		return do(NoticeMsg{Failed, "Nothing was saved: " + text.Sentence(msg.err.Error()) + " " + c.env.Keys.Compose.Save.Help().Key + " tries another path."})
	}
	if c.now().same(msg.step) {
		c.unsent = false
	}
	where := msg.path
	if whole, err := filepath.Abs(msg.path); err == nil {
		where = whole
	}
	return do(NoticeMsg{Told, "Saved as " + where})
}

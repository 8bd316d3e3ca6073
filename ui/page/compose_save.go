package page

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
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
		return msg.write(os.O_EXCL), nil
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

// write returns a command that writes the file. With os.O_EXCL one that is
// there already is left alone; without, it is replaced as a whole or not at all.
func (msg composeSavedMsg) write(exclusive int) tea.Cmd {
	return func() tea.Msg {
		if exclusive != 0 {
			msg.err = writeNew(msg.path, msg.content)
		} else {
			msg.err = replaceFile(msg.path, msg.content)
		}
		return msg
	}
}

func writeNew(path, content string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(content)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path)) // half a file helps nobody
	}
	return nil
}

func replaceFile(path, content string) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = f.WriteString(content)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// saved says where the file is, or asks before one is overwritten.
func (c *Compose) saved(msg composeSavedMsg) tea.Cmd {
	switch {
	case errors.Is(msg.err, fs.ErrExist):
		return c.env.turnTo(AskMsg{Question: fmt.Sprintf("%s is there already. Overwrite it?", msg.path), Yes: msg.write(0)})
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

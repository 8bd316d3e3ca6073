// Package saving is the line on which it is typed where a text is to be saved, and
// what writes it there. It belongs to whichever page asks.
package saving

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/file"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Line asks where a text is to be saved. What was typed stays until it is saved
// or given up, and no file is written over without a question.
type Line struct {
	env     *page.Env
	asking  bool
	entry   component.Entry
	text    Text
	changed func()
	writing int  // counts what was asked to be written, so that an answer that comes late is known
	busy    bool // the last of that is being written

	create, replace func(path string, content []byte) error
}

// Text is what is to be saved.
type Text struct {
	Name    string                   // that is proposed
	Hint    string                   // what may be typed
	Content func(path string) []byte // may go by the name's ending, and by nothing that changes: it is called beside
	Saved   func() tea.Cmd           // is done once it is saved; nil for nothing
}

// New returns a line that asks for nothing yet. changed is called whenever it may
// take more lines than before, or fewer.
func New(env *page.Env, changed func()) *Line {
	return &Line{env: env, changed: changed, create: file.New, replace: file.Write}
}

// Asking says that it is being typed where to save.
func (l *Line) Asking() bool { return l.asking }

// Ask asks where to save a text, and proposes a name.
func (l *Line) Ask(name string, content []byte) {
	l.AskFor(Text{Name: name, Hint: "a name, or a path; ~/ is your home", Content: func(string) []byte { return content }})
}

// AskFor asks where to save a text.
func (l *Line) AskFor(t Text) {
	l.asking, l.text = true, t
	l.entry = component.NewEntry("save as: ", t.Name, t.Hint+". Type over it, or "+keys.WhileTyping(l.env.Keys.Move.Left).Help().Key+" edits it.", 0)
	l.entry.Field.TypeOver()
	l.changed()
}

// Commands are in force while it is typed where to save.
func (l *Line) Commands() []page.Command {
	if !l.asking {
		return nil
	}
	k := l.env.Keys.Prompt
	return append([]page.Command{
		{Key: k.Accept, Short: "save", Foot: 1, Typing: true, Do: l.accept},
		{Key: k.Cancel, Short: "save nothing", Foot: 2, Typing: true, Do: page.Do(l.giveUp)},
	}, commands.Erasing(l.env, &l.entry.Field, page.Do(l.typed))...)
}

// Type takes what is typed.
func (l *Line) Type(press tea.KeyMsg) tea.Cmd {
	if l.asking && commands.Type(l.env, &l.entry.Field, press) {
		l.typed()
	}
	return nil
}

func (l *Line) typed() { l.wrong("") }

// wrong says what is wrong with what was typed.
func (l *Line) wrong(why string) {
	l.entry.Wrong = why
	l.changed()
}

func (l *Line) giveUp() {
	l.asking, l.busy = false, false
	l.writing++
	l.changed()
}

// accept saves the text where it was typed to. Who presses the key twice saves once.
func (l *Line) accept() tea.Cmd {
	if l.busy {
		return nil
	}
	path := Path(l.env, l.entry.Field.Value())
	if path == "" {
		l.wrong("A file needs a name.")
		return nil
	}
	return l.write(path, l.create)
}

// write returns a command that writes the file: one that is there already is left
// alone, or replaced.
func (l *Line) write(path string, put func(path string, content []byte) error) tea.Cmd {
	l.writing++
	l.busy = true
	run, content := l.writing, l.text.Content
	return page.AfterTwo(func() (string, error) { return whole(path), put(path, content(path)) }, func(where string, err error) tea.Cmd {
		if run != l.writing {
			return nil
		}
		l.busy = false
		return l.written(path, where, err)
	})
}

func (l *Line) written(path, where string, err error) tea.Cmd {
	switch {
	case errors.Is(err, file.ErrExist):
		l.env.Ask(fmt.Sprintf("%s is there already. Overwrite it?", path), func() tea.Cmd { return l.write(path, l.replace) })
	case err != nil:
		l.wrong("Nothing was saved: " + text.Sentence(reason(path, err)) + " Type another path, or " + l.env.Keys.Prompt.Cancel.Help().Key + " saves nothing.")
	default:
		l.asking = false
		l.changed()
		l.env.Say(page.Told, "Saved as "+where)
		if l.text.Saved != nil {
			return l.text.Saved()
		}
	}
	return nil
}

// reason says why a file could not be written, whose path is in sight.
func reason(path string, err error) string {
	if errors.Is(err, file.ErrNotExist) {
		return "there is no folder " + filepath.Dir(path) + "."
	}
	return file.Reason(err).Error()
}

// whole is the path from the root, where that is known.
func whole(path string) string {
	if from, err := filepath.Abs(path); err == nil {
		return from
	}
	return path
}

// Path is what somebody typed as the path of a file, with the home folder in the
// place of a leading "~/".
func Path(env *page.Env, typed string) string {
	typed = strings.TrimSpace(typed)
	rest, ok := strings.CutPrefix(typed, "~/")
	if home := env.Variable("HOME"); ok && home != "" {
		return filepath.Join(home, rest)
	}
	return typed
}

// View draws the line, and below it what is expected, or what is wrong. There are
// none where nothing is asked.
func (l *Line) View(width int) []*component.Line {
	if !l.asking {
		return nil
	}
	return l.entry.Lines(l.env.Theme, width, "")
}

// Under puts the line at the foot of a page's lines, where it is asked for, and leaves
// out what then has no room above it.
func (l *Line) Under(lines []string, width, height int) []string {
	foot := l.View(width)
	room := max(0, height-len(foot))
	lines = lines[:min(len(lines), room)]
	if len(foot) == 0 {
		return lines
	}
	for len(lines) < room {
		lines = append(lines, "")
	}
	for _, line := range foot[:min(len(foot), height)] {
		lines = append(lines, line.String())
	}
	return lines
}

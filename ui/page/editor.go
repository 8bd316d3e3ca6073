package page

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Shell is what pages need to have another program run in the foreground.
type Shell struct {
	Getenv func(string) string // the environment; none where nil
}

// editorReadyMsg says that a text is in a file for the editor, or why not.
type editorReadyMsg struct {
	owner   *Compose
	path    string
	command string
	err     error
}

// editorDoneMsg brings a text back from the editor.
type editorDoneMsg struct {
	owner   *Compose
	text    string
	changed bool
	kept    string // the path of the file, where it was left for the user
	err     error
}

// errNoEditor says how to get an editor.
var errNoEditor = errors.New("no editor is set: leave the playground, set VISUAL or EDITOR, as in: export EDITOR=nano, and start it again with --resume")

// editorCommand is the user's editor, with its arguments.
func (s Shell) editorCommand() string {
	if s.Getenv == nil {
		return ""
	}
	for _, name := range [...]string{"VISUAL", "EDITOR"} {
		if command := strings.TrimSpace(s.Getenv(name)); command != "" {
			return command
		}
	}
	return ""
}

// openEditor returns a command that puts a text into a file of its own, which
// only the user may read. The page then has the editor started on it.
func (s Shell) openEditor(owner *Compose, text, pattern string) tea.Cmd {
	command := s.editorCommand()
	if command == "" {
		return do(editorReadyMsg{owner: owner, err: errNoEditor})
	}
	return func() tea.Msg {
		f, err := os.CreateTemp("", pattern)
		if err != nil {
			return editorReadyMsg{owner: owner, err: fmt.Errorf("no file for the editor: %w", err)}
		}
		_, err = f.WriteString(text)
		if err = errors.Join(err, f.Close()); err != nil {
			return editorReadyMsg{owner: owner, err: errors.Join(fmt.Errorf("no file for the editor: %w", err), os.Remove(f.Name()))}
		}
		return editorReadyMsg{owner: owner, path: f.Name(), command: command}
	}
}

// runEditor returns a command that gives the terminal to the editor, and
// brings back what it left in the file.
func (s Shell) runEditor(msg editorReadyMsg, before string) tea.Cmd {
	// The command may have arguments and quotes, so a shell reads it; the path
	// is handed over beside it and needs no quotes.
	cmd := exec.Command("sh", "-c", msg.command+` "$1"`, "sh", msg.path)
	return do(ForegroundMsg{Command: cmd, Done: func(err error) tea.Msg { return readBack(msg, before, err) }})
}

// readBack reads the file that the editor was given. It is removed, unless
// there is work in it that could not be taken over.
func readBack(msg editorReadyMsg, before string, failure error) editorDoneMsg {
	done := editorDoneMsg{owner: msg.owner}
	content, err := os.ReadFile(msg.path)
	done.text, done.changed = string(content), string(content) != before
	switch {
	case err != nil:
		done.err = fmt.Errorf("what the editor wrote cannot be read: %w", err)
		return done
	case failure != nil:
		done.err = fmt.Errorf("the editor %q ended with %w", msg.command, failure)
		if done.changed {
			done.kept = msg.path
			return done
		}
	}
	if err := os.Remove(msg.path); err != nil && done.err == nil {
		done.err = fmt.Errorf("the editor's file cannot be removed: %w", err)
	}
	return done
}

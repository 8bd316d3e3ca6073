// Package editor opens texts in the user's editor or pager. It is the one page
// part that reads and writes files and starts programs by itself.
package editor

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/file"
	"caliper-playground/ui/page"
)

// fallbackEditor is used where the environment names none.
const fallbackEditor = "vi"

// errNoEditor says how to get an editor.
var errNoEditor = errors.New("no editor is set: leave the playground, set VISUAL or EDITOR, as in: export EDITOR=nano, and start it again with --resume")

// hasEditor says whether there is an editor to open.
func hasEditor(env *page.Env) bool {
	if env.Variable("VISUAL") != "" || env.Variable("EDITOR") != "" {
		return true
	}
	_, err := exec.LookPath(fallbackEditor)
	return err == nil
}

// Edited is what an editor has left of a text.
type Edited struct {
	Text    string
	Changed bool
	Kept    string // the path of the file, where it was left for the user
	Err     error
}

// Edit returns a command that opens a text in the user's editor, in a file of
// that name which only the user may read, and brings back what became of it. The
// text is laid out beside, where it may take long: before must go by nothing that
// changes. The file goes, unless there is work in it that could not be taken over.
func Edit(env *page.Env, name string, before func() string, take func(Edited) tea.Cmd) tea.Cmd {
	ready := func() opened {
		if !hasEditor(env) {
			return opened{err: errNoEditor}
		}
		f := newFile(name, before())
		if f.err != nil {
			f.err = fmt.Errorf("there is no file to edit: %w", f.err)
			return f
		}
		f.program = userCommand(f.path, fallbackEditor, env.Variable("VISUAL"), env.Variable("EDITOR"))
		return f
	}
	return page.After(ready, func(f opened) tea.Cmd {
		if f.err != nil {
			return take(Edited{Err: f.err})
		}
		over := func(failure error) tea.Cmd {
			return page.After(func() Edited { return readBack(f.path, f.content, failure) }, take)
		}
		return env.Foreground(f.program, over)
	})
}

// Change is Edit for a text that is taken in where it was changed, and sent then; where
// it was not, it says why not.
func Change(env *page.Env, name, before string, take func(text string) tea.Cmd) tea.Cmd {
	return Edit(env, name, func() string { return before }, func(done Edited) tea.Cmd {
		switch {
		case done.Kept != "":
			env.Say(page.Failed, "Nothing was taken over: "+done.Err.Error()+"; what the editor wrote is in "+done.Kept)
		case done.Err != nil:
			env.Say(page.Failed, "Nothing was edited: "+done.Err.Error())
		case !done.Changed:
			env.Say(page.Told, "Nothing was changed, so nothing is sent.")
		default:
			return take(done.Text)
		}
		return nil
	})
}

// Page returns a command that opens a text in the user's pager.
func Page(env *page.Env, name, text string) tea.Cmd {
	ready := func() opened {
		fallback := "less"
		if _, err := exec.LookPath(fallback); err != nil {
			fallback = "more"
		}
		f := newFile(name, text)
		f.program = userCommand(f.path, fallback, env.Variable("PAGER"))
		return f
	}
	return page.After(ready, func(f opened) tea.Cmd {
		if f.err != nil {
			env.Say(page.Failed, "There is no file for the pager: "+f.err.Error())
			return nil
		}
		return env.Foreground(f.program, func(failure error) tea.Cmd {
			return page.After(func() error { return os.RemoveAll(filepath.Dir(f.path)) }, func(err error) tea.Cmd {
				switch {
				case failure != nil:
					env.Say(page.Failed, "The pager failed: "+commandError("PAGER", failure))
				case err != nil:
					env.Say(page.Warned, "The pager's file could not be removed: "+err.Error())
				}
				return nil
			})
		})
	})
}

// readBack reads the file that the editor was given.
func readBack(path, before string, failure error) Edited {
	content, err := file.Read(path, maxText)
	done := Edited{Text: string(content), Changed: string(content) != before}
	switch {
	case err != nil:
		done.Err = fmt.Errorf("what the editor left cannot be read: %w", file.Reason(err))
		if !errors.Is(err, fs.ErrNotExist) {
			done.Kept = path
		}
		return done
	case failure != nil:
		done.Err = errors.New(commandError("VISUAL or EDITOR", failure))
		if done.Changed {
			done.Kept = path
			return done
		}
	}
	if err := os.RemoveAll(filepath.Dir(path)); err != nil && done.Err == nil {
		done.Err = fmt.Errorf("the editor's file cannot be removed: %w", err)
	}
	return done
}

// maxText is how many bytes are read back from an editor: twice what an endpoint
// takes if nothing else is said.
const maxText = 16 << 20

// opened is a text in a file of its own with the program for it, or why there is
// none.
type opened struct {
	path    string
	content string
	program program
	err     error
}

// newFile writes a file that only its owner may read, in a folder of its own.
func newFile(name, content string) opened {
	folder, err := os.MkdirTemp("", "caliper-playground-")
	if err != nil {
		return opened{err: err}
	}
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		return opened{err: errors.Join(err, os.RemoveAll(folder))}
	}
	return opened{path: path, content: content}
}

// program is another program as the screen runs it.
type program struct{ *exec.Cmd }

// SetStdin implements tea.ExecCommand. The screen's own input is wrapped, and
// so no terminal to another program.
func (p program) SetStdin(io.Reader) { p.Stdin = os.Stdin }

// SetStdout implements tea.ExecCommand.
func (p program) SetStdout(w io.Writer) { p.Stdout = w }

// SetStderr implements tea.ExecCommand.
func (p program) SetStderr(w io.Writer) { p.Stderr = w }

// userCommand returns the program for a file: the first that the environment
// names, which may have arguments of its own, or else the fallback.
func userCommand(path, fallback string, named ...string) program {
	for _, command := range named {
		if strings.TrimSpace(command) == "" {
			continue
		}
		if runtime.GOOS == "windows" {
			words := strings.Fields(command)
			return program{exec.Command(words[0], append(words[1:], path)...)}
		}
		return program{exec.Command("sh", "-c", command+` "$@"`, command, path)}
	}
	return program{exec.Command(fallback, path)}
}

// commandError says how another program failed, and which variable names it.
func commandError(variable string, err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 127 { // as a shell says it
		return "there is no such program; see " + variable
	}
	return err.Error() + "; see " + variable
}

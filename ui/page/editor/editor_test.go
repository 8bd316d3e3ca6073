package editor

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// user is somebody whose editor or pager is a line for the shell.
type user struct {
	env    *page.Env
	screen *pagetest.Screen
	folder string // where temporary files are
}

func newUser(t *testing.T, variable, line string) *user {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the programs are lines for a shell")
	}
	u := &user{screen: &pagetest.Screen{}, folder: t.TempDir()}
	t.Setenv("TMPDIR", u.folder)
	if line != "" && !strings.HasPrefix(line, "/") {
		path := filepath.Join(t.TempDir(), "program")
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"+line+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		line = path
	}
	u.env = &page.Env{Screen: u.screen, Getenv: func(name string) string {
		if name == variable {
			return line
		}
		return ""
	}}
	return u
}

// follow does what a command comes to, up to a program in the foreground.
func follow(cmd tea.Cmd) {
	for cmd != nil {
		result, ok := cmd().(page.Result)
		if !ok {
			return
		}
		cmd = result.Take()
	}
}

// runs does all of it, with the program that it asks for.
func (u *user) runs(t *testing.T, cmd tea.Cmd) {
	t.Helper()
	follow(cmd)
	if len(u.screen.Program) != 1 {
		t.Fatalf("%d programs were to run", len(u.screen.Program))
	}
	follow(u.screen.Over(u.screen.Program[0].Run()))
}

// left lists what is left of the temporary files.
func (u *user) left(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(u.folder, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEdit(t *testing.T) {
	for _, test := range []struct {
		name, script string
		want         Edited
		err          string // a part of it
		kept         bool
	}{
		{"nothing changed", "true", Edited{Text: "before\n"}, "", false},
		{"changed", `echo after > "$1"`, Edited{Text: "after\n", Changed: true}, "", false},
		{"emptied", `: > "$1"`, Edited{Changed: true}, "", false},
		{"the file has its name and is the user's alone", `case "$1" in */event.json) ls -l "$1" | cut -c1-10 > "$1.x"; mv "$1.x" "$1";; esac`, Edited{Text: "-rw-------\n", Changed: true}, "", false},
		{"says no", "exit 3", Edited{Text: "before\n"}, "exit status 3; see VISUAL or EDITOR", false},
		{"says no, with work in the file", `echo half > "$1"; exit 3`, Edited{Text: "half\n", Changed: true}, "exit status 3", true},
		{"leaves a pipe", `rm "$1"; mkfifo "$1"`, Edited{Changed: true}, "what the editor left cannot be read: it is no regular file", true},
		{"leaves a device", `rm "$1"; ln -s /dev/zero "$1"`, Edited{Changed: true}, "what the editor left cannot be read: it is no regular file", true},
		{"leaves too much", `dd if=/dev/zero of="$1" bs=1 count=1 seek=100000000 2>/dev/null`, Edited{Changed: true}, "it is too large; no more than 16384 kB are read", true},
		{"leaves what may not be read", `rm "$1"; mkdir "$1"`, Edited{Changed: true}, "it is no regular file", true},
		{"removes the file", `rm "$1"`, Edited{Changed: true}, "what the editor left cannot be read", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			u := newUser(t, "EDITOR", test.script)
			var got Edited
			took := 0
			u.runs(t, Edit(u.env, "event.json", func() string { return "before\n" }, func(e Edited) tea.Cmd { got, took = e, took+1; return nil }))
			if took != 1 {
				t.Fatalf("it was taken %d times", took)
			}
			if got.Text != test.want.Text || got.Changed != test.want.Changed {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
			switch {
			case test.err == "" && got.Err != nil, test.err != "" && (got.Err == nil || !strings.Contains(got.Err.Error(), test.err)):
				t.Errorf("the error is %v, want %q", got.Err, test.err)
			}
			left := u.left(t)
			if test.kept {
				if len(left) != 1 || got.Kept != left[0] {
					t.Errorf("kept %q, and there is %q", got.Kept, left)
				}
				return
			}
			if len(left) != 0 || got.Kept != "" {
				t.Errorf("kept %q, and there is %q", got.Kept, left)
			}
		})
	}
}

// VISUAL counts before EDITOR, and may have arguments.
func TestVisualWithArguments(t *testing.T) {
	u := newUser(t, "VISUAL", `echo "$1 $#" > "$2"`)
	getenv := u.env.Getenv
	u.env.Getenv = func(name string) string {
		if name == "EDITOR" {
			return "/nowhere/editor"
		}
		if line := getenv(name); line != "" {
			return line + " --wait"
		}
		return ""
	}
	var got Edited
	u.runs(t, Edit(u.env, "event.json", func() string { return "before" }, func(e Edited) tea.Cmd { got = e; return nil }))
	if got.Err != nil || got.Text != "--wait 2\n" {
		t.Errorf("got %+v", got)
	}
}

func TestAnEditorThatIsNotThere(t *testing.T) {
	u := newUser(t, "EDITOR", "/nowhere/editor")
	var got Edited
	u.runs(t, Edit(u.env, "event.json", func() string { return "before" }, func(e Edited) tea.Cmd { got = e; return nil }))
	if got.Err == nil || got.Err.Error() != "there is no such program; see VISUAL or EDITOR" || got.Changed {
		t.Errorf("got %+v", got)
	}
}

func TestNoEditor(t *testing.T) {
	u := newUser(t, "", "")
	t.Setenv("PATH", "")
	var got Edited
	follow(Edit(u.env, "event.json", func() string { return "before" }, func(e Edited) tea.Cmd { got = e; return nil }))
	if got.Err == nil || !strings.Contains(got.Err.Error(), "no editor is set") || len(u.screen.Program) != 0 {
		t.Errorf("got %+v, %d programs", got, len(u.screen.Program))
	}
}

func TestNoFileToEdit(t *testing.T) {
	u := newUser(t, "EDITOR", "true")
	t.Setenv("TMPDIR", filepath.Join(u.folder, "nowhere"))
	var got Edited
	follow(Edit(u.env, "event.json", func() string { return "before" }, func(e Edited) tea.Cmd { got = e; return nil }))
	if got.Err == nil || !strings.Contains(got.Err.Error(), "there is no file to edit") || len(u.screen.Program) != 0 {
		t.Errorf("got %+v, %d programs", got, len(u.screen.Program))
	}
	follow(Page(u.env, "message.txt", "text"))
	if !strings.Contains(u.screen.Last(), "There is no file for the pager") || u.screen.Tone != page.Failed {
		t.Errorf("it says %q", u.screen.Last())
	}
}

func TestPager(t *testing.T) {
	kept := filepath.Join(t.TempDir(), "read")
	for _, test := range []struct{ name, script, said string }{
		{"reads", `cat "$1" > ` + kept, ""},
		{"fails", "exit 2", "The pager failed: exit status 2; see PAGER"},
		{"is not there", "/nowhere/pager", "The pager failed: there is no such program; see PAGER"},
	} {
		t.Run(test.name, func(t *testing.T) {
			u := newUser(t, "PAGER", test.script)
			u.runs(t, Page(u.env, "message.txt", "what arrived\n"))
			if got := u.screen.Last(); got != test.said {
				t.Errorf("it says %q, want %q", got, test.said)
			}
			if left := u.left(t); len(left) != 0 {
				t.Errorf("there is still %q", left)
			}
		})
	}
	if content, err := os.ReadFile(kept); err != nil || string(content) != "what arrived\n" {
		t.Errorf("the pager got %q, %v", content, err)
	}
}

// Whether there is an editor is looked for by the command, and not while a key is
// answered.
func TestAnEditorIsLookedForBeside(t *testing.T) {
	u := newUser(t, "EDITOR", "")
	bin := t.TempDir()
	t.Setenv("PATH", bin)
	var got Edited
	cmd := Edit(u.env, "event.json", func() string { return "{}" }, func(done Edited) tea.Cmd { got = done; return nil })
	if got.Err != nil {
		t.Fatalf("it is said at once: %v", got.Err)
	}
	follow(cmd)
	if !errors.Is(got.Err, errNoEditor) || len(u.screen.Program) != 0 {
		t.Errorf("without an editor it says %v", got.Err)
	}
	cmd = Edit(u.env, "event.json", func() string { return "{}" }, func(Edited) tea.Cmd { return nil })
	if err := os.WriteFile(filepath.Join(bin, "vi"), []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	follow(cmd)
	if len(u.screen.Program) != 1 {
		t.Error("vi is there, and does not run")
	}
}

// TestATextIsLaidOutBeside holds the text that is edited to be put together by the work
// that writes its file.
func TestATextIsLaidOutBeside(t *testing.T) {
	u := newUser(t, "VISUAL", "true")
	laidOut := 0
	cmd := Edit(u.env, "event.json", func() string { laidOut++; return "large" }, func(Edited) tea.Cmd { return nil })
	if laidOut != 0 {
		t.Fatal("it was laid out before the work began")
	}
	u.runs(t, cmd)
	if laidOut != 1 {
		t.Errorf("it was laid out %d times", laidOut)
	}
}

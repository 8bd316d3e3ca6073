package saving

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// asking is a page with a line on it.
type asking struct {
	page.Plain
	line  *Line
	width int
}

func (*asking) Title() string                   { return "asking" }
func (a *asking) SetSize(width, _ int)          { a.width = width }
func (a *asking) Update(tea.Msg) tea.Cmd        { return nil }
func (a *asking) Typing() bool                  { return a.line.Asking() }
func (a *asking) Type(press tea.KeyMsg) tea.Cmd { return a.line.Type(press) }
func (a *asking) Commands() []page.Command      { return a.line.Commands() }
func (a *asking) View() (lines []string) {
	for _, line := range a.line.View(a.width) {
		lines = append(lines, line.String())
	}
	return lines
}

// ask opens a line for a text.
func ask(t *testing.T, of Text) (*pagetest.Driver, *Line) {
	t.Helper()
	var line *Line
	d := pagetest.Alone(t, pagetest.New(), style.Choice{Profile: termenv.Ascii}, func(env *page.Env) page.Page {
		line = New(env, func() {})
		line.AskFor(of)
		return &asking{line: line}
	})
	d.Resize(200, 20)
	return d, line
}

// TestWhatWasTypedStaysWhereSavingFails holds that nothing has to be typed again: the
// path stays with what is wrong and the ways out, and another one saves all of it.
func TestWhatWasTypedStaysWhereSavingFails(t *testing.T) {
	folder := t.TempDir()
	taken := filepath.Join(folder, "taken")
	if err := os.WriteFile(taken, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	refusing := func(err error) func(string, []byte) error {
		return func(path string, _ []byte) error { return &fs.PathError{Op: "write", Path: path, Err: err} }
	}
	for _, test := range []struct {
		name, path string
		create     func(string, []byte) error // in the place of the real one
		says       string
	}{
		{"no folder", filepath.Join(folder, "none", "mine.json"), nil, "There is no folder " + filepath.Join(folder, "none") + "."},
		{"a file for a folder", filepath.Join(taken, "mine.json"), nil, "Not a directory."},
		{"no permission", filepath.Join(folder, "mine.json"), refusing(fs.ErrPermission), "Permission denied."},
		{"a full disk", filepath.Join(folder, "mine.json"), refusing(syscall.ENOSPC), "No space left on device."},
		{"no name", " ", nil, "A file needs a name."},
	} {
		t.Run(test.name, func(t *testing.T) {
			saved := 0
			d, line := ask(t, Text{Name: "", Content: func(string) []byte { return []byte("all of it") }, Saved: func() tea.Cmd { saved++; return nil }})
			if test.create != nil {
				line.create = test.create
			}
			d.Press(test.path, "enter")
			d.Shows(test.says, strings.TrimSpace(test.path)+"▏")
			if test.path != " " {
				d.Shows("Type another path, or esc saves nothing.")
			}
			if saved != 0 || !line.Asking() {
				t.Fatal("it is taken for saved")
			}
			d.Press("x")
			d.Hides("Nothing was saved")
			line.create = New(d.Env, func() {}).create
			path := filepath.Join(t.TempDir(), "mine.json")
			d.Press("ctrl+u", path, "enter")
			d.Shows("Saved as " + path)
			if content, err := os.ReadFile(path); err != nil || string(content) != "all of it" || saved != 1 || line.Asking() {
				t.Errorf("saved %q %v, %d times told", content, err, saved)
			}
		})
	}
}

// A file is written over where that is said, and else stays, as what was typed does.
func TestNothingIsWrittenOverWithoutLeave(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.json")
	if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, line := ask(t, Text{Name: path, Content: func(string) []byte { return []byte("after") }})
	for _, step := range []struct{ key, holds string }{{"n", "before"}, {"y", "after"}} {
		d.Press("enter")
		d.Shows("is there already. Overwrite it?", path)
		d.Press(step.key)
		if content, err := os.ReadFile(path); err != nil || string(content) != step.holds {
			t.Errorf("after %s it holds %q, %v", step.key, content, err)
		}
	}
	if line.Asking() {
		t.Error("it asks still")
	}
}

// The key that saves, pressed twice, saves once and asks nothing.
func TestPressedTwiceItIsSavedOnce(t *testing.T) {
	path, saved := filepath.Join(t.TempDir(), "mine.json"), 0
	d, _ := ask(t, Text{Name: path, Content: func(string) []byte { return nil }, Saved: func() tea.Cmd { saved++; return nil }})
	d.Held = true
	d.Press("enter", "enter")
	d.Release()
	d.Shows("Saved as " + path)
	d.Hides("Overwrite")
	if saved != 1 {
		t.Errorf("told %d times", saved)
	}
}

// What is written while it is given up says nothing and closes nothing.
func TestGivenUpWhileItIsWritten(t *testing.T) {
	d, line := ask(t, Text{Name: "x", Content: func(string) []byte { return nil }, Saved: func() tea.Cmd { t.Error("told"); return nil }})
	line.create = func(string, []byte) error { return errors.New("too late") }
	d.Held = true
	d.Press("enter", "esc")
	d.Release()
	d.Hides("too late", "save as")
}

// A path in the home folder is one from the root, and the ending of a name decides
// what is written.
func TestTheNameDecidesWhereAndWhat(t *testing.T) {
	home := t.TempDir()
	d, _ := ask(t, Text{Name: "~/events.ndjson", Content: func(path string) []byte { return []byte(filepath.Ext(path)) }})
	d.Env.Getenv = func(name string) string { return map[string]string{"HOME": home}[name] }
	d.Press("enter")
	d.Shows("Saved as " + filepath.Join(home, "events.ndjson"))
	if content, err := os.ReadFile(filepath.Join(home, "events.ndjson")); err != nil || string(content) != ".ndjson" {
		t.Errorf("it holds %q, %v", content, err)
	}
}

// TestATextIsLaidOutBeside holds the text that is saved to be put together by the work
// that writes it, and not while keys are taken.
func TestATextIsLaidOutBeside(t *testing.T) {
	laidOut := 0
	path := filepath.Join(t.TempDir(), "large.json")
	d, line := ask(t, Text{Name: path, Content: func(string) []byte { laidOut++; return []byte("large") }})
	d.Held = true
	d.Press("enter")
	if laidOut != 0 || !line.Asking() {
		t.Fatalf("it was laid out %d times while the key was taken", laidOut)
	}
	d.Release()
	if content, err := os.ReadFile(path); err != nil || string(content) != "large" || laidOut != 1 {
		t.Errorf("%q was saved, laid out %d times; %v", content, laidOut, err)
	}
}

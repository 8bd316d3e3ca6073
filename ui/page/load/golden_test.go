package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// shortFolder makes a folder with a path that every window has room for, and
// goes there. In goldens it is called "/class".
func shortFolder(t *testing.T) func(view string) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "c")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	for _, name := range []string{"week-1.json", "week-2.ndjson", "readme.txt", "sub/deep.json", "students/one.json"} {
		writeFile(t, filepath.Join(dir, name), "{}")
	}
	t.Chdir(dir)
	if shown, err := os.Getwd(); err == nil {
		dir = shown
	}
	if len(dir) > 50 || filepath.Separator != '/' {
		t.Skipf("the folder for temporary files, %s, is too long for the goldens", dir)
	}
	return func(view string) string { return strings.ReplaceAll(view, dir, "/class") }
}

// TestGoldens shows each step of the page.
func TestGoldens(t *testing.T) {
	documents := []string{"j", "j", "enter"}
	for _, step := range []struct {
		name string
		keys []string
		want string
	}{
		{"chooser", nil, "Built-in sets"},
		{"path", []string{"p", "s"}, "students/    "},
		{"documents", documents, "33 of 33 chosen"},
		{"json", append(documents, "3"), "[JSON]"},
		{"filter-typed", append(documents, "/", "fail rule:action"), " of 33 shown"},
		{"filter", append(documents, "/", "fail rule:action", "enter"), "/fail rule:action"},
	} {
		replace := func(view string) string { return view }
		pagetest.CheckGoldens(t, "load-"+step.name, func(view string) string { return replace(view) }, func(t *testing.T, choice style.Choice) *pagetest.Driver {
			here, err := os.Getwd()
			if err != nil {
				t.Fatal(err)
			}
			replace = shortFolder(t)
			d := aloneIn(t, choice)
			d.Press(step.keys...)
			if !strings.Contains(pagetest.WithoutStyles(d.View()), step.want) {
				t.Fatalf("%q is not there:\n%s", step.want, d.View())
			}
			t.Chdir(here) // where the goldens are
			return d
		})
	}
}

func TestAtEveryWidth(t *testing.T) {
	shortFolder(t)
	d := aloneIn(t, style.Choice{Profile: termenv.ANSI})
	for _, state := range []struct {
		name  string
		enter func()
	}{
		{"chooser", func() { d.Shows("everything in here") }},
		{"marked", func() { toFile(d); d.Press(" ") }},
		{"path", func() { d.Press("p", "s"); d.Shows("sub/  ") }},
		{"failure", func() { d.Press("x", "enter"); d.Shows("there is no such file") }},
		{"documents", func() { d.Press("esc"); d.Paste("{}"); d.Shows("1 of 1 chosen", "document-shape") }},
		{"JSON", func() { d.Press("3", "tab") }},
		{"a filter", func() { d.Press("tab", "/", "fail rule:action") }},
		{"a filter that is kept", func() { d.Press("enter") }},
		{"a filter that finds nothing", func() { d.Press("/", "ctrl+u", "qqqzzz") }},
		{"a filter that cannot be", func() { d.Press("ctrl+u", "rule:") }},
		{"wide letters", func() { d.Press("ctrl+u", strings.Repeat("学", 50)) }},
		{"sent", func() { d.Press("esc", "s"); d.Shows("Sent pasted 1") }},
	} {
		d.Window(120, 40)
		state.enter()
		d.FitsEverywhere(state.name)
		if t.Failed() {
			return
		}
	}
}

// toFile puts the cursor on a file or folder.
func toFile(d *pagetest.Driver) {
	for !strings.Contains(pagetest.WithoutStyles(d.View()), "› week-1.json") {
		d.Press("j")
	}
}

func TestForeignFilesNeverReachTheTerminal(t *testing.T) {
	for name, text := range pagetest.Hostile() {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			file := strings.NewReplacer("/", "_", "\x00", "_").Replace(text)
			if len(file) > 200 {
				file = file[:200]
			}
			if err := os.WriteFile(filepath.Join(dir, file+".json"), []byte(`{"type":"`+text+`","@context":"x"}`), 0o644); err != nil {
				t.Skipf("this file system takes no such name: %v", err)
			}
			d := aloneIn(t, style.Choice{Profile: termenv.ANSI})
			check := func(what string) {
				t.Helper()
				for _, size := range [][2]int{{200, 50}, {80, 24}, {120, 40}} {
					d.Window(size[0], size[1])
					pagetest.CheckHarmless(t, what, d.Drawn(), size[0])
				}
			}
			toEverything(t, d)
			check("chooser")
			d.Press("p")
			d.Paste(text)
			check("path")
			d.Press("enter")
			check("failure")
			d.Press("esc")
			d.Press("enter")
			d.Shows("1 of 1 chosen")
			check("documents")
			d.Press("3")
			check("JSON")
			d.Paste(text + "/x")
			check("pasted")
		})
	}
}

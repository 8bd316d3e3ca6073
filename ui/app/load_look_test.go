package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

func loadGoldenStates() []struct {
	name string
	keys []string
	want string
} {
	return []struct {
		name string
		keys []string
		want string
	}{
		{"load-chooser", []string{"o"}, "Built-in sets"},
		{"load-path", []string{"o", "p", "s"}, "students/    "},
		{"load-documents", []string{"o", "j", "j", "enter"}, "33 of 33 chosen"},
		{"load-json", []string{"o", "j", "j", "enter", "3"}, "[JSON]"},
	}
}

// enterState presses keys, and waits after each for what it brings.
func enterState(d *driver, pressed []string, want string) {
	for _, name := range pressed {
		d.press(name)
		switch name {
		case "o":
			d.shows("everything in here")
		case "enter":
			d.shows("33 of 33 chosen", "✗ fail")
			d.hides("reading")
		}
	}
	d.shows(want)
}

// shortFolder makes a folder with a path that every window has room for, and
// goes there. In goldens it is called "/class".
func shortFolder(t *testing.T) (replace func(string) string) {
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

func TestLoadGoldens(t *testing.T) {
	dark := style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}
	light := style.Choice{Profile: termenv.ANSI256, Background: style.LightBackground}
	none := style.Choice{Profile: termenv.Ascii}
	for _, state := range loadGoldenStates() {
		for _, look := range []struct {
			suffix        string
			choice        style.Choice
			width, height int
		}{
			{"-40x15", none, 40, 15}, {"-80x24", none, 80, 24}, {"-120x40", none, 120, 40}, {"-200x60", none, 200, 60},
			{"-40x15-dark", dark, 40, 15}, {"-80x24-dark", dark, 80, 24}, {"-120x40-dark", dark, 120, 40}, {"-200x60-dark", dark, 200, 60}, {"-120x40-light", light, 120, 40},
		} {
			coloured := look.choice.Profile != termenv.Ascii
			if name := state.name; coloured && name != "load-documents" && name != "load-chooser" || look.width == 40 && name != "load-documents" {
				continue
			}
			t.Run(state.name+look.suffix, func(t *testing.T) {
				testdata, err := filepath.Abs("testdata")
				if err != nil {
					t.Fatal(err)
				}
				replace := shortFolder(t)
				d := driveIn(t, pagetest.New(), look.choice, 120, 40)
				enterState(d, state.keys, state.want)
				d.resize(look.width, look.height)
				got := replace(nameStyles(d.app.env.Theme, d.app.View()))
				t.Chdir(filepath.Dir(testdata))
				checkGolden(t, state.name+look.suffix, got)
			})
		}
	}
}

func TestLoadAtEveryWidth(t *testing.T) {
	shortFolder(t)
	d := driveIn(t, pagetest.New(), style.Choice{Profile: termenv.ANSI}, 120, 40)
	for _, state := range []struct {
		name  string
		enter func()
	}{
		{"chooser", func() { d.press("o"); d.shows("everything in here") }},
		{"marked", func() { d.toFile(); d.press(" ") }},
		{"path", func() { d.press("p", "s"); d.shows("sub/  ") }},
		{"failure", func() { d.press("x", "enter"); d.shows("there is no such file") }},
		{"documents", func() { d.press("esc"); d.paste("{}"); d.shows("1 of 1 chosen", "document-shape") }},
		{"JSON", func() { d.press("3", "tab") }},
		{"sent", func() { d.press("s"); d.shows("Sent pasted 1") }},
		{"help", func() { d.press("?"); d.shows("Filter of documents") }},
	} {
		d.resize(120, 40)
		state.enter()
		for _, height := range []int{1, 14, 15, 24, 61} {
			for width := 1; width <= 200; width++ {
				d.resize(width, height)
				checkFits(t, fmt.Sprintf("%s at %dx%d", state.name, width, height), d.app.View(), width, height)
			}
		}
		if t.Failed() {
			return
		}
	}
}

// toFile puts the cursor on a file or folder.
func (d *driver) toFile() {
	for !strings.Contains(withoutStyles(d.app.View()), "› week-1.json") {
		d.press("j")
	}
}

func TestForeignFilesNeverReachTheTerminal(t *testing.T) {
	for name, text := range hostile {
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
			d := driveIn(t, pagetest.New(), style.Choice{Profile: termenv.ANSI}, 120, 40)
			check := func(what string) {
				t.Helper()
				for _, size := range [][2]int{{120, 40}, {80, 24}, {200, 50}} {
					d.resize(size[0], size[1])
					checkHarmless(t, what, d.app.View(), size[0])
				}
				d.resize(120, 40)
			}
			d.toEverything()
			check("chooser")
			d.press("p")
			d.paste(text)
			check("path")
			d.press("enter")
			d.until("an answer", func(view string) bool { return len(d.msgs) == 0 })
			check("failure")
			d.press("esc")
			d.press("enter")
			d.shows("1 of 1 chosen")
			check("documents")
			d.press("3")
			check("JSON")
			d.paste(text + "/x")
			d.until("the rest", func(string) bool { return len(d.msgs) == 0 })
			check("pasted")
		})
	}
}

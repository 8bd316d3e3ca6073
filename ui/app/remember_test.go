package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/settings"
)

// keeping starts the program with the files of a folder, as Run does.
func keeping(t *testing.T, folder string) *driver {
	t.Helper()
	d := drive(t, pagetest.New(), 120, 40)
	d.app.mouseOn = true
	d.app.takeUp(loadKept(Options{State: folder, Config: folder}))
	d.run(d.app.reopen())
	d.resize(120, 40)
	return d
}

func TestTheScreenGoesOnAsItWas(t *testing.T) {
	folder := t.TempDir()
	d := keeping(t, folder)
	d.press("j", "+", "tab", "/", "v", "i", "enter", "f2", "f2", "f3")
	d.shows("The mouse is the terminal's again")
	d.press("v")
	d.shows("Caliper 1.2 · vocabulary")
	d.app.flush()

	again := keeping(t, folder)
	again.shows("Caliper 1.2 · vocabulary")
	again.press("q")
	again.shows("▾ · Annotation", "/vi")
	kept := loadKept(Options{State: folder})
	if kept.state.Theme != "dark" || !kept.state.MouseOff {
		t.Errorf("the choices are %+v", kept.state)
	}
	again.app.flush()
	if page := loadKept(Options{State: folder}).state.Page; page != "" {
		t.Errorf("closed, the page is still %q", page)
	}
}

// TestAnotherSessionIsNotFiltered holds that what was looked for in one session
// does not hide what arrives in the next.
func TestAnotherSessionIsNotFiltered(t *testing.T) {
	folder := t.TempDir()
	d := keeping(t, folder)
	d.press("+", "tab", "/", "v", "i", "enter", "v")
	d.shows("Caliper 1.2 · vocabulary")
	d.app.flush()
	kept := loadKept(Options{State: folder})
	kept.state.Session = "another"
	again := drive(t, pagetest.New(), 120, 40)
	again.app.takeUp(kept)
	again.run(again.app.reopen())
	again.resize(120, 40)
	again.shows("▾ · General", "No messages yet")
	again.hides("/vi")
}

func TestProfilesAskedForGoBeforeThoseUnfoldedOnce(t *testing.T) {
	folder := t.TempDir()
	d := keeping(t, folder)
	d.press("+")
	d.app.flush()
	again := drive(t, pagetest.New(), 120, 40)
	again.app.env.Profiles = []string{"ReadingProfile"}
	again.app.takeUp(loadKept(Options{State: folder}))
	again.resize(120, 40)
	again.shows("▸ · General")
}

func TestWhatIsRememberedIsWrittenWhileItRuns(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	d := keeping(t, folder)
	d.press("j", "+")
	d.until("the file", func(string) bool {
		b, _ := os.ReadFile(filepath.Join(folder, settings.StateFile))
		return strings.Contains(string(b), "AnnotationProfile")
	})
}

func TestAFileThatCannotBeWrittenIsToldOnce(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, settings.StateFile), 0o700); err != nil {
		t.Fatal(err)
	}
	// What the start says is asked here and not on the screen, where the news
	// of the first write may already stand in its place.
	if said := strings.Join(loadKept(Options{State: folder}).problems, " "); !strings.Contains(said, "The screen starts as new, for") || !strings.Contains(said, "it is no regular file") {
		t.Errorf("the start says %q", said)
	}
	d := keeping(t, folder)
	d.press("j")
	d.shows("cannot be kept in")
	d.press("+")
	d.hides("cannot be kept in")
}

func TestBrokenFilesKeepNothingFromStarting(t *testing.T) {
	folder := t.TempDir()
	for name, content := range map[string]string{settings.KeysFile: `{"do.fliter": "x", "bench.load": "q"}`, settings.StateFile: `{"theme": "dark"}`} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := keeping(t, folder)
	d.shows("did you mean do.filter?", "and 2 more", "? shows all")
	d.press("?")
	d.shows("practise the certification")
	d.press("G")
	d.until("what is wrong with the files", func(view string) bool { // wherever the lines break
		all := strings.Join(strings.Fields(view), " ")
		return strings.Contains(all, "! The screen starts as new") && strings.Contains(all, "bench.load stays o") && strings.Contains(all, "it is of another program")
	})
}

func TestWelcomeUntilTheFirstMarkAndOnlyOnce(t *testing.T) {
	folder := t.TempDir()
	d := keeping(t, folder)
	d.shows("Welcome  enter opens a profile, enter again sends its first event: your first mark.")
	d.resize(60, 15)
	d.shows("Welcome  enter and enter again: your first mark.")
	d.resize(120, 40)
	d.press("enter", "enter")
	d.shows("1 of 15 met")
	d.hides("Welcome")
	d.app.flush()

	again := keeping(t, folder)
	again.shows("0 of 15 met")
	again.hides("Welcome")
}

// TestTheWelcomeHidesNothing compares the screen with and without the strip: it
// takes the place of a rule.
func TestTheWelcomeHidesNothing(t *testing.T) {
	first := keeping(t, t.TempDir())
	first.shows("Welcome")
	other := drive(t, pagetest.New(), 120, 40)
	with, without := strings.Split(first.app.View(), "\n"), strings.Split(other.app.View(), "\n")
	for i := range with {
		if with[i] != without[i] && strings.Trim(without[i], "─") != "" {
			t.Errorf("line %d is %q in place of %q", i+1, with[i], without[i])
		}
	}
}

func TestMouseCanBeTurnedOffAndOn(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.app.mouseOn = true
	_, cmd := d.app.Update(keyNamed("f3"))
	if _, ok := findMsg(cmd, tea.DisableMouse()); !ok || d.app.enableMouse() != nil {
		t.Error("the mouse stays on, or comes back with fg")
	}
	d.shows("The mouse is the terminal's again")
	_, cmd = d.app.Update(keyNamed("f3"))
	if _, ok := findMsg(cmd, tea.EnableMouseCellMotion()); !ok {
		t.Error("the mouse stays off")
	}
}

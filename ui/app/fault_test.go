package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// faulty is a page that panics at one place.
type faulty struct {
	page.Plain
	env *page.Env
	at  string
	// armed has the page fail from now on, so that it can be opened first.
	armed bool
}

func (f *faulty) panics(at string) {
	if f.armed && f.at == at {
		panic("the " + at + " of it")
	}
}

func (f *faulty) Title() string     { f.panics("title"); return "faulty" }
func (f *faulty) Init() tea.Cmd     { f.panics("beginning"); return nil }
func (f *faulty) SetSize(_, _ int)  { f.panics("size") }
func (f *faulty) View() []string    { f.panics("view"); return []string{"as it should be"} }
func (f *faulty) Status(int) string { f.panics("status"); return "" }
func (f *faulty) Closed()           { f.panics("closing") }
func (f *faulty) Kept() string      { return `{"id": "urn:uuid:unsent"}` }
func (f *faulty) Update(tea.Msg) tea.Cmd {
	f.panics("update")
	return nil
}

// Commands has one key, which fails in as many ways as work can be begun.
func (f *faulty) Commands() []page.Command {
	f.panics("commands")
	work := func() int { f.panics("work"); return 0 }
	take := func(int) tea.Cmd { f.panics("result"); return nil }
	return []page.Command{{Key: f.env.Keys.Move.Enter, Do: func() tea.Cmd {
		f.panics("key")
		f.panics("closing")
		return tea.Batch(nil, page.After(func() int { return 0 }, take), func() tea.Msg { f.panics("command"); return nil },
			f.env.Wait(page.After(work, take)))
	}}}
}

// fails has a page of the running program panic, by a key, a message of the
// session, and a window of another size.
func (d *driver) fails(f *faulty) {
	d.t.Helper()
	f.armed = true
	d.press("enter")
	d.engine.Current().Receive(pagetest.Mistaken())
	watched := d.app.watching.session
	d.update(page.NewResult(func() tea.Cmd { return d.app.woken(watched, page.TakeSnapshot(watched)) }))
	d.resize(100, 30)
	d.says(" failed and was closed: the " + f.at + " of it; the details are in " + d.app.output.folder)
}

// says waits until the words are on the screen, wherever their lines end.
func (d *driver) says(words string) {
	d.t.Helper()
	d.until(words, func(view string) bool { return strings.Contains(strings.Join(strings.Fields(view), " "), words) })
}

// kept waits until the details of a fault are on disk, so that nothing is written
// any more when a test's folder goes.
func (d *driver) kept() {
	d.t.Helper()
	d.until("the details are kept", func(string) bool {
		files, _ := filepath.Glob(filepath.Join(d.app.output.folder, faultFolder, "*.txt"))
		return len(files) > 0
	})
}

func TestAPageThatFailsIsClosedAndNothingElse(t *testing.T) {
	for _, at := range []string{"title", "size", "view", "status", "update", "commands", "key", "work", "result", "command"} {
		t.Run(at, func(t *testing.T) {
			d := drive(t, pagetest.New(), 120, 40)
			f := &faulty{env: d.app.env, at: at}
			d.ask(func(s page.Screen) tea.Cmd { return s.Push(f) })
			d.shows("as it should be")
			d.fails(f)
			d.until("the bench alone, and nothing waited for", func(string) bool { return len(d.app.pages) == 1 && d.app.waited == 0 })
			d.press("v") // and the screen takes keys as before
			d.shows("CONTENTS")
			files, err := filepath.Glob(filepath.Join(d.app.output.folder, faultFolder, "*.txt"))
			if err != nil || len(files) == 0 {
				t.Fatalf("the details are in %q, %v", files, err)
			}
			told, err := os.ReadFile(files[0])
			for _, words := range []string{"the " + at + " of it", "fault_test.go", `{"id": "urn:uuid:unsent"}`} {
				if !strings.Contains(string(told), words) {
					t.Errorf("%q is not in the details, %v:\n%s", words, err, told)
				}
			}
		})
	}
}

func TestAPageThatFailsAsItOpensIsClosed(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.ask(func(s page.Screen) tea.Cmd { return s.Push(&faulty{env: d.app.env, at: "beginning", armed: true}) })
	d.shows("the beginning of it", "No messages yet")
	d.kept()
}

// TestABenchThatFails has the bench fail, which another one takes the place of
// as soon as that is asked for.
func TestABenchThatFails(t *testing.T) {
	for _, at := range []string{"view", "update", "commands"} {
		t.Run(at, func(t *testing.T) {
			d := drive(t, pagetest.New(), 120, 40)
			f := &faulty{env: d.app.env, at: at}
			d.app.screen().bench = nil
			d.app.pages[0] = f
			d.fails(f)
			d.shows("This page failed and was closed", "enter open it again")
			d.press("enter")
			d.shows("PROFILES", "LOG")
			d.press("?")
			d.shows("· help")
			d.kept()
		})
	}
}

// TestWhatFailsElsewhere has the work of a page fail that is closed already, and
// the report of it fail too.
func TestWhatFailsElsewhere(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	if err := os.WriteFile(filepath.Join(d.app.output.folder, faultFolder), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.update(faultMsg{page: &faulty{env: d.app.env}, what: "late"})
	d.says("failed and was closed: late; the details could not be kept")
	d.says("The endpoint goes on.")
	if len(d.app.pages) != 1 || d.app.screen().bench == nil {
		t.Error("the bench was closed for it")
	}
	d.update(faultMsg{what: "nobody's"})
	d.says("no page's: nobody's; the details could not be kept")
}

// TestKeysAreNotHeldForWhatFails presses a key behind one that opens a page, and
// fails at that.
func TestKeysAreNotHeldForWhatFails(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.ask(func(s page.Screen) tea.Cmd { return s.Wait(func() tea.Msg { panic("opening") }) })
	d.press("?")
	d.shows("Everywhere")
	d.kept()
}

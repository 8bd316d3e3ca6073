package export

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

const (
	bodyOne   = "{\"a\":\n1}"
	bodyTwo   = `{"b":2}`
	bodyThree = `no JSON`
)

// saver opens the page on a session of three messages, the second of which may be
// chosen alone.
func saver(t *testing.T) *pagetest.Driver {
	t.Helper()
	engine := pagetest.Received([]byte(bodyOne), []byte(bodyTwo), []byte(bodyThree))
	return pagetest.Alone(t, engine, style.Choice{Profile: termenv.Ascii}, func(env *page.Env) page.Page {
		return New(env, env.Engine.Session(), []Some{
			{What: "of the log, all", N: 3, Seq: func(i int) int { return i + 1 }},
			{What: "selected: number 2", N: 1, Seq: func(int) int { return 2 }},
		})
	})
}

// saveAs types a path in the place of the one that is offered, and saves.
func saveAs(d *pagetest.Driver, path string) {
	clearPath(d)
	d.Press(path, "enter")
}

func clearPath(d *pagetest.Driver) { d.Page.(*Page).path.SetValue("") }

func read(t *testing.T, path ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestMessagesAreSavedAsLines(t *testing.T) {
	d := saver(t)
	d.Shows("› 3 messages of the log, all", "1 message selected: number 2", "One file of lines")
	path := filepath.Join(t.TempDir(), "all.ndjson")
	saveAs(d, path)
	if got, want := read(t, path), "{\"a\": 1}\n{\"b\":2}\n"; got != want {
		t.Errorf("the file holds %q, want %q", got, want)
	}
	if said := d.Screen.Last(); !d.Closed() || !strings.Contains(said, "Saved 2 messages in "+path) || !strings.Contains(said, "1 left out, being no JSON") {
		t.Errorf("closed %t, said %q", d.Closed(), said)
	}
}

func TestMessagesAreSavedAsFiles(t *testing.T) {
	d := saver(t)
	clearPath(d)
	d.Press("out")
	d.Shows("A folder: message-000001.json and so on")
	folder := filepath.Join(t.TempDir(), "out")
	saveAs(d, folder)
	for name, want := range map[string]string{"message-000001.json": bodyOne, "message-000002.json": bodyTwo, "message-000003.json": bodyThree} {
		if got := read(t, folder, name); got != want {
			t.Errorf("%s holds %q, want %q", name, got, want)
		}
	}
}

func TestTheOtherMessagesAreChosen(t *testing.T) {
	d := saver(t)
	d.Press("tab")
	d.Shows("› 1 message selected: number 2")
	path := filepath.Join(t.TempDir(), "one.ndjson")
	saveAs(d, path)
	if got := read(t, path); got != bodyTwo+"\n" {
		t.Errorf("the file holds %q", got)
	}
	d = saver(t)
	d.Press("tab", "tab")
	d.Shows("› 3 messages")
	only := pagetest.Alone(t, pagetest.New(), style.Choice{Profile: termenv.Ascii}, func(env *page.Env) page.Page {
		return New(env, env.Engine.Session(), []Some{{What: "of the log, all"}})
	})
	only.Press("tab")
	only.Shows("There is nothing else to choose from.")
}

// What is there already is written over only where somebody says so.
func TestAFileThatIsThereIsAskedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "all.ndjson")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := saver(t)
	saveAs(d, path)
	d.Shows(path+" is there already.", "Write over it?")
	d.Press("n")
	if got := read(t, path); got != "mine" || d.Closed() {
		t.Fatalf("it holds %q, closed %t", got, d.Closed())
	}
	d.Press("enter", "y")
	if got := read(t, path); got != "{\"a\": 1}\n{\"b\":2}\n" || !d.Closed() {
		t.Errorf("it holds %q, closed %t", got, d.Closed())
	}
}

func TestWhatCannotBeSavedIsSaid(t *testing.T) {
	d := saver(t)
	clearPath(d)
	d.Press("enter")
	d.Shows("Type where to save")
	folder := t.TempDir()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	saveAs(d, filepath.Join(file, "x.ndjson"))
	d.Shows("Saving stopped: ")
	d.Engine.Current().Unreadable = errors.New("the disk is gone")
	saveAs(d, filepath.Join(folder, "x.ndjson"))
	d.Shows("Saving stopped: ", "the disk is gone")
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 || d.Closed() {
		t.Errorf("left is %v, %v; closed %t", left, err, d.Closed())
	}
}

// While it is being saved nothing is typed and nothing else begun; leaving stops it,
// and nothing half is left.
func TestLeavingStopsTheSaving(t *testing.T) {
	folder := t.TempDir()
	d := saver(t)
	clearPath(d)
	d.Press(filepath.Join(folder, "x.ndjson"))
	d.Held = true
	d.Press("enter")
	d.Shows("saving", d.Env.Keys.Export.Leave.Help().Key+" stop")
	d.Press("y", "enter")
	d.Shows("The messages are being saved.")
	d.Press("tab")
	d.Shows("The messages are being saved.")
	d.Press("esc")
	if !d.Closed() {
		t.Fatal("esc does not close it")
	}
	d.Page.(page.Closer).Closed() // as the program says
	d.Release()
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("left is %v, %v", left, err)
	}
	if said := d.Screen.Last(); !strings.Contains(said, "nothing was left half written") {
		t.Errorf("it says %q", said)
	}
}

func TestSavingFitsEverywhere(t *testing.T) {
	d := saver(t)
	d.FitsEverywhere("saving messages")
	d.Paste(strings.Repeat("学", 60))
	d.FitsEverywhere("saving messages under a long name")
	for _, place := range Places(d.Env) {
		if len(place.Commands) == 0 || !place.Typing {
			t.Errorf("%s: %d commands, typing %t", place.Name, len(place.Commands), place.Typing)
		}
	}
	if d.Page.Title() == "" || d.Page.Update(nil) != nil {
		t.Error("it has no title, or answers what it is not asked")
	}
}

func TestForeignTextInSaving(t *testing.T) {
	for name, text := range pagetest.Hostile() {
		t.Run(name, func(t *testing.T) {
			d := saver(t)
			d.Page.(*Page).choices[0].What = text[:min(len(text), 500)]
			d.Resize(80, 40)
			pagetest.CheckHarmless(t, name, d.Drawn(), 80)
		})
	}
}

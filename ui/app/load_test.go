package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/fixtures"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// fixtureFile is an event that nothing is wrong with.
func fixtureFile(t *testing.T) string {
	t.Helper()
	f, ok := fixtures.ForRow(catalog.V1p2, "ReadingProfile/ViewEvent/Viewed")
	if !ok {
		t.Fatal("the fixture is missing")
	}
	return string(f.Data)
}

// folderOf makes a folder of files by their names and goes there.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		writeFile(t, filepath.Join(dir, name), content)
	}
	t.Chdir(dir)
	return dir
}

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// driveBackend starts the program on the real engine.
func driveBackend(t *testing.T, width, height int) *driver {
	t.Helper()
	b := startBackend(t, nil)
	ctx, cancel := context.WithCancel(context.Background())
	d := newDriver(t, &page.Env{Context: ctx, Engine: b, Keys: keys.Default()}, style.Choice{Name: "none", Profile: termenv.Ascii}, cancel)
	d.resize(width, height)
	return d
}

func (d *driver) typeText(text string) {
	for _, r := range text {
		d.update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
}

// toEverything goes to the line that loads the folder shown.
func (d *driver) toEverything() {
	d.press("o")
	d.shows("everything in here")
	for range 20 {
		if strings.Contains(withoutStyles(d.app.View()), "› everything in here") {
			return
		}
		d.press("j")
	}
	d.t.Fatalf("the cursor does not get there:\n%s", d.app.View())
}

func TestLoadAFolderWithBrokenFilesAndSendIt(t *testing.T) {
	good := fixtureFile(t)
	folderOf(t, map[string]string{
		"broken.json": `{"id": "x`, "good.json": good, "notes.txt": "no document",
		"sub/wrong.json": strings.Replace(good, `"Viewed"`, `"Vieved"`, 1), "sub/lines.ndjson": "{}\n\n[1,\n",
	})
	d := driveBackend(t, 120, 40)
	d.toEverything()
	d.shows("2 files, 1 folder, 1 other not listed")
	d.press("enter")
	d.shows("5 of 5 chosen", "1 ✓  0 !  4 ✗", "✗ fail not JSON", "✓ pass event", filepath.Join("sub", "lines.ndjson:3"), "json-syntax", "action-unknown")
	d.press("s")
	d.shows("2 accepted, 3 refused", "200  View Viewed", "200  View Vieved", "400  ")
	d.press("q")
	d.shows("5 messages", "3 refused")
}

func TestChoosingWhatToSend(t *testing.T) {
	good := fixtureFile(t)
	folderOf(t, map[string]string{"a.json": good, "b.json": strings.Replace(good, `"Viewed"`, `"Vieved"`, 1), "c.json": "{"})
	d := driveBackend(t, 120, 40)
	d.toEverything()
	d.press("enter")
	d.shows("3 of 3 chosen")
	for _, step := range []struct{ key, want string }{
		{"A", "0 of 3 chosen"}, {"!", "2 of 3 chosen"}, {"P", "1 of 3 chosen"}, {"a", "3 of 3 chosen"}, {" ", "2 of 3 chosen"},
	} {
		d.press(step.key)
		d.shows(step.want)
	}
	d.press("A", "s")
	d.shows("No document is chosen: space chooses one, a all.")
	d.press("P", "s")
	d.shows("Sent a.json: 1 document.")
	d.press("t")
	d.shows("✗ json-syntax")
}

func TestASetIsLoadedAndSent(t *testing.T) {
	d := driveBackend(t, 120, 40)
	d.press("o")
	d.shows("Built-in sets", "rows", "mistakes")
	d.press("enter")
	d.shows("93 of 93 chosen", "93 ✓")
	d.press("s")
	d.shows("Sent rows: 93 documents.")
	d.press("q")
	d.shows("15 of 15 met")
}

func TestASendingCanBePausedAndStopped(t *testing.T) {
	engine := pagetest.New()
	engine.Gate = make(chan struct{})
	d := drive(t, engine, 120, 40)
	d.press("o")
	d.shows("Built-in sets")
	d.press("enter")
	d.shows("93 of 93 chosen")
	d.press("s")
	d.shows("sending rows", " 0 of 93", "z pause", "S stop")
	for range 3 {
		engine.Gate <- struct{}{}
	}
	d.shows(" 3 of 93", "left", "200")
	d.press("s")
	d.shows("Still sending rows. S stops it.")
	d.press("z")
	d.shows("paused rows", "z go on")
	engine.Gate <- struct{}{} // the message under way
	d.shows(" 4 of 93")
	d.press("j", "j") // keys are answered meanwhile
	d.press("q")
	d.shows("paused rows", "PROFILES") // the bench shows it too
	d.press("z")
	d.shows("sending rows")
	engine.Gate <- struct{}{}
	d.shows(" 5 of 93")
	d.press("S")
	d.shows("Stopped after 5 of 93. What was sent stays in the log; the rest is still chosen")
	d.press("o")
	d.shows("88 of 93 chosen") // sending again goes on with the rest
}

func TestWhatCannotBeLoadedIsToldAndNothingIsLost(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.json": fixtureFile(t), "empty/readme.txt": "nothing"})
	d := driveBackend(t, 120, 40)
	d.toEverything()
	d.press("enter")
	d.shows("1 of 1 chosen")
	d.press("o", "p")
	d.typeText("nowhere/x.json")
	d.press("enter")
	d.shows("there is no such file or folder", "path nowhere/x.json")
	d.update(tea.KeyMsg{Type: tea.KeyCtrlU})
	d.typeText("emp")
	d.shows("empty" + string(filepath.Separator))
	d.press("tab")
	d.shows("path empty/")
	d.press("enter")
	d.shows("the folder holds no documents")
	d.press("esc", "esc")
	d.shows("1 of 1 chosen", "a.json") // what was loaded is still there
	d.paste(filepath.Join(dir, "gone.json"))
	d.shows("there is no such file or folder")
	d.press("j")
	d.shows("1 of 1 chosen")
}

func TestPastedTextIsLoaded(t *testing.T) {
	dir := folderOf(t, map[string]string{"a file.json": fixtureFile(t)})
	d := driveBackend(t, 120, 40)
	d.press("o")
	d.shows("everything in here")
	d.paste("{\"type\":\"ViewEvent\"}\r{\"type\":\r")
	d.shows("pasted 1", "2 of 2 chosen", "pasted 1:2", "not JSON")
	d.paste("[]")
	d.shows("3 of 3 chosen", "pasted 2")
	d.press("o")
	d.shows("Pasted", "back to what is loaded")
	d.paste("'" + filepath.Join(dir, "a file.json") + "'")
	d.shows("1 of 1 chosen", "a file.json", "View Viewed")
}

func TestSeveralFilesAreMarkedAndFoldersWalked(t *testing.T) {
	good := fixtureFile(t)
	dir := folderOf(t, map[string]string{"a.json": good, "b.json": good, "c.json": good, "deep/down/d.json": good})
	d := driveBackend(t, 120, 40)
	d.toEverything()
	d.press("j", "j")
	d.shows("› deep")
	d.press("right")
	d.shows(filepath.Join(dir, "deep")+"  0 files, 1 folder", "› everything in here")
	d.press("left")
	d.shows("› deep")
	d.press("o")
	d.shows("1 of 1 chosen", filepath.Join("down", "d.json"))
	d.press("o")
	d.shows("› deep")
	d.press("j", " ", " ")
	d.shows("[x] a.json", "[x] b.json", "[ ] c.json")
	d.press("enter")
	d.shows("2 of 2 chosen", "2 places")
}

func TestAFileThatChangesOnDiskIsJudgedAgain(t *testing.T) {
	good := fixtureFile(t)
	dir := folderOf(t, map[string]string{"a.json": strings.Replace(good, `"Viewed"`, `"Vieved"`, 1), "b.json": good})
	d := driveBackend(t, 120, 40)
	d.toEverything()
	d.press("enter")
	d.shows("1 ✓  0 !  1 ✗", "✗ action-unknown")
	writeFile(t, filepath.Join(dir, "a.json"), good+"\n")
	d.shows("2 ✓  0 !  0 ✗", "1 * changed", "[x]*✓", "No findings")
	writeFile(t, filepath.Join(dir, "new.json"), "{")
	d.shows("3 of 3 chosen", "2 * changed", "[x]*✗ fail not JSON   new.json")
	if err := os.Remove(filepath.Join(dir, "b.json")); err != nil {
		t.Fatal(err)
	}
	d.shows("2 of 2 chosen")
	d.press("s")
	d.shows("1 accepted, 1 refused")
	d.press("j")
	d.hides("* changed")
}

// TestAHundredThousandDocuments holds the screen to answering keys while they
// are read, and to drawing no more than is in view.
func TestAHundredThousandDocuments(t *testing.T) {
	const n = 100_000
	dir := folderOf(t, map[string]string{"all.ndjson": strings.Repeat("{\"type\":\"Person\",\"id\":\"urn:x:1\"}\n", n)})
	d := driveBackend(t, 120, 40)
	d.press("o")
	d.shows("everything in here")
	d.press("p")
	d.typeText(filepath.Join(dir, "all.ndjson"))
	d.press("enter")
	d.shows("all.ndjson:1 ")
	d.press("j")
	d.shows("›[x]")
	d.shows(fmt.Sprintf("%d of %d chosen", n, n))
	d.press("G")
	d.shows(fmt.Sprintf("all.ndjson:%d", n))
	d.press("A", "g", " ")
	d.shows(fmt.Sprintf("1 of %d chosen", n))
	if lines := strings.Count(d.app.View(), "\n"); lines >= 40 {
		t.Errorf("%d lines are drawn", lines)
	}
}

func TestClosingTheLoadPageEndsItsWatch(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.json": fixtureFile(t)})
	d := driveBackend(t, 120, 40)
	d.toEverything()
	d.press("enter")
	d.shows("1 of 1 chosen")
	d.press("q")
	d.shows("PROFILES")
	writeFile(t, filepath.Join(dir, "a.json"), "{")
	d.press("o") // opened again, it looks again
	d.shows("0 ✓  0 !  1 ✗", "1 * changed")
}

// TestWhatIsPastedWhereNothingIsTypedIsLoaded pastes on the bench and on pages
// on top of it.
func TestWhatIsPastedWhereNothingIsTypedIsLoaded(t *testing.T) {
	for _, names := range [][]string{nil, {"u"}, {"O"}, {"L"}, {"?"}} {
		d := drive(t, pagetest.New(), 120, 40)
		d.press(names...)
		d.paste(`{"type":"ViewEvent"}`)
		d.shows("· load", "pasted 1", "ViewEvent")
		d.press("q")
		d.paste(`{"type":"SessionEvent"}`) // loaded beside it
		d.shows("· load", "pasted 2", "SessionEvent")
	}
}

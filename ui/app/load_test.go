package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/fixtures"
	"caliper-playground/ui/page/pagetest"
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
	return drive(t, startBackend(t, nil), width, height)
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

// filterFolder is a folder with something of each kind; the driver has loaded
// all of it.
func filterFolder(t *testing.T, width, height int) (*driver, string) {
	t.Helper()
	good := fixtureFile(t)
	dir := folderOf(t, map[string]string{
		"week-1.json": good, "week-2.json": strings.Replace(good, `"Viewed"`, `"Vieved"`, 1), "broken.json": `{"id": "x`,
		"person.json":  `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"https://example.org/people/7","type":"Person","name":"Ines"}`,
		"lines.ndjson": strings.ReplaceAll(strings.TrimSpace(good), "\n", " ") + "\n\n[1,\n",
	})
	d := driveBackend(t, width, height)
	d.toEverything()
	d.press("enter")
	d.shows("6 of 6 chosen")
	return d, dir
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
	d.shows("5 messages", "3 messages refused")
}

func TestASendingCanBePausedAndStopped(t *testing.T) {
	t.Parallel()
	engine := pagetest.New()
	engine.Gate = make(chan struct{})
	d := drive(t, engine, 120, 40)
	d.press("o")
	d.shows("Built-in sets")
	d.press("enter")
	d.shows("93 of 93 chosen")
	d.press("s", "y")
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

// TestTheFilterStaysWhenAFileChanges mends a file that is listed because it
// failed: its new verdict must be seen, and the cursor stays.
func TestTheFilterStaysWhenAFileChanges(t *testing.T) {
	d, dir := filterFolder(t, 120, 40)
	d.press("/")
	d.typeText("fail")
	d.press("enter", "G")
	d.shows("›[x] ✗ fail event      week-2.json")
	writeFile(t, filepath.Join(dir, "week-2.json"), fixtureFile(t)+"\n")
	d.shows("›[x]*✓ pass event      week-2.json", "3 of 6 shown", "No findings")
	writeFile(t, filepath.Join(dir, "aaa.json"), "{")
	d.shows("4 of 7 shown", "aaa.json", "›[x]*✓ pass event      week-2.json")
	if err := os.Remove(filepath.Join(dir, "broken.json")); err != nil {
		t.Fatal(err)
	}
	d.shows("3 of 6 shown", "›[x]*✓ pass event      week-2.json")
	d.press("/")
	d.typeText(" ") // typed anew, it says what it says
	d.shows("2 of 6 shown")
	d.press("esc")
	d.shows("6 of 6 chosen", "›[x]")
}

// TestFilesThatComeAndGoAreNoticed edits in place and by rename, deletes and
// brings back, and adds files to folders that are there and that are new; what
// is selected stays.
func TestFilesThatComeAndGoAreNoticed(t *testing.T) {
	good := fixtureFile(t)
	bad := strings.Replace(good, `"Viewed"`, `"Vieved"`, 1)
	dir := folderOf(t, map[string]string{"class/b.json": good, "class/c.json": good, "class/empty/notes.txt": "-"})
	class := filepath.Join(dir, "class")
	d := driveBackend(t, 120, 40)
	d.press("o")
	d.shows("everything in here")
	d.paste(class)
	d.shows("2 of 2 chosen", "2 ✓")
	d.press("G")
	d.shows("›[x] ✓ pass event      c.json")
	writeFile(t, filepath.Join(class, "c.json.tmp"), bad)
	if err := os.Rename(filepath.Join(class, "c.json.tmp"), filepath.Join(class, "c.json")); err != nil {
		t.Fatal(err)
	}
	d.shows("›[x]*✗ fail event      c.json", "✗ action-unknown") // saved by rename
	writeFile(t, filepath.Join(class, "a.json"), bad)
	d.shows("3 of 3 chosen", "›[x]*✗ fail event      c.json", "a.json") // one more above
	writeFile(t, filepath.Join(class, "empty", "d.json"), good)
	d.shows("4 of 4 chosen", filepath.Join("empty", "d.json"))
	if err := os.MkdirAll(filepath.Join(class, "new", "below"), 0o755); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(class, "new", "below", "e.json"), good)
	d.shows("5 of 5 chosen", filepath.Join("new", "below", "e.json"))
	away := filepath.Join(dir, "away")
	if err := os.Rename(class, away); err != nil {
		t.Fatal(err)
	}
	d.shows("there is no such file or folder", "0 of 1 chosen")
	if err := os.Rename(away, class); err != nil {
		t.Fatal(err)
	}
	d.shows("5 of 5 chosen")
	writeFile(t, filepath.Join(class, "b.json"), bad+"\n")
	d.shows("2 ✓  0 !  3 ✗") // what came back is looked at again
}

package load

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestChoosingWhatToSend(t *testing.T) {
	good := fixtureFile(t)
	folderOf(t, map[string]string{"a.json": good, "b.json": strings.Replace(good, `"Viewed"`, `"Vieved"`, 1), "c.json": "{"})
	d := alone(t)
	toEverything(t, d)
	d.Press("enter")
	d.Shows("3 of 3 chosen")
	for _, step := range []struct{ key, want string }{
		{"A", "0 of 3 chosen"}, {"!", "2 of 3 chosen"}, {"P", "1 of 3 chosen"}, {"a", "3 of 3 chosen"}, {" ", "2 of 3 chosen"},
	} {
		d.Press(step.key)
		d.Shows(step.want)
	}
	d.Press("A", "s")
	d.Shows("No document is chosen: space chooses one, a all.")
	d.Press("P", "s")
	d.Shows("Sent a.json: 1 document.")
	d.Press("t")
	d.Shows("✗ json-syntax")
}

func TestASetIsLoadedAndSent(t *testing.T) {
	d := alone(t)
	d.Shows("Built-in sets", "rows", "mistakes")
	d.Press("enter")
	d.Shows("93 of 93 chosen", "93 ✓")
	d.Press("s") // so many are not sent by one key
	d.Shows("Send 93 documents of rows?")
	d.Press("n")
	if got := d.Engine.Session().Len(); got != 0 {
		t.Errorf("after no %d messages were sent", got)
	}
	d.Press("s", "y")
	d.Shows("Sent rows: 93 documents.")
	if got := d.Engine.Session().Len(); got != 93 {
		t.Errorf("%d messages were sent, want 93", got)
	}
}

func TestWhatCannotBeLoadedIsToldAndNothingIsLost(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.json": fixtureFile(t), "empty/readme.txt": "nothing"})
	d := alone(t)
	toEverything(t, d)
	d.Press("enter")
	d.Shows("1 of 1 chosen")
	d.Press("o", "p")
	d.Press("nowhere/x.json")
	d.Press("enter")
	d.Shows("there is no such file or folder", "path nowhere/x.json")
	d.Press("ctrl+u")
	d.Press("emp")
	d.Shows("empty" + string(filepath.Separator))
	d.Press("tab")
	d.Shows("path empty/")
	d.Press("enter")
	d.Shows("the folder holds no documents")
	d.Press("esc", "esc")
	d.Shows("1 of 1 chosen", "a.json") // what was loaded is still there
	d.Paste(filepath.Join(dir, "gone.json"))
	d.Shows("there is no such file or folder")
	d.Press("j")
	d.Shows("1 of 1 chosen")
}

func TestPastedTextIsLoaded(t *testing.T) {
	dir := folderOf(t, map[string]string{"a file.json": fixtureFile(t)})
	d := alone(t)
	d.Shows("everything in here")
	d.Paste("{\"type\":\"ViewEvent\"}\r{\"type\":\r")
	d.Shows("pasted 1", "2 of 2 chosen", "pasted 1:2", "not JSON")
	d.Paste("[]")
	d.Shows("3 of 3 chosen", "pasted 2")
	d.Press("o")
	d.Shows("Pasted", "back to what is loaded")
	d.Paste("'" + filepath.Join(dir, "a file.json") + "'")
	d.Shows("1 of 1 chosen", "a file.json", "View Viewed")
}

func TestSeveralFilesAreMarkedAndFoldersWalked(t *testing.T) {
	good := fixtureFile(t)
	dir := folderOf(t, map[string]string{"a.json": good, "b.json": good, "c.json": good, "deep/down/d.json": good})
	d := alone(t)
	toEverything(t, d)
	d.Press("j", "j")
	d.Shows("› deep")
	d.Press("right")
	d.Shows(filepath.Join(dir, "deep")+"  0 files, 1 folder", "› everything in here")
	d.Press("left")
	d.Shows("› deep")
	d.Press("o")
	d.Shows("1 of 1 chosen", filepath.Join("down", "d.json"))
	d.Press("o")
	d.Shows("› deep")
	d.Press("j", " ", " ")
	d.Shows("[x] a.json", "[x] b.json", "[ ] c.json")
	d.Press("enter")
	d.Shows("2 of 2 chosen", "2 places")
}

// TestMoreDocumentsThanAnyWindow holds the screen to answering keys while they
// are read, and to drawing no more than is in view.
func TestMoreDocumentsThanAnyWindow(t *testing.T) {
	const n = 20_000 // which are still being read when the first keys come
	dir := folderOf(t, map[string]string{"all.ndjson": strings.Repeat("{\"type\":\"Person\",\"id\":\"urn:x:1\"}\n", n)})
	d := alone(t)
	d.Shows("everything in here")
	d.Press("p")
	d.Press(filepath.Join(dir, "all.ndjson"))
	d.Press("enter")
	d.Shows("all.ndjson:1 ")
	d.Press("j")
	d.Shows("›[x]")
	d.Shows(fmt.Sprintf("%d of %d chosen", n, n))
	d.Press("G")
	d.Shows(fmt.Sprintf("all.ndjson:%d", n))
	d.Press("A", "g", " ")
	d.Shows(fmt.Sprintf("1 of %d chosen", n))
	if lines := strings.Count(d.View(), "\n"); lines >= 40 {
		t.Errorf("%d lines are drawn", lines)
	}
}

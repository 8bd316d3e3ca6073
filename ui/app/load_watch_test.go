package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

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

func TestAPathThatIsNotThereNamesTheNearest(t *testing.T) {
	dir := folderOf(t, map[string]string{"week one/events.json": fixtureFile(t), ".hidden/x.json": "{}"})
	d := driveBackend(t, 120, 40)
	d.press("o")
	d.shows("everything in here")
	d.press("p")
	d.typeText("week one/evnets.json")
	d.press("enter")
	d.shows("there is no such file or folder", "the nearest is", "events.json")
	d.press("ctrl+u")
	d.typeText("weak one/")
	d.shows("there is no such folder", "nearest is")
	d.press("ctrl+u")
	d.typeText(".h")
	d.shows(".hidden/") // once its name begins with a point
	d.press("tab")
	d.shows("path .hidden/▏", "x.json")
	d.press("ctrl+u")
	d.paste(strings.ReplaceAll(filepath.Join(dir, "week one"), " ", `\ `)) // as a shell writes it
	d.shows("week one▏")
	d.press("tab")
	d.shows("week one/▏")
	d.press("e", "tab", "enter")
	d.shows("1 of 1 chosen", "events.json")
}

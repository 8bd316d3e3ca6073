package load

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestAPathThatIsNotThereNamesTheNearest(t *testing.T) {
	dir := folderOf(t, map[string]string{"week one/events.json": fixtureFile(t), ".hidden/x.json": "{}"})
	d := alone(t)
	d.Shows("everything in here")
	d.Press("p")
	d.Press("week one/evnets.json")
	d.Press("enter")
	d.Shows("there is no such file or folder", "the nearest is", "events.json")
	d.Press("ctrl+u")
	d.Press("weak one/")
	d.Shows("there is no such folder", "nearest is")
	d.Press("ctrl+u")
	d.Press(".h")
	d.Shows(".hidden/") // once its name begins with a point
	d.Press("tab")
	d.Shows("path .hidden/▏", "x.json")
	d.Press("ctrl+u")
	d.Paste(strings.ReplaceAll(filepath.Join(dir, "week one"), " ", `\ `)) // as a shell writes it
	d.Shows("week one▏")
	d.Press("tab")
	d.Shows("week one/▏")
	d.Press("e", "tab", "enter")
	d.Shows("1 of 1 chosen", "events.json")
}

package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/fixtures"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/page/sending"
	"caliper-playground/ui/style"
)

// alone opens the page in the folder that the test is in.
func alone(t *testing.T) *pagetest.Driver {
	t.Helper()
	return aloneIn(t, style.Choice{Profile: termenv.Ascii})
}

func aloneIn(t *testing.T, choice style.Choice) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, pagetest.New(), choice, func(env *page.Env) page.Page { return New(env, sending.New(env)) })
}

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

// toEverything goes to the line that loads the folder shown.
func toEverything(t *testing.T, d *pagetest.Driver) {
	d.Shows("everything in here")
	for range 20 {
		if strings.Contains(pagetest.WithoutStyles(d.View()), "› everything in here") {
			return
		}
		d.Press("j")
	}
	t.Fatalf("the cursor does not get there:\n%s", d.View())
}

// filterFolder is a folder with something of each kind; the driver has loaded
// all of it.
func filterFolder(t *testing.T, width, height int) (*pagetest.Driver, string) {
	t.Helper()
	good := fixtureFile(t)
	dir := folderOf(t, map[string]string{
		"week-1.json": good, "week-2.json": strings.Replace(good, `"Viewed"`, `"Vieved"`, 1), "broken.json": `{"id": "x`,
		"person.json":  `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"https://example.org/people/7","type":"Person","name":"Ines"}`,
		"lines.ndjson": strings.ReplaceAll(strings.TrimSpace(good), "\n", " ") + "\n\n[1,\n",
	})
	d := alone(t)
	toEverything(t, d)
	d.Press("enter")
	d.Shows("6 of 6 chosen")
	return d, dir
}

package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

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

func TestTheDocumentsAreFilteredAsOneTypes(t *testing.T) {
	d, _ := filterFolder(t, 120, 40)
	d.press("/")
	d.shows("rule:actor", "esc show all")
	for _, test := range []struct {
		filter, count string
		see           []string
	}{
		{"week", "2 of 6 shown, 2 chosen", []string{"week-1.json", "week-2.json"}},
		{"fail", "3 of 6 shown, 3 chosen", []string{"week-2.json", "broken.json", "lines.ndjson:3"}},
		{"verdict:pass -person", "2 of 6 shown", []string{"week-1.json", "lines.ndjson:1"}},
		{"rule:action-unk", "1 of 6 shown", []string{"week-2.json"}},
		{"json-syntax", "2 of 6 shown", []string{"broken.json", "lines.ndjson:3"}},
		{"profile:read", "3 of 6 shown", []string{"week-1.json", "week-2.json", "lines.ndjson:1"}},
		{"event:view file:week", "2 of 6 shown", []string{"week-1.json", "week-2.json"}},
		{"text:ines", "1 of 6 shown", []string{"person.json"}},
		{"-text:ines fail", "3 of 6 shown", []string{"broken.json"}},
		{"nobody", "0 of 6 shown", []string{"No document matches. esc shows all again."}},
		{"verdict:x", "a verdict is pass, unjudged, warn, fail", []string{"No document matches: a verdict is"}},
	} {
		d.update(tea.KeyMsg{Type: tea.KeyCtrlU})
		d.typeText(test.filter)
		d.shows(append(test.see, "/"+test.filter, test.count)...)
	}
	d.press("esc")
	d.shows("6 of 6 chosen", "person.json")
	d.hides("shown")
}

func TestChoosingAndSendingAreAboutWhatIsShown(t *testing.T) {
	d, _ := filterFolder(t, 120, 40)
	d.press("A", "/")
	d.typeText("week")
	d.press("enter")
	d.shows("2 of 6 shown, 0 chosen   esc shows all")
	d.press("s")
	d.shows("No document is chosen: space chooses one, a all.")
	d.press("a")
	d.shows("2 of the 2 shown are chosen. The other 4, which the filter hides, are as they were")
	d.press("esc")
	d.shows("2 of 6 chosen")
	d.press("a", "/")
	d.typeText("json-syntax")
	d.press("enter", "s")
	d.shows("Sent ", " /json-syntax: 0 accepted, 2 refused", "400")
	d.press("esc")
	d.shows("6 of 6 chosen") // the others were neither sent nor lost
	d.press("q")
	d.shows("2 messages")
	d.press("o")
	d.shows("6 of 6 chosen")
	d.press("A", "/")
	d.typeText("refused")
	d.shows("2 of 6 shown, 0 chosen")
	d.press("esc", "j", " ", "/")
	d.typeText("broken")
	d.press("enter", " ", " ", "s")
	d.shows("None of the documents shown is chosen, and those that the filter hides are not sent")
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

// TestAFilterOfAHundredThousandDocuments holds keys to being answered while it
// looks, by texts too.
func TestAFilterOfAHundredThousandDocuments(t *testing.T) {
	const n = 100_000
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, "{\"type\":\"Person\",\"id\":\"urn:x:%d\"}\n", i)
	}
	dir := folderOf(t, map[string]string{"all.ndjson": lines.String()})
	d := driveBackend(t, 120, 40)
	d.press("o")
	d.shows("everything in here")
	d.paste(filepath.Join(dir, "all.ndjson"))
	d.shows(fmt.Sprintf("%d of %d chosen", n, n))
	d.press("/")
	d.typeText("file:ndjson:9999")
	d.shows(fmt.Sprintf("11 of %d shown", n), "all.ndjson:99999")
	d.update(tea.KeyMsg{Type: tea.KeyCtrlU})
	d.typeText("text:urn:x:77777")
	d.shows(fmt.Sprintf("1 of %d shown, 1 chosen", n), "all.ndjson:77778 ")
	d.press("enter", "A")
	d.shows("0 of the 1 shown are chosen")
	d.press("esc")
	d.shows(fmt.Sprintf("%d of %d chosen", n-1, n), "›[ ]", "all.ndjson:77778")
}

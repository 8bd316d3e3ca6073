package load

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// The list and the document are zoomed each to the whole page, the mouse goes to what
// is seen, and both are back where they were.
func TestListAndDocumentAreZoomed(t *testing.T) {
	folderOf(t, map[string]string{"one.json": wrong, "two.json": wrong})
	d := alone(t)
	d.Window(80, 24)
	d.Press("p", ".", "enter")
	d.Shows("2 of 2 chosen", "action-unknown")
	before := d.Drawn()
	d.Press("f4")
	d.Shows("›LOAD", "one.json", "two.json")
	d.Hides("[Findings")
	d.Click("two.json")
	d.Press("tab")
	d.Shows("›two.json  [Findings 2]", "profile-unknown", "action-unknown")
	d.Hides("2 of 2 chosen")
	d.Click("JSON")
	d.Shows("[JSON]", "readingprofile")
	d.FitsEverywhere("a zoomed document")
	d.Press("1", "tab", "k", "f4")
	if d.Drawn() != before {
		t.Errorf("not as it was:\n%s", d.Drawn())
	}
	d.Press("f4", "esc")
	if d.Drawn() != before || d.Closed() {
		t.Errorf("after esc not as it was:\n%s", d.Drawn())
	}
}

// The filter of the document in focus shows what has its words there, and leaves the
// list as it is.
func TestTheDocumentInFocusIsFiltered(t *testing.T) {
	folderOf(t, map[string]string{"one.json": wrong, "two.json": wrong})
	d := alone(t)
	d.Press("p", ".", "enter")
	d.Shows("2 of 2 chosen", "action-unknown")
	d.Press("tab", "3", "/", "action")
	d.Shows("[JSON]  /action▏", "1 of ", `"action"`, "2 of 2 chosen")
	d.Press("enter")
	d.Shows("[JSON]  /action")
	d.FitsEverywhere("a filtered document")
	d.Press("1", "/", "ctrl+u", "profile", "enter")
	d.Shows("[Findings]  /profile", "1 of 2 findings", "profile-unknown")
	d.Hides("action-unknown  ")
	d.Press("esc")
	d.Shows("Findings 2", "2 of 2 chosen")
	d.Press("esc", "/", "two")
	d.Shows("1 of 2 shown")
}

func TestTheDocumentsAreFilteredAsOneTypes(t *testing.T) {
	d, _ := filterFolder(t, 120, 40)
	d.Press("/")
	d.Shows("rule:actor", "esc ends it")
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
		d.Press("ctrl+u")
		d.Press(test.filter)
		d.Shows(append(test.see, "/"+test.filter, test.count)...)
	}
	d.Press("esc")
	d.Shows("6 of 6 chosen", "person.json")
	d.Hides("shown")
}

func TestChoosingAndSendingAreAboutWhatIsShown(t *testing.T) {
	d, _ := filterFolder(t, 120, 40)
	d.Press("A", "/")
	d.Press("week")
	d.Press("enter")
	d.Shows("2 of 6 shown, 0 chosen   esc shows all")
	d.Press("s")
	d.Shows("No document is chosen: space chooses one, a all.")
	d.Press("a")
	d.Shows("2 of the 2 shown are chosen. The other 4, which the filter hides, are as they were")
	d.Press("esc")
	d.Shows("2 of 6 chosen")
	d.Press("a", "/")
	d.Press("json-syntax")
	d.Press("enter", "s")
	d.Shows("Sent ", " /json-syntax: 0 accepted, 2 refused", "400")
	d.Press("esc")
	d.Shows("6 of 6 chosen") // the others were neither sent nor lost
	if got := d.Engine.Session().Len(); got != 2 {
		t.Errorf("%d messages were sent, want 2", got)
	}
	d.Press("A", "/")
	d.Press("refused")
	d.Shows("2 of 6 shown, 0 chosen")
	d.Press("esc", "j", " ", "/")
	d.Press("broken")
	d.Press("enter", " ", " ", "s")
	d.Shows("None of the documents shown is chosen, and those that the filter hides are not sent")
}

// TestAFilterOfManyDocuments holds keys to being answered while it
// looks, by texts too.
func TestAFilterOfManyDocuments(t *testing.T) {
	const n = 20_000
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, "{\"type\":\"Person\",\"id\":\"urn:x:%d\"}\n", i)
	}
	dir := folderOf(t, map[string]string{"all.ndjson": lines.String()})
	d := alone(t)
	d.Shows("everything in here")
	d.Paste(filepath.Join(dir, "all.ndjson"))
	d.Shows(fmt.Sprintf("%d of %d chosen", n, n))
	d.Press("/")
	d.Press("file:ndjson:1999")
	d.Shows(fmt.Sprintf("11 of %d shown", n), "all.ndjson:19999")
	d.Press("ctrl+u")
	d.Press("text:urn:x:17777")
	d.Shows(fmt.Sprintf("1 of %d shown, 1 chosen", n), "all.ndjson:17778 ")
	d.Press("enter", "A")
	d.Shows("0 of the 1 shown are chosen")
	d.Press("esc")
	d.Shows(fmt.Sprintf("%d of %d chosen", n-1, n), "›[ ]", "all.ndjson:17778")
}

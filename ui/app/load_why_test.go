package app

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestADisabledCommandOfTheLoadPageSaysWhy asks by key and by palette.
func TestADisabledCommandOfTheLoadPageSaysWhy(t *testing.T) {
	good := fixtureFile(t)
	dir := folderOf(t, map[string]string{"a.json": good})
	d := driveBackend(t, 120, 40)
	d.press("o")
	d.shows("everything in here")
	type step struct{ key, command, says string }
	check := func(steps []step) {
		t.Helper()
		for _, s := range steps {
			d.press(s.key)
			d.shows(s.says)
			d.press("ctrl+p")
			d.shows("· commands")
			d.typeText(s.command)
			d.press("enter")
			d.shows(": " + s.says)
			d.press("esc")
			d.hides("· commands")
		}
	}
	check([]step{
		{" ", "mark several", "Files and folders can be marked"},
		{"s", "send what is chosen", "Nothing is loaded yet: enter loads what the cursor is on, p takes a path."},
		{"e", "open in compose", "Nothing is loaded yet"},
		{"z", "pause sending", "Nothing is being sent."},
		{"S", "stop sending", "Nothing is being sent or read."},
	})
	d.paste(filepath.Join(dir, "a.json"))
	d.shows("1 of 1 chosen", "No findings")
	check([]step{
		{"!", "choose only what fails", "None of the documents shown fails. A chooses none."},
		{"t", "next failure", "None of the documents shown failed"},
		{"W", "why this rule", "The selected document has no finding."},
		{"+", "unfold", "There is something to fold in the JSON. 3 shows it."},
		{"S", "stop sending", "Nothing is being sent or read."},
	})
	d.press("A")
	d.shows("0 of 1 chosen")
	check([]step{{"s", "send what is chosen", "No document is chosen: space chooses one, a all."}})
	d.press("/")
	d.typeText("zzz")
	d.press("enter")
	check([]step{
		{"s", "send what is chosen", "The filter shows no document. esc shows all again."},
		{"e", "open in compose", "No document is selected."},
		{" ", "choose, or not", "The filter shows no document."},
	})
	d.press("esc", "o")
	d.shows("Built-in sets")
	check([]step{{"s", "send what is chosen", "The documents are not in sight: esc goes back to them."}})
}

// TestDocumentsAreOpenedInCompose takes an event, an envelope and broken JSON
// over, and what cannot be opened says why.
func TestDocumentsAreOpenedInCompose(t *testing.T) {
	good := fixtureFile(t)
	envelope := `{"sensor":"https://example.org/sensors/1","sendTime":"2026-03-03T10:42:11.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[` + good + `,` + good + `]}`
	folderOf(t, map[string]string{"a-event.json": good, "b-envelope.json": envelope, "c-broken.json": "{\n  \"id\": \"x\n", "d-large.json": "[" + strings.Repeat(" ", 1<<20) + "]"})
	d := driveBackend(t, 120, 40)
	d.toEverything()
	d.press("enter")
	d.shows("4 of 4 chosen")
	d.press("e")
	d.shows("COMPOSE", "ViewEvent", "Viewed")
	d.press("q")
	d.shows("4 of 4 chosen") // nothing was changed, so nothing is asked
	d.press("j", "e")
	d.shows("COMPOSE", "event 2", "https://example.org/sensors/1")
	d.press("q")
	d.shows("4 of 4 chosen")
	d.press("j", "e")
	d.shows("COMPOSE", `"id": "x`, "column 11: Invalid character", "the text cannot be taken over yet")
	d.press("q")
	d.shows("4 of 4 chosen")
	d.press("j", "e")
	d.shows("It has 1.0 MiB; up to 1.0 MiB")
	d.press("k", "k", "k", "ctrl+p")
	d.shows("· commands")
	d.typeText("open in compose")
	d.press("enter")
	d.shows("COMPOSE", "ViewEvent")
}

package load

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// TestADisabledCommandSaysWhy asks by key, and as the list of commands does.
func TestADisabledCommandSaysWhy(t *testing.T) {
	good := fixtureFile(t)
	dir := folderOf(t, map[string]string{"a.json": good})
	d := alone(t)
	d.Shows("everything in here")
	type step struct{ key, says string }
	check := func(steps []step) {
		t.Helper()
		for _, s := range steps {
			d.Press(s.key)
			d.Shows(s.says)
			press, _ := keys.Press(s.key)
			listed := slices.ContainsFunc(d.Page.Commands(), func(c page.Command) bool {
				return keys.Matches(press.String(), c.Key) && strings.Contains(c.Reason(), s.says)
			})
			if !listed {
				t.Errorf("no command with the key %s says %q", s.key, s.says)
			}
		}
	}
	check([]step{
		{" ", "Files and folders can be marked"},
		{"s", "Nothing is loaded yet: enter loads what the cursor is on, p takes a path."},
		{"e", "Nothing is loaded yet"},
		{"z", "Nothing is being sent."},
		{"S", "Nothing is being sent or read."},
	})
	d.Paste(filepath.Join(dir, "a.json"))
	d.Shows("1 of 1 chosen", "No findings")
	check([]step{
		{"!", "None of the documents shown fails. A chooses none."},
		{"t", "None of the documents shown failed"},
		{"f", "The selected document has no finding."},
		{"p", "o lists what else there is to load; p takes a path there."},
		{"+", "There is something to fold in the JSON. 3 shows it."},
		{"S", "Nothing is being sent or read."},
	})
	d.Press("A")
	d.Shows("0 of 1 chosen")
	check([]step{{"s", "No document is chosen: space chooses one, a all."}})
	d.Press("/")
	d.Press("zzz")
	d.Press("enter")
	check([]step{
		{"s", "The filter shows no document. esc shows all again."},
		{"e", "No document is selected."},
		{" ", "The filter shows no document."},
	})
	d.Press("esc", "o")
	d.Shows("Built-in sets")
	check([]step{{"s", "The documents are not in sight: esc goes back to them."}})
}

// TestDocumentsAreOpenedInCompose takes an event, an envelope and broken JSON
// over, and what cannot be opened says why.
func TestDocumentsAreOpenedInCompose(t *testing.T) {
	good := fixtureFile(t)
	envelope := `{"sensor":"https://example.org/sensors/1","sendTime":"2026-03-03T10:42:11.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[` + good + `,` + good + `]}`
	folderOf(t, map[string]string{"a-event.json": good, "b-envelope.json": envelope, "c-broken.json": "{\n  \"id\": \"x\n", "d-large.json": "[" + strings.Repeat(" ", 1<<20) + "]"})
	d := alone(t)
	toEverything(t, d)
	d.Press("enter")
	d.Shows("4 of 4 chosen")
	opens := func(want page.ComposeEvent) {
		t.Helper()
		d.Press("e")
		all := d.Screen.Opened
		if len(all) == 0 || !reflect.DeepEqual(all[len(all)-1], want) {
			t.Errorf("it opened %+v, want %+v last", all, want)
		}
	}
	opens(page.ComposeEvent{Version: catalog.V1p2, Source: "a-event.json", Data: []byte(good)})
	d.Press("j")
	opens(page.ComposeEvent{Version: catalog.V1p2, Source: "b-envelope.json", Data: []byte(envelope)})
	d.Press("j")
	opens(page.ComposeEvent{Version: catalog.V1p2, Source: "c-broken.json", Data: []byte("{\n  \"id\": \"x\n")})
	d.Press("j", "e")
	d.Shows("It has 1.0 MiB; up to 1.0 MiB")
	if got := len(d.Screen.Opened); got != 3 {
		t.Errorf("%d were opened, want 3", got)
	}
}

// TestWhyADocumentFails answers with what was found in it and with why its event earns
// no mark, and begins at the rule of the finding, also where the keys are in the list.
func TestWhyADocumentFails(t *testing.T) {
	d := alone(t)
	d.Paste(string(pagetest.Mistake(t, "action-misspelt")))
	d.Shows("action-unknown")
	d.Press("W")
	if len(d.Screen.Opened) != 1 {
		t.Fatalf("it opened %v", d.Screen.Opened)
	}
	answer := d.Screen.Opened[0].(page.Answer)
	said := ""
	for _, part := range answer.Parts {
		said += part.Title + "\n" + strings.Join(part.Lines, "\n") + "\n"
	}
	if !slices.Equal(answer.About, []string{"action-unknown"}) || !strings.HasPrefix(said, "action-unknown\n") || !strings.Contains(said, "It fills no row") {
		t.Errorf("about %q it says\n%s", answer.About, said)
	}
}

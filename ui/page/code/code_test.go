package code

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/engine/snippet"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

const viewed = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent",
 "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/docs/1", "type": "Document"}, "eventTime": "2026-03-02T09:15:00.000Z"}`

func alone(t *testing.T, data string) *pagetest.Driver {
	t.Helper()
	language := snippet.Curl
	return aloneIn(t, data, &language, style.Choice{Profile: termenv.Ascii})
}

func aloneIn(t *testing.T, data string, language *snippet.Language, choice style.Choice) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, pagetest.New(), choice, func(env *page.Env) page.Page {
		return New(env, page.ShowCode{What: "message 1", Version: catalog.V1p2, Data: []byte(data)}, language)
	})
}

// firsts are a line that only the program of each language has.
var firsts = map[snippet.Language]string{
	snippet.Curl: "#!/bin/sh", snippet.Go: "package main", snippet.Python: "import urllib.request", snippet.JavaScript: "process.env.CALIPER_ENDPOINT",
	snippet.Browser: "globalThis.CALIPER_ENDPOINT", snippet.Java: "public class Send",
}

// Each way to turn goes through all languages, in a circle, from the first line of
// each program.
func TestLanguagesTurn(t *testing.T) {
	for _, way := range []struct {
		key string
		by  int
	}{{"tab", 1}, {"right", 1}, {"l", 1}, {"shift+tab", -1}, {"left", -1}} {
		d := alone(t, viewed)
		d.Window(100, 100)
		all := snippet.Languages()
		for i := range 2 * len(all) {
			language := all[(i*way.by+len(all)*2)%len(all)]
			d.Shows("["+language.Title()+"]", "Sends message 1", firsts[language])
			d.Press("G", way.key)
		}
	}
}

func TestTheLanguageIsRemembered(t *testing.T) {
	language := snippet.Language("cobol")
	d := aloneIn(t, viewed, &language, style.Choice{Profile: termenv.Ascii})
	d.Shows("[curl]")
	d.Press("tab", "tab")
	aloneIn(t, viewed, &language, style.Choice{Profile: termenv.Ascii}).Shows("[Python]")
}

func TestClickOnALanguage(t *testing.T) {
	d := alone(t, viewed)
	d.Click("Java")
	d.Shows("[Java]", "public class Send")
	d.Update(tea.MouseMsg{X: 3, Y: 5, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	d.Shows("[Java]")
}

func TestCopied(t *testing.T) {
	d := alone(t, viewed)
	d.Press("tab", "tab", "y")
	if len(d.Screen.Copied) != 1 {
		t.Fatalf("copied %v", d.Screen.Copied)
	}
	want, err := snippet.Write(snippet.Python, "message 1", sensor, catalog.V1p2, []byte(viewed))
	if got := d.Screen.Copied[0]; err != nil || got.Text != want || got.What != "the program in Python that sends message 1" {
		t.Errorf("%v: copied %q: %s", err, got.What, got.Text)
	}
}

func TestSaved(t *testing.T) {
	t.Chdir(t.TempDir())
	d := alone(t, viewed)
	d.Env.Getenv = func(name string) string { return map[string]string{"HOME": filepath.Join(".", "home")}[name] }
	if err := os.Mkdir("home", 0o700); err != nil {
		t.Fatal(err)
	}
	read := func(path string) string {
		t.Helper()
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	d.Press("w")
	d.Shows("save as: ▏send.sh")
	d.Press("enter")
	d.Shows("Saved as ", "send.sh")
	if got := read("send.sh"); !strings.HasPrefix(got, "#!/bin/sh") {
		t.Errorf("saved %s", got)
	}

	// What is there is not written over unasked, nor after a no.
	d.Press("tab", "w", "ctrl+u", "send.sh", "enter")
	d.Shows("send.sh is there already. Overwrite it?")
	d.Press("n")
	d.Shows("save as: send.sh▏")
	if got := read("send.sh"); !strings.HasPrefix(got, "#!/bin/sh") {
		t.Errorf("it was written over: %s", got)
	}
	d.Press("enter", "y")
	d.Shows("Saved as ")
	d.Hides("save as: ")
	if got := read("send.sh"); !strings.Contains(got, "package main") {
		t.Errorf("saved %s", got)
	}

	// What was typed stays where it could not be written.
	d.Press("w", "ctrl+u", "no/such/folder/main.go", "enter")
	d.Shows("Nothing was saved: ", "save as: no/such/folder/main.go")
	d.Press("ctrl+u", "enter")
	d.Shows("A file needs a name.")
	d.Press("~/main.go", "enter")
	d.Shows("Saved as ")
	read(filepath.Join("home", "main.go"))

	d.Press("w", "esc")
	d.Hides("save as: ")
	if d.Closed() {
		t.Error("giving up to save closed the page")
	}
}

func TestLongLines(t *testing.T) {
	d := alone(t, viewed)
	d.Window(40, 24)
	d.Press("<")
	d.Shows("The lines are at their beginning.")
	before := d.Drawn()
	for range 40 {
		d.Press(">")
	}
	d.Hides("#!/bin/sh")
	for range 40 {
		d.Press("<")
	}
	if d.Drawn() != before {
		t.Errorf("not back at the beginning:\n%s", d.Drawn())
	}
}

func TestWhatCannotBeSentIsSaid(t *testing.T) {
	for _, test := range []struct{ body, says string }{
		{"{", "the JSON breaks off"},
		{"7", "only events, entities and envelopes are sent"},
		{`{"sensor": "x", "data": []}`, "nothing in it to send"},
	} {
		d := alone(t, test.body)
		d.Shows("There is no program: ", test.says)
		d.Press("y", "w")
		if len(d.Screen.Copied) > 0 || d.Page.Typing() {
			t.Errorf("%s: something is copied or saved", test.body)
		}
		d.Press("tab")
		d.Shows("[Go]", test.says)
		d.FitsEverywhere("no code")
	}
}

func TestItCloses(t *testing.T) {
	for _, key := range []string{"esc", "$"} {
		d := alone(t, viewed)
		d.Press(key)
		if !d.Closed() {
			t.Errorf("%s does not close it", key)
		}
	}
}

func TestFits(t *testing.T) {
	d := alone(t, viewed)
	d.FitsEverywhere("code")
	d.Press("w")
	d.FitsEverywhere("code that is saved")
}

func TestGoldens(t *testing.T) {
	language := snippet.Python
	pagetest.CheckGoldens(t, "code", nil, func(t *testing.T, choice style.Choice) *pagetest.Driver { return aloneIn(t, viewed, &language, choice) })
	pagetest.CheckGoldens(t, "saving", nil, func(t *testing.T, choice style.Choice) *pagetest.Driver {
		d := aloneIn(t, viewed, &language, choice)
		d.Press("w")
		return d
	})
}

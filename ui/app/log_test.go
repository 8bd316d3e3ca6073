package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/ui/page/bench"
	"caliper-playground/ui/page/pagetest"
)

// types types a text, letter by letter.
func (d *driver) types(text string) {
	for _, r := range text {
		d.press(string(r))
	}
}

func TestFilterByWhatTheLineDoesNotShow(t *testing.T) {
	engine := arrived(mistake(t, "action-misspelt"), mistake(t, "actor-is-a-group"))
	engine.Current().Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
	engine.Current().Receive(pagetest.Refused())
	d := drive(t, engine, 120, 40)
	d.shows("4 messages")
	for _, test := range []struct{ filter, count, selected string }{
		{"rule:actor", "1 of 4", "›   2"},
		{"-rule:actor -status:4", "2 of 4", "›   3"},
		{"profile:forum", "1 of 4", "›   1"},
		{"profile:reading pass", "1 of 4", "›   3"},
		{"text:achterberg", "1 of 4", "›   1"},
		{"text:\"miriam achterberg\" fail", "1 of 4", "›   1"},
		{"status:4", "1 of 4", "›   4"},
		{"verdict:fail", "2 of 4", "›   2"},
		{"reading -refused", "1 of 4", "›   3"},
		{"thread -fail", "0 of 4", "No message matches."},
	} {
		d.press("/", "ctrl+u")
		d.types(test.filter)
		d.shows(test.count, test.selected)
		d.press("esc", "tab", "shift+tab", "G")
		d.shows("4 messages", "›   4")
	}
	d.press("/")
	d.types("verdict:bad")
	d.shows("a verdict is pass, unjudged, warn, fail, none,", "refused or damaged.")
	d.press("ctrl+u")
	d.types("rule:nonsense")
	d.shows("no rule is called so")
	d.press("esc")
	d.shows("4 messages")
	d.press("?")
	d.shows("Filter: all of these words", "rule:actor", "with such a finding", "-fail")
}

func TestTroubleBackwards(t *testing.T) {
	engine := pagetest.New()
	for range 3 {
		engine.Current().Receive(pagetest.Mistaken())
		engine.Current().Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
	}
	d := drive(t, engine, 120, 40)
	d.shows("6 messages", "›   6")
	d.press("T")
	d.shows("›   5")
	d.press("T")
	d.shows("›   3")
	d.press("t")
	d.shows("›   5")
	d.hides("further down")
	d.press("t")
	d.shows("›   1", "There is no failure or warning further down: this is the first one from the top.")
	d.press("T")
	d.shows("›   5", "There is no failure or warning further up: this is the last one of all.")
	d.press("/")
	d.types("pass")
	d.shows("3 of 6")
	d.press("enter", "t")
	d.shows("No message in the log failed")
}

func TestTheOnlyTroubleIsCalledSo(t *testing.T) {
	d := drive(t, arrived(mistake(t, "action-misspelt")), 120, 40)
	d.shows("1 message", "›   1")
	d.press("t")
	d.shows("This is the only one in the list that failed")
}

// TestWhatIsShownOfAMessageIsInSight holds that a key which opens a tab of the
// message goes to it where the bench shows one pane at a time.
func TestWhatIsShownOfAMessageIsInSight(t *testing.T) {
	d := drive(t, arrived(mistake(t, "action-misspelt")), 80, 24)
	d.shows("[Profiles]", "Message no. 1")
	d.press("2")
	d.shows("[Message no. 1]", "[Sentence]")
	wide := drive(t, arrived(mistake(t, "action-misspelt")), 120, 40)
	wide.shows("action-unknown")
	wide.press("2")
	wide.shows("›PROFILES", "[Sentence]")
}

func TestTheAnswerIsLaidOut(t *testing.T) {
	m := pagetest.Refused()
	m.Exchange.Reply = []byte(`{"type":"about:blank","title":"Unauthorized","detail":"The token is right, but the scheme is missing: a header that begins with Bearer was expected here, as RFC 6750 has it.","nested":{"n":1e3}}`)
	engine := pagetest.New()
	engine.Current().Receive(m)
	d := drive(t, engine, 80, 24)
	d.shows("Message no. 1")
	d.press("4")
	d.shows(`     "type": "about:blank",`, `     "detail": "The token is right, but the scheme is missing: a header that`, `       begins with Bearer was expected here, as RFC 6750 has it.",`)
	d.press("G")
	d.shows(`       "n": 1e3`)

	m.Exchange.Reply = []byte("no JSON at all")
	engine.Current().Receive(m)
	d.shows("Message no. 2")
	d.press("4", "G")
	d.shows("   no JSON at all")
}

func TestMarkAndCompare(t *testing.T) {
	d := drive(t, arrived(mistake(t, "action-misspelt"), mistake(t, "action-misspelt"), mistake(t, "actor-is-a-group")), 120, 40)
	d.shows("3 messages")
	d.press("d")
	d.shows("mark one with m, go to the other and press d")
	d.press("tab", "m")
	d.shows("›   3*", "* 1 marked")
	d.press("up", "up", "d")
	d.shows("- message 1", "+ message 3", "first item   ≠ ThreadEvent MarkedAsUnRead", "- only in message 1: action-unknown",
		"+ only in message 3: actor-type", "Bodies", "-   \"type\": \"ThreadEvent\",", "+   \"type\": \"AssignableEvent\",")
	d.press("esc")
	d.shows("PROFILES")
	d.press("m", "d")
	d.shows("- message 1", "+ message 3")
	d.press("esc")
	d.shows("* 2 marked")
	d.press("down", "m", "d")
	d.shows("3 messages are marked; two can be compared")
	d.press("down", "m", "d")
	d.shows("- message 1", "+ message 2", "✓ The bodies are the same.")
	d.press("esc")
	d.shows("* 2 marked")
	d.press("shift+tab", "esc")
	d.hides("marked")
}

func TestSaveMessages(t *testing.T) {
	folder := t.TempDir()
	engine := arrived(mistake(t, "action-misspelt"), mistake(t, "broken-off"), mistake(t, "actor-is-a-group"))
	engine.Current().Receive(pagetest.Refused())
	d := drive(t, engine, 120, 40)
	d.shows("4 messages")
	save := func(which int, path string) {
		t.Helper()
		d.press("w")
		d.shows("save as")
		for range which {
			d.press("tab")
		}
		d.press("ctrl+u")
		d.types(path)
		d.press("enter")
	}
	lines := filepath.Join(folder, "all.ndjson")
	save(1, lines)
	d.shows("Saved 2 messages in", "1 message had no body", "1 left out, being no")
	got, err := os.ReadFile(lines)
	if err != nil || strings.Count(string(got), "\n") != 2 || !strings.Contains(string(got), "MarkedAsUnRead") || strings.Contains(string(got), "\r") {
		t.Errorf("%v, %q", err, got)
	}

	if err := os.WriteFile(lines, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	save(1, lines)
	d.shows("is there already. Write over it?")
	d.press("n")
	d.shows("save as")
	if got, _ := os.ReadFile(lines); string(got) != "mine" {
		t.Error("it was written over without a yes")
	}
	d.press("enter")
	d.shows("Write over it?")
	d.press("y")
	d.shows("Saved 2 messages in")
	if got, _ := os.ReadFile(lines); strings.Count(string(got), "\n") != 2 {
		t.Errorf("after yes there is %q", got)
	}

	bodies := filepath.Join(folder, "bodies")
	d.press("/")
	d.types("fail")
	d.shows("3 of 4")
	d.press("enter")
	save(0, bodies)
	d.shows("Saved 3 messages in")
	for name, want := range map[string][]byte{"message-000002.json": mistake(t, "broken-off"), "message-000003.json": mistake(t, "actor-is-a-group")} {
		if got, err := os.ReadFile(filepath.Join(bodies, name)); err != nil || string(got) != string(want) {
			t.Errorf("%s: %v; not the bytes that were received", name, err)
		}
	}
	save(0, "/dev/null/nowhere")
	d.shows("Saving stopped:", "not a directory")
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 2 {
		t.Errorf("%v, %v: something half written is left", err, entries)
	}
}

func TestFoldsInTheJSON(t *testing.T) {
	d := drive(t, arrived(mistake(t, "actor-is-a-group")), 120, 40)
	d.shows("actor-type")
	d.press("3", "tab", "tab")
	d.shows("› 1 ▾", "✗ actor-type:")
	d.press("f", "enter")
	d.shows(`▸   "actor": {`, "lines … },", "1 finding within")
	d.press("enter")
	d.shows("✗ actor-type:")
	d.press("down", "down", "-") // within the actor
	d.shows("1 finding within")
	d.press("+")
	d.shows("✗ actor-type:")
	d.press("Z")
	d.shows(`▸   "actor": {`, `▸   "object": {`)
	d.press("Z")
	d.shows("✗ actor-type:")
	d.press("G")
	d.shows("›26")
	d.press("g", "W")
	d.shows("actor-type")
}

// TestAFilterOutlivesAResize sets a filter before the window has its size, as a
// session that is gone on with does: what is still to be looked at must be,
// and the message that is found must be read.
func TestAFilterOutlivesAResize(t *testing.T) {
	d := drive(t, arrived(mistake(t, "action-misspelt"), mistake(t, "actor-is-a-group")), 120, 40)
	d.shows("2 messages")
	main := d.app.pages[0].(*bench.Page)
	main.Recall(bench.Memory{Filter: "rule:action"})
	d.resize(110, 30)
	d.run(main.Init())
	d.shows("1 of 2", "›   1", "✗ action-unknown")
}

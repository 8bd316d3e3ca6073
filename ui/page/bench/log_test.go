package bench

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/ui/page/pagetest"
)

func TestFilterByWhatTheLineDoesNotShow(t *testing.T) {
	engine := pagetest.Received(pagetest.Mistake(t, "action-misspelt"), pagetest.Mistake(t, "actor-is-a-group"))
	engine.Current().Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
	engine.Current().Receive(pagetest.Refused())
	d := alone(t, engine, 120, 40)
	d.Shows("4 messages")
	d.Press("tab")
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
		d.Press("/", "ctrl+u")
		d.Press(test.filter)
		d.Shows(test.count, test.selected)
		d.Press("esc", "G")
		d.Shows("4 messages", "›   4")
	}
	d.Press("/")
	d.Press("verdict:bad")
	d.Shows("a verdict is pass, unjudged, warn, fail, none,")
	d.Press("ctrl+u")
	d.Press("rule:nonsense")
	d.Shows("no rule is called so")
	d.Press("esc")
	d.Shows("4 messages")
}

// A filter that finds nothing, or that cannot be read, loses nobody's place: the message
// that was selected before is selected again when the filter goes.
func TestAFilterThatFindsNothingKeepsThePlace(t *testing.T) {
	engine := pagetest.New()
	for range 5 {
		engine.Current().Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
	}
	for _, moves := range [][]string{{"G"}, {"g"}, {"G", "up", "up"}} {
		for _, filter := range []string{"fail", "verdict:bad", "xyzzy"} {
			d := alone(t, engine, 120, 40)
			d.Press("tab")
			d.Press(moves...)
			place := d.Page.(*Page).log.selectedSeq()
			d.Press("/")
			d.Press(strings.Split(filter, "")...) // each letter finds less
			d.Shows("No message matches")
			d.Press("enter", "esc")
			d.Shows("5 messages")
			if now := d.Page.(*Page).log.selectedSeq(); now != place {
				t.Errorf("after %q, message %d is selected and not %d", filter, now, place)
			}
		}
	}
}

func TestTroubleBackwards(t *testing.T) {
	engine := pagetest.New()
	for range 3 {
		engine.Current().Receive(pagetest.Mistaken())
		engine.Current().Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
	}
	d := alone(t, engine, 120, 40)
	d.Shows("6 messages", "›   6")
	d.Press("T")
	d.Shows("›   5")
	d.Press("T")
	d.Shows("›   3")
	d.Press("t")
	d.Shows("›   5")
	d.Hides("further down")
	d.Press("t")
	d.Shows("›   1", "There is no failure or warning further down: this is the first one from the top.")
	d.Press("T")
	d.Shows("›   5", "There is no failure or warning further up: this is the last one of all.")
	d.Press("tab", "/")
	d.Press("pass")
	d.Shows("3 of 6")
	d.Press("enter", "t")
	d.Shows("No message in the log failed")
}

func TestTheOnlyTroubleIsCalledSo(t *testing.T) {
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt")), 120, 40)
	d.Shows("1 message", "›   1")
	d.Press("t")
	d.Shows("This is the only one in the list that failed")
}

// TestWhatIsShownOfAMessageIsInSight holds that a key which opens a tab of the
// message goes to it where the bench shows one pane at a time.
func TestWhatIsShownOfAMessageIsInSight(t *testing.T) {
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt")), 80, 24)
	d.Shows("[Profiles]", "Message no. 1")
	d.Press("2")
	d.Shows("[Message no. 1]", "[Sentence]")
	wide := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt")), 120, 40)
	wide.Shows("action-unknown")
	wide.Press("2")
	wide.Shows("›PROFILES", "[Sentence]")
}

func TestTheAnswerIsLaidOut(t *testing.T) {
	m := pagetest.Refused()
	m.Exchange.Reply = []byte(`{"type":"about:blank","title":"Unauthorized","detail":"The token is right, but the scheme is missing: a header that begins with Bearer was expected here, as RFC 6750 has it.","nested":{"n":1e3}}`)
	engine := pagetest.New()
	engine.Current().Receive(m)
	d := alone(t, engine, 80, 24)
	d.Shows("Message no. 1")
	d.Press("4")
	d.Shows(`     "type": "about:blank",`, `     "detail": "The token is right, but the scheme is missing: a header that`, `       begins with Bearer was expected here, as RFC 6750 has it.",`)
	d.Press("G")
	d.Shows(`       "n": 1e3`)

	m.Exchange.Reply = []byte("no JSON at all")
	engine.Current().Receive(m)
	d.Arrived()
	d.Shows("Message no. 2")
	d.Press("4", "G")
	d.Shows("   no JSON at all")
}

func TestMarkAndCompare(t *testing.T) {
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt"), pagetest.Mistake(t, "action-misspelt"), pagetest.Mistake(t, "actor-is-a-group")), 120, 40)
	d.Shows("3 messages")
	d.Press("d")
	d.Shows("mark one with m, go to the other and press d")
	d.Press("tab", "m")
	d.Shows("›   3*", "* 1 marked")
	d.Press("up", "up", "d")
	d.Shows("- message 1", "+ message 3", "about        ≠ ThreadEvent MarkedAsUnRead", "- only in message 1: action-unknown",
		"+ only in message 3: actor-type", "Bodies", "-   \"type\": \"ThreadEvent\",", "+   \"type\": \"AssignableEvent\",")
	d.Press("esc")
	d.Shows("PROFILES")
	d.Press("m", "d")
	d.Shows("- message 1", "+ message 3")
	d.Press("esc")
	d.Shows("* 2 marked")
	d.Press("down", "m", "d")
	d.Shows("3 messages are marked; two can be compared")
	d.Press("down", "m", "d")
	d.Shows("- message 1", "+ message 2", "✓ The bodies are the same.")
	d.Press("esc")
	d.Shows("* 2 marked")
	d.Press("shift+tab", "esc")
	d.Hides("marked")
}

func TestSaveMessages(t *testing.T) {
	folder := t.TempDir()
	engine := pagetest.Received(pagetest.Mistake(t, "action-misspelt"), pagetest.Mistake(t, "broken-off"), pagetest.Mistake(t, "actor-is-a-group"))
	engine.Current().Receive(pagetest.Refused())
	d := alone(t, engine, 120, 40)
	d.Shows("4 messages")
	save := func(which int, path string) {
		t.Helper()
		d.Press("w")
		d.Shows("save as")
		for range which {
			d.Press("tab")
		}
		d.Press("ctrl+u")
		d.Press(path)
		d.Press("enter")
	}
	lines := filepath.Join(folder, "all.ndjson")
	save(1, lines)
	d.Shows("Saved 2 messages in", "1 message had no body", "1 left out, being no")
	got, err := os.ReadFile(lines)
	if err != nil || strings.Count(string(got), "\n") != 2 || !strings.Contains(string(got), "MarkedAsUnRead") || strings.Contains(string(got), "\r") {
		t.Errorf("%v, %q", err, got)
	}

	if err := os.WriteFile(lines, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	save(1, lines)
	d.Shows("is there already. Write over it?")
	d.Press("n")
	d.Shows("save as")
	if got, _ := os.ReadFile(lines); string(got) != "mine" {
		t.Error("it was written over without a yes")
	}
	d.Press("enter")
	d.Shows("Write over it?")
	d.Press("y")
	d.Shows("Saved 2 messages in")
	if got, _ := os.ReadFile(lines); strings.Count(string(got), "\n") != 2 {
		t.Errorf("after yes there is %q", got)
	}

	bodies := filepath.Join(folder, "bodies")
	d.Press("tab", "/")
	d.Press("fail")
	d.Shows("3 of 4")
	d.Press("enter")
	save(0, bodies)
	d.Shows("Saved 3 messages in")
	for name, want := range map[string][]byte{"message-000002.json": pagetest.Mistake(t, "broken-off"), "message-000003.json": pagetest.Mistake(t, "actor-is-a-group")} {
		if got, err := os.ReadFile(filepath.Join(bodies, name)); err != nil || string(got) != string(want) {
			t.Errorf("%s: %v; not the bytes that were received", name, err)
		}
	}
	save(0, "/dev/null/nowhere")
	d.Shows("Saving stopped:", "not a directory")
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 2 {
		t.Errorf("%v, %v: something half written is left", err, entries)
	}
}

func TestFoldsInTheJSON(t *testing.T) {
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "actor-is-a-group")), 120, 40)
	d.Shows("actor-type")
	d.Press("3", "tab", "tab")
	d.Shows("› 1 ▾", "✗ actor-type:")
	d.Press("f", "enter")
	d.Shows(`▸   "actor": {`, "lines … },", "1 finding within")
	d.Press("enter")
	d.Shows("✗ actor-type:")
	d.Press("down", "down", "-") // within the actor
	d.Shows("1 finding within")
	d.Press("+")
	d.Shows("✗ actor-type:")
	d.Press("Z")
	d.Shows(`▸   "actor": {`, `▸   "object": {`)
	d.Press("Z")
	d.Shows("✗ actor-type:")
	d.Press("G")
	d.Shows("›26")
	d.Press("g", "W")
	d.Shows("actor-type")
}

// TestAFilterOutlivesAResize sets a filter before the window has its size, as a
// session that is gone on with does: what is still to be looked at must be,
// and the message that is found must be read.
func TestAFilterOutlivesAResize(t *testing.T) {
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt"), pagetest.Mistake(t, "actor-is-a-group")), 120, 40)
	d.Shows("2 messages")
	main := d.Page.(*Page)
	main.Recall(nil, "rule:action")
	d.Window(110, 30)
	d.Run(main.Init())
	d.Shows("1 of 2", "›   1", "✗ action-unknown")
}

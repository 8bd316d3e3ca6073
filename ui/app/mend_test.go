package app

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/fixtures"
	"caliper-playground/ui/page/pagetest"
)

// mistake returns a deliberate mistake as it would arrive in an envelope.
func mistake(t *testing.T, name string) []byte {
	t.Helper()
	for _, m := range fixtures.ListMistakes(catalog.V1p2) {
		if m.Name == name {
			return sensor.Envelope("https://example.org/plain", pagetest.Start, catalog.V1p2, m.Data)
		}
	}
	t.Fatalf("there is no mistake called %s", name)
	return nil
}

// arrived returns an engine that has received bodies and judged them.
func arrived(bodies ...[]byte) *pagetest.Engine {
	engine := pagetest.New()
	for _, body := range bodies {
		m, credits := pagetest.Judged(body)
		engine.Current().Receive(m, credits...)
	}
	return engine
}

func TestTheChangeOfAMend(t *testing.T) {
	d := drive(t, arrived(mistake(t, "action-misspelt")), 120, 40)
	d.shows("action-unknown", "x show the change", "X apply and resend", "W why this rule")
	d.press("x")
	d.shows("The mend of action-unknown at /data/0/action", "as received  ✗ fail, 1 error", "changed      ✓ pass, fits 1 row",
		`-   "action": "MarkedAsUnRead",`, `+   "action": "MarkedAsUnread",`, "gets an id of its own")
	d.press("esc")
	d.shows("PROFILES", "1 message ")
	d.press("x")
	d.shows("The mend of")
	d.press("X")
	d.shows("was sent again as message 2: 200 ✓ pass, 1 mark.", "›   2", "2 messages", "fills ForumProfile › ThreadEvent › MarkedAsUnread")
}

func TestMendAndResendByOneKey(t *testing.T) {
	engine := arrived(mistake(t, "action-misspelt"), mistake(t, "actor-is-a-group"))
	d := drive(t, engine, 120, 40)
	d.shows("2 messages", "actor-type")
	d.press("tab", "up")
	d.shows("action-unknown")
	d.press("X")
	d.shows("The changed message 1 was sent again as message 3: 200 ✓ pass, 1 mark.", "›   3", "1 mark")
	before, _ := engine.Current().Message(1)
	after, _ := engine.Current().Message(3)
	if before.Assessment.Items[0].ID == after.Assessment.Items[0].ID {
		t.Error("what has changed is another event, and has the same id")
	}
}

// twoMistakes has an action that is unknown and a time without its zone.
func twoMistakes(t *testing.T) []byte {
	body := bytes.Replace(mistake(t, "action-misspelt"), []byte(`"2026-01-24T09:08:45.711Z"`), []byte(`"2026-01-24T09:08:45.711+01:00"`), 1)
	if bytes.Equal(body, mistake(t, "action-misspelt")) {
		t.Fatal("the time is not where it was")
	}
	return body
}

func TestOneMendOrAll(t *testing.T) {
	d := drive(t, arrived(twoMistakes(t)), 120, 40)
	d.shows("[Findings 2]", "›✗ action-unknown")
	d.press("x")
	d.shows("The mend of action-unknown", "1 of 2", "changed      ✗ fail, 1 error")
	d.press("x")
	d.shows("All mends of the message", "2 of 2", "Mends 2 findings", "changed      ✓ pass")
	d.press("x", "esc")
	d.shows("PROFILES")
	d.press("f")
	d.shows("›✗ value-date-time")
	d.press("x")
	d.shows("The mend of value-date-time at /data/0/eventTime")
	d.press("x", "X")
	d.shows("message 2: 200 ✓ pass, 1 mark.")
}

func TestWhatCannotBeMendedSaysWhy(t *testing.T) {
	unknown := pagetest.Mistaken()
	unknown.Assessment.Findings[0].Rule = "id-two-types"
	unknown.Assessment.Findings[0].Fix, unknown.Assessment.Items[0].Findings[0].Fix = nil, nil
	fine, _ := pagetest.Conformant("ReadingProfile/ViewEvent/Viewed")
	cut := pagetest.Mistaken()
	cut.Status = 413
	broken, _ := pagetest.Judged([]byte(`{"sensor": `))
	for _, test := range []struct {
		name    string
		message session.Message
		keys    []string
		want    []string
	}{
		{"no mend is known", unknown, []string{"x"}, []string{"There is no mend to propose for id-two-types: what belongs at /data/0/action cannot be known", "E opens"}},
		{"no finding", fine, []string{"x"}, []string{"has no finding, so there is nothing to mend"}},
		{"no JSON", broken, []string{"X"}, []string{"There is no mend to propose: the body is no JSON"}},
		{"refused unread", pagetest.Refused(), []string{"X"}, []string{"was refused before its body was read"}},
		{"cut off", cut, []string{"x"}, []string{"was cut off at the endpoint's limit"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			engine := pagetest.New()
			engine.Current().Receive(test.message)
			d := drive(t, engine, 120, 40)
			d.shows("1 message ", "[Findings")
			d.press(test.keys...)
			d.shows(test.want...)
		})
	}
}

func TestResend(t *testing.T) {
	engine := arrived(mistake(t, "action-misspelt"), mistake(t, "actor-is-a-group"))
	d := drive(t, engine, 120, 40)
	d.shows("2 messages", "actor-type")
	d.press("/", "u", "n", "r", "e", "a", "d", "enter")
	d.shows("1 of 2", "action-unknown")
	d.press("R")
	d.shows("Message 1 was sent again as message 3: 200 ✗ fail", "›   3", "2 of 3")
	first, _ := engine.Current().Message(1)
	third, _ := engine.Current().Message(3)
	if !bytes.Equal(first.Exchange.Body, third.Exchange.Body) {
		t.Error("the body is not as it was")
	}
}

// TestAMendIsListedWhateverTheFilterSays mends what a filter for failures shows.
func TestAMendIsListedWhateverTheFilterSays(t *testing.T) {
	d := drive(t, arrived(mistake(t, "actor-is-a-group"), mistake(t, "action-misspelt")), 120, 40)
	d.shows("2 messages", "action-unknown")
	d.press("/", "f", "a", "i", "l", "enter")
	d.shows("2 of 2", "›   2")
	d.press("X")
	d.shows("/fail", "3 of 3", "›   3", "✓ pass, 1 mark")
	d.press("up", "esc")
	d.shows("3 messages", "›   2")
}

// editor puts a script in the place of the user's editor.
func editor(t *testing.T, variable, script string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "stand-in")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", "")
	t.Setenv(variable, path)
}

func TestEditAndResend(t *testing.T) {
	editor(t, "EDITOR", `sed -i s/MarkedAsUnRead/MarkedAsRead/ "$1"`)
	d := drive(t, arrived(mistake(t, "action-misspelt")), 120, 40)
	d.shows("action-unknown")
	d.press("E")
	d.shows("Your edit of message 1", "changed      ✓ pass", `+   "action": "MarkedAsRead",`)
	d.press("esc")
	d.shows("PROFILES")
	editor(t, "EDITOR", `grep -q MarkedAsRead "$1" && echo >> "$1"`) // the edit is still there
	d.press("E")
	d.shows("Your edit of message 1", "MarkedAsRead")
	d.press("X")
	d.shows("message 2: 200 ✓ pass, 1 mark.")
}

func TestAMistakeMadeInTheEditorIsShownAndNotLost(t *testing.T) {
	editor(t, "EDITOR", `sed -i 's/"ThreadEvent",/"ThreadEvent"/' "$1"`)
	d := drive(t, arrived(mistake(t, "action-misspelt")), 120, 40)
	d.shows("action-unknown")
	d.press("E")
	d.shows("✗ This is no JSON: line 5", "^", "E edits it again", `-   "type": "ThreadEvent",`, `+   "type": "ThreadEvent"`)
	editor(t, "EDITOR", `sed -i 's/"ThreadEvent"$/"ThreadEvent",/; s/UnRead/Unread/' "$1"`)
	d.press("E")
	d.shows("changed      ✓ pass", "MarkedAsUnread")
	editor(t, "EDITOR", `sed -i 's/"ThreadEvent",/"ThreadEvent"/' "$1"`)
	d.press("E")
	d.shows("✗ This is no JSON")
	d.press("X") // a trainer may want just that
	d.shows("message 2: 400 ✗ fail")
}

func TestAnEditorThatFails(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"changes nothing", "true", "Nothing was changed, so nothing is sent."},
		{"says no", "exit 3", "Nothing was edited: exit status 3; see VISUAL or EDITOR"},
		{"removes the file", `rm "$1"`, "what the editor left cannot be read"},
	} {
		t.Run(test.name, func(t *testing.T) {
			editor(t, "EDITOR", test.script)
			d := drive(t, arrived(mistake(t, "action-misspelt")), 120, 40)
			d.shows("action-unknown")
			d.press("E")
			d.shows(test.want, "1 message ")
		})
	}
	t.Run("is not there", func(t *testing.T) {
		t.Setenv("VISUAL", "/nowhere/editor")
		d := drive(t, arrived(mistake(t, "action-misspelt")), 120, 40)
		d.shows("action-unknown")
		d.press("E")
		d.shows("Nothing was edited: there is no such program; see VISUAL or EDITOR")
	})
}

func TestPager(t *testing.T) {
	kept := filepath.Join(t.TempDir(), "seen")
	editor(t, "PAGER", `cat "$1" > `+kept)
	d := drive(t, arrived(mistake(t, "action-misspelt")), 80, 24)
	d.shows("0 ✓  0 !  1 ✗")
	d.press("3", "Z", "P")
	for end := time.Now().Add(patience); ; time.Sleep(time.Millisecond) {
		d.until("it is over", func(string) bool { return true })
		seen, _ := os.ReadFile(kept)
		if text := string(seen); strings.Contains(text, `"action": "MarkedAsUnRead"`) && strings.Contains(text, "^^^^") && strings.Contains(text, `"eventTime"`) {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("the pager got %q", seen)
		}
		select {
		case msg := <-d.msgs:
			d.update(msg)
		default:
		}
	}
}

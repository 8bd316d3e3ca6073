package bench

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/engine/session"
	"caliper-playground/ui/page/pagetest"
)

func TestTheChangeOfAMend(t *testing.T) {
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt")), 120, 40)
	d.Shows("action-unknown", "x show the change", "X apply and resend", "W why this rule")
	d.Press("x")
	d.Shows("The mend of action-unknown at /data/0/action", "as received  ✗ fail, 1 error", "changed      ✓ pass, fits 1 row",
		`-   "action": "MarkedAsUnRead",`, `+   "action": "MarkedAsUnread",`, "gets an id of its own")
	d.Press("esc")
	d.Shows("PROFILES", "1 message ")
	d.Press("x")
	d.Shows("The mend of")
	d.Press("X")
	d.Shows("was sent again as message 2: 200 ✓ pass, 1 mark.", "›   2", "2 messages", "fills ForumProfile › ThreadEvent › MarkedAsUnread")
}

func TestMendAndResendByOneKey(t *testing.T) {
	engine := pagetest.Received(pagetest.Mistake(t, "action-misspelt"), pagetest.Mistake(t, "actor-is-a-group"))
	d := alone(t, engine, 120, 40)
	d.Shows("2 messages", "actor-type")
	d.Press("tab", "up")
	d.Shows("action-unknown")
	d.Press("X")
	d.Shows("The changed message 1 was sent again as message 3: 200 ✓ pass, 1 mark.", "›   3", "1 mark")
	before, _ := engine.Current().Message(1)
	after, _ := engine.Current().Message(3)
	if before.Assessment.Items[0].ID == after.Assessment.Items[0].ID {
		t.Error("what has changed is another event, and has the same id")
	}
}

// twoMistakes has an action that is unknown and a time without its zone.
func twoMistakes(t *testing.T) []byte {
	body := bytes.Replace(pagetest.Mistake(t, "action-misspelt"), []byte(`"2026-01-24T09:08:45.711Z"`), []byte(`"2026-01-24T09:08:45.711+01:00"`), 1)
	if bytes.Equal(body, pagetest.Mistake(t, "action-misspelt")) {
		t.Fatal("the time is not where it was")
	}
	return body
}

func TestOneMendOrAll(t *testing.T) {
	d := alone(t, pagetest.Received(twoMistakes(t)), 120, 40)
	d.Shows("[Findings 2]", "›✗ action-unknown")
	d.Press("x")
	d.Shows("The mend of action-unknown", "1 of 2", "changed      ✗ fail, 1 error")
	d.Press("x")
	d.Shows("All mends of message 1", "2 of 2", "Mends 2 findings", "changed      ✓ pass")
	d.Press("x", "esc")
	d.Shows("PROFILES")
	d.Press("f")
	d.Shows("›✗ value-date-time")
	d.Press("x")
	d.Shows("The mend of value-date-time at /data/0/eventTime")
	d.Press("x", "X")
	d.Shows("message 2: 200 ✓ pass, 1 mark.")
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
			d := alone(t, engine, 120, 40)
			d.Shows("1 message ", "[Findings")
			d.Press(test.keys...)
			d.Shows(test.want...)
		})
	}
}

func TestResend(t *testing.T) {
	engine := pagetest.Received(pagetest.Mistake(t, "action-misspelt"), pagetest.Mistake(t, "actor-is-a-group"))
	d := alone(t, engine, 120, 40)
	d.Shows("2 messages", "actor-type")
	d.Press("tab", "/", "u", "n", "r", "e", "a", "d", "enter")
	d.Shows("1 of 2", "action-unknown")
	d.Press("R")
	d.Shows("Message 1 was sent again as message 3: 200 ✗ fail", "›   3", "2 of 3")
	first, _ := engine.Current().Message(1)
	third, _ := engine.Current().Message(3)
	if !bytes.Equal(first.Exchange.Body, third.Exchange.Body) {
		t.Error("the body is not as it was")
	}
}

// TestAMendIsListedWhateverTheFilterSays mends what a filter for failures shows.
func TestAMendIsListedWhateverTheFilterSays(t *testing.T) {
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "actor-is-a-group"), pagetest.Mistake(t, "action-misspelt")), 120, 40)
	d.Shows("2 messages", "action-unknown")
	d.Press("tab", "/", "f", "a", "i", "l", "enter")
	d.Shows("2 of 2", "›   2")
	d.Press("X")
	d.Shows("/fail", "3 of 3", "›   3", "✓ pass, 1 mark")
	d.Press("up", "esc")
	d.Shows("3 messages", "›   2")
}

// standIn puts a script in the place of the user's editor.
func standIn(t *testing.T, variable, script string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "stand-in")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", "")
	t.Setenv(variable, path)
}

func TestEditAndResend(t *testing.T) {
	standIn(t, "EDITOR", `sed -i s/MarkedAsUnRead/MarkedAsRead/ "$1"`)
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt")), 120, 40)
	d.Shows("action-unknown")
	d.Press("E")
	runProgram(d)
	d.Shows("Your edit of message 1", "changed      ✓ pass", `+   "action": "MarkedAsRead",`)
	d.Press("esc")
	d.Shows("PROFILES")
	standIn(t, "EDITOR", `grep -q MarkedAsRead "$1" && echo >> "$1"`) // the edit is still there
	d.Press("E")
	runProgram(d)
	d.Shows("Your edit of message 1", "MarkedAsRead")
	d.Press("X")
	d.Shows("message 2: 200 ✓ pass, 1 mark.")
}

func TestAMistakeMadeInTheEditorIsShownAndNotLost(t *testing.T) {
	standIn(t, "EDITOR", `sed -i 's/"ThreadEvent",/"ThreadEvent"/' "$1"`)
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt")), 120, 40)
	d.Shows("action-unknown")
	d.Press("E")
	runProgram(d)
	d.Shows("✗ This is no JSON: line 5", "^", "E edits it again", `-   "type": "ThreadEvent",`, `+   "type": "ThreadEvent"`)
	standIn(t, "EDITOR", `sed -i 's/"ThreadEvent"$/"ThreadEvent",/; s/UnRead/Unread/' "$1"`)
	d.Press("E")
	runProgram(d)
	d.Shows("changed      ✓ pass", "MarkedAsUnread")
	standIn(t, "EDITOR", `sed -i 's/"ThreadEvent",/"ThreadEvent"/' "$1"`)
	d.Press("E")
	runProgram(d)
	d.Shows("✗ This is no JSON")
	d.Press("X") // a trainer may want just that
	d.Shows("message 2: 400 ✗ fail")
}

func TestAnEditorThatFails(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"changes nothing", "true", "Nothing was changed, so nothing is sent."},
		{"says no", "exit 3", "Nothing was edited: exit status 3; see VISUAL or EDITOR"},
		{"removes the file", `rm "$1"`, "what the editor left cannot be read"},
	} {
		t.Run(test.name, func(t *testing.T) {
			standIn(t, "EDITOR", test.script)
			d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt")), 120, 40)
			d.Shows("action-unknown")
			d.Press("E")
			runProgram(d)
			d.Shows(test.want, "1 message ")
		})
	}
	t.Run("is not there", func(t *testing.T) {
		t.Setenv("VISUAL", "/nowhere/editor")
		d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt")), 120, 40)
		d.Shows("action-unknown")
		d.Press("E")
		runProgram(d)
		d.Shows("Nothing was edited: there is no such program; see VISUAL or EDITOR")
	})
}

func TestPager(t *testing.T) {
	kept := filepath.Join(t.TempDir(), "seen")
	standIn(t, "PAGER", `cat "$1" > `+kept)
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "action-misspelt")), 80, 24)
	d.Shows("0 ✓  0 !  1 ✗")
	d.Press("3", "Z", "P")
	runProgram(d)
	seen, _ := os.ReadFile(kept)
	if text := string(seen); !strings.Contains(text, `"action": "MarkedAsUnRead"`) || !strings.Contains(text, "^^^^") || !strings.Contains(text, `"eventTime"`) {
		t.Fatalf("the pager got %q", seen)
	}
}

// TestAllMendsByOneKey shows what all mends make of a message, and sends that.
func TestAllMendsByOneKey(t *testing.T) {
	d := alone(t, pagetest.Received(pagetest.Mistake(t, "actor-is-a-group"), twoMistakes(t)), 120, 40)
	d.Shows("[Findings 2]")
	d.Press("#")
	d.Shows("All mends of message 2", "Mends 2 findings", "as received  ✗ fail, 2 errors", "changed      ✓ pass, fits 1 row", "gets an id of its own")
	d.Press("enter")
	d.Shows("The changed message 2 was sent again as message 3: 200 ✓ pass, 1 mark.")
	d.Press("#")
	d.Shows("has no finding, so there is nothing to mend")
}

// TestAChangeKeepsItsIDOrGetsANewOne sends a mend as the repeat that it would be
// under its old id, and as another event.
func TestAChangeKeepsItsIDOrGetsANewOne(t *testing.T) {
	engine := pagetest.Received(pagetest.Mistake(t, "action-misspelt"))
	d := alone(t, engine, 120, 40)
	d.Shows("action-unknown")
	d.Press("x")
	d.Shows("gets an id of its own", `+   "id": "urn:uuid:`)
	d.Press("n")
	d.Shows("It keeps its id", "a repeat", "changed      ✓ pass")
	d.Hides(`+   "id": "urn:uuid:`)
	d.Press("X")
	d.Shows("sent again as message 2: 200")
	first, _ := engine.Current().Message(1)
	second, _ := engine.Current().Message(2)
	if first.Assessment.Items[0].ID != second.Assessment.Items[0].ID {
		t.Error("the id did not stay")
	}
	d.Press("T", "x")
	d.Shows("gets an id of its own")
	d.Press("n", "n", "X")
	d.Shows("sent again as message 3: 200")
	third, _ := engine.Current().Message(3)
	if first.Assessment.Items[0].ID == third.Assessment.Items[0].ID {
		t.Error("there is no new id")
	}
}

package compose

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// The choice begins at the profile that was selected, and comes back to the one that was
// chosen.
func TestTheChoiceBeginsAtAProfile(t *testing.T) {
	d := alone(t, pagetest.New(), page.ComposeEvent{Profile: "Media"})
	d.Shows("Which profile?", "› Media ")
	d.Press("enter")
	d.Shows("Which event?  Media")
	d.Press("esc")
	d.Shows("Which profile?", "› Media ")
	d.Press("down", "enter")
	d.Shows("Which event?  Reading")
	d.Press("esc")
	d.Shows("› Reading ")
	asking(t).Shows("› General ")
}

func TestChooserGoesBackStepByStep(t *testing.T) {
	d := asking(t)
	choose(d, "Which profile?", "assess")
	d.Shows("Which event?  Assessment")
	d.Press("zzz")
	d.Shows("Nothing to choose is called so")
	d.Press("enter") // nothing to take
	d.Press("esc", "esc")
	d.Shows("Which profile?", "16 choices")
	d.Press("esc")
	if !d.Closed() {
		t.Error("the page is still there")
	}
}

func TestADescribe(t *testing.T) {
	d := asking(t)
	choose(d, "Which profile?", "describe")
	choose(d, "Describe which entity?", "CourseSection")
	d.Shows("describe › CourseSection", "a describe fills no row", "✓ no findings")
	d.Press("s")
	d.Shows("message 1, 200, pass")
	if got := d.Engine.Current().Totals().Pass; got != 1 {
		t.Errorf("%d items passed", got)
	}
}

func TestEditingAValue(t *testing.T) {
	d := composing(t)
	selects(d, "eventTime")
	d.Press("enter", "ctrl+u", "yesterday", "enter")
	d.Shows("✗ eventTime: \"yesterday\" is no date and time", "eventTime        yesterday▏")
	d.Press("ctrl+u", "2026-03-02T10:15:00+01:00", "enter")
	d.Shows("eventTime was written as 2026-03-02T09:15:00.000Z.", "eventTime        2026-03-02T09:15:00.000Z", `"eventTime": "2026-03-02T09:15:00.000Z"`)
	d.Press("enter", "x", "esc")
	d.Shows("eventTime        2026-03-02T09:15:00.000Z ")
	d.Press("u")
	d.Shows("Undone: change eventTime.")
	d.Hides(`"eventTime": "2026-03-02T09:15:00.000Z"`)
	d.Press("ctrl+r")
	d.Shows("Done again: change eventTime.", `"eventTime": "2026-03-02T09:15:00.000Z"`)
}

func TestChoosingAnotherAction(t *testing.T) {
	d := composing(t)
	selects(d, "action")
	d.Shows("‹ 6 to choose ›")
	d.Press("enter", "start", "enter")
	d.Shows("Assessment › AssessmentEvent › Started", "would fill Assessment › Started")
	d.Press("enter", "zzz")
	d.Shows("Nothing to choose is called so")
	d.Press("esc", "esc")
	d.Shows("action           Started")
}

func TestAddingAndRemovingAtAnyDepth(t *testing.T) {
	d := composing(t)
	selects(d, "actor")
	d.Press("+")
	d.Shows("Add which property?  actor")
	d.Press("description", "enter")
	d.Shows("› ", "description", `"description": "`)
	d.Press("-")
	d.Hides(`"description": "`)
	selects(d, "more properties") // of the actor, which is open now
	d.Press("enter", "otherIdent", "enter")
	d.Shows("otherIdentifiers", "list", `"otherIdentifiers": [`)
	d.Press("enter")
	d.Shows("entry 1", "SystemIdentifier")
	d.Press("+")
	d.Shows("entry 2")
	d.Press("-")
	d.Hides("entry 2")
	d.Press("u")
	d.Shows("entry 2")
}

func TestObjectAndIRI(t *testing.T) {
	d := composing(t)
	selects(d, "actor")
	d.Shows("i object | IRI")
	d.Press("i")
	d.Shows("actor            IRI https://", `"actor": "https://example.org/larkmoor/people/ines-`, "kept aside")
	d.Press("enter", "ctrl+u", "not an iri", "enter")
	d.Shows("is no IRI, for it holds a")
	d.Press("esc", "i")
	d.Shows("actor            Person", `"name": "Ines Varga"`)
	selects(d, "eventTime")
	d.Press("i")
	d.Shows("There is no entity here")
}

func TestOwnAttributes(t *testing.T) {
	d := composing(t)
	d.Press("+", "extensions", "enter")
	d.Shows("extensions", `"note"`)
	d.Press("+", "room", "enter")
	d.Shows("room", `"room": "value"`)
	d.Press("enter", "ctrl+u", `{"floor": 2}`, "enter")
	d.Shows(`"floor": 2`)
	d.Press("r", "ctrl+u", "place", "enter")
	d.Shows(`"place": {`)
	selects(d, "@context")
	d.Press("+", "https://example.org/own/context", "enter")
	d.Shows(`"https://example.org/own/context"`, "entry 2")
	selects(d, "eventTime")
	d.Press("r", "ctrl+u", "evenTime", "enter")
	d.Shows(`"evenTime": "`, "eventTime is required", "no mark")
}

func TestShowsFindingsInTheFormAndTheJSON(t *testing.T) {
	d := composing(t)
	selects(d, "actor")
	d.Press("-")
	d.Shows("actor is required", "required   +", "no mark", "✗ 1 error")
	d.Press("g", "f")
	d.Shows("›✗   actor")
	d.Press("enter")
	d.Shows("✓ would fill Assessment › Submitted", "✓ no findings")
	d.Press("f", "x")
	d.Shows("There is no finding to mend.")
}

// TestCountsEveryFinding holds that the counts have those findings too that are
// not spelled out.
func TestCountsEveryFinding(t *testing.T) {
	strange := ""
	for n := range 150 {
		strange += `"own` + strconv.Itoa(n) + `": 1, `
	}
	d := opened(t, `{`+strange+`"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}`)
	d.Shows("✗ 150 errors")
}

func TestMendsAFinding(t *testing.T) {
	fixture := `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:2c9e0a1e-5f0e-4b1c-9a55-0b5a7c0a6a11","type":"ToolUseEvent","profile":"ToolUseProfile","action":"used",` +
		`"actor":{"id":"https://example.org/people/7","type":"Person"},"object":{"id":"https://example.org/tools/2","type":"SoftwareApplication"},"eventTime":"2026-03-02T09:15:00.000Z"}`
	d := opened(t, fixture)
	d.Shows("no mark", "x mends it: set /action to \"Used\"")
	d.Press("x")
	d.Shows("Mended: ", "✓ would fill Tool Use › Used")
	d.Press("u")
	d.Shows("no mark")
}

func TestSeveralEvents(t *testing.T) {
	d := composing(t)
	selects(d, "+ another event")
	d.Press("enter")
	choose(d, "Which profile?", "Tool Use")
	d.Shows("▸ event 1", "▾ event 2", "ToolUseEvent Used", "event 2 of 2")
	d.Press("R")
	d.Shows("event 3", "A copy with an id and a time of its own")
	d.Press("[")
	d.Shows("›  ▾ event 2")
	d.Press("s")
	d.Shows("Sent 3 events: message 1, 200, pass")
	d.Press("-")
	d.Hides("event 3")
	d.Press("-", "-")
	d.Shows("COMPOSE")
}

func TestEnvelopeFields(t *testing.T) {
	d := composing(t)
	selects(d, "envelope")
	d.Press("right")
	d.Shows("sensor ", "sendTime", "dataVersion", `"data": [`)
	selects(d, "sensor   ")
	d.Press("enter", "ctrl+u", "urn:x:lab", "enter")
	d.Shows(`"sensor": "urn:x:lab"`)
	selects(d, "dataVersion    http")
	d.Press("-")
	d.Shows("dataVersion is required", "required")
	d.Press("s")
	d.Shows("Refused: 400 Bad Request")
	d.Press("u")
	d.Shows("Undone: remove dataVersion.")
	d.Press("s")
	d.Shows("message 2, 200, pass, 1 mark")
}

// What went out already is sent with a new id, as it is, or not at all, as it is said;
// and nothing of that happens by itself.
func TestSendingOnceMoreIsAskedAbout(t *testing.T) {
	d := composing(t)
	body := func(seq int) string {
		t.Helper()
		m, err := d.Engine.Current().Message(seq)
		if err != nil {
			t.Fatal(err)
		}
		return string(m.Exchange.Body)
	}
	id := func(seq int) string {
		_, rest, _ := strings.Cut(body(seq), `"id":"urn:uuid:`)
		return rest[:36]
	}
	d.Press("s")
	d.Shows("Sent 1 event: message 1, 200, pass, 1 mark. It fills Assessment › Submitted.")
	before := d.Drawn()
	d.Press("s")
	d.Shows("It went out already under this id, and a repeat counts once. Send it how?")
	d.Press("s", "esc")
	if n := d.Engine.Current().Len(); n != 1 || d.Drawn() != before {
		t.Errorf("%d messages, and the form has become\n%s", n, d.Drawn())
	}
	d.Press("s", "R")
	d.Shows("Sent 1 event: message 2")
	if id(2) != id(1) {
		t.Errorf("what was to be sent as it is has the id %s, and had %s", id(2), id(1))
	}
	d.Press("s", "n")
	d.Shows("Sent 1 event: message 3, 200, pass, 1 mark. It fills Assessment › Submitted.")
	if id(3) == id(1) {
		t.Errorf("sent under the id %s once more", id(3))
	}
	selects(d, "  id ")
	d.Press("u")
	d.Shows("Undone: a new id.")
	if !slices.Equal(d.Screen.Selected, []int{1, 2, 3}) {
		t.Errorf("the log below went to %v", d.Screen.Selected)
	}
}

// What is sent says which rows it filled, or why none.
func TestSaysWhatWasEarned(t *testing.T) {
	for _, test := range []struct {
		name string
		keys []string
		want string
	}{
		{"a row", nil, "It fills Assessment › Submitted."},
		{"none", []string{"g", "down", "down", ":", "ctrl+u", "Submited", "enter"}, "No mark: "},
		{"one of two", []string{"R", "g", "down", "down", "down", "down", ":", "ctrl+u", "Submited", "enter"}, "It fills Assessment › Submitted. Event 2 fills no row: "},
		{"a describe", []string{"a", "describe", "enter", "enter", "g", "-"}, "Sent 1 describe: message 1, 200, pass. A describe fills no row"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := composing(t)
			d.Press(test.keys...)
			d.Press("s")
			d.Shows("Sent ", "message 1, 200", test.want)
		})
	}
}

func TestAFailedSendLosesNothing(t *testing.T) {
	engine := pagetest.New()
	engine.SendErr = pagetest.ErrBroken
	d := composingOn(t, engine)
	d.Press("s")
	d.Shows("Sending 1 event failed: The wire is cut.", "still here")
	engine.SendErr = nil
	d.Held = true
	d.Press("s")
	d.Shows("sending 1 event")
	d.Press("s")
	d.Shows("Still sending 1 event.")
	d.Press("g", "j", "j", "enter") // keys are answered meanwhile
	d.Shows("Which action?")
	d.Release()
	d.Shows("Sent 1 event: message 1")
}

func TestLeavingAsksWhereSomethingWouldBeLost(t *testing.T) {
	d := composing(t)
	d.Press("n")
	d.Shows("urn:uuid:")
	d.Run(d.Page.(page.Leaver).Leave(nil))
	d.Shows("Leave? What you composed was neither sent nor saved.")
	before := d.Drawn()
	d.Press("esc")
	d.Hides("Leave?")
	if d.Closed() || d.Drawn() != before {
		t.Errorf("staying changes the page to\n%s", d.Drawn())
	}
	d.Press("esc")
	d.Shows("Leave?")
	d.Press("d")
	if !d.Closed() {
		t.Error("the page is still there")
	}
}

// Saved first, it is left once it is saved and not before.
func TestLeavingSavesFirst(t *testing.T) {
	d := composing(t)
	folder := t.TempDir()
	left := 0
	d.Press("n")
	d.Run(d.Page.(page.Leaver).Leave(func() tea.Cmd { left++; return nil }))
	d.Press("w")
	d.Shows("save as: ▏assessment-assessment-submitted.json")
	d.Press("ctrl+u", filepath.Join(folder, "none", "mine.json"), "enter")
	d.Shows("Nothing was saved: There is no folder", "saves nothing.", "none/mine.json▏")
	d.Press("esc")
	d.Shows("✓ would fill")
	if d.Closed() || left > 0 {
		t.Fatal("it is left although nothing was saved")
	}
	d.Run(d.Page.(page.Leaver).Leave(func() tea.Cmd { left++; return nil }))
	path := filepath.Join(folder, "mine.json")
	d.Press("w", "ctrl+u", path, "enter")
	d.Shows("Saved as " + path)
	if readEvent(t, path)["type"] != "AssessmentEvent" || !d.Closed() || left != 1 {
		t.Errorf("closed %v, and then %d times", d.Closed(), left)
	}
}

func TestSaving(t *testing.T) {
	d := composing(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "mine.json")
	d.Press("w")
	d.Shows("save as: ▏assessment-assessment-submitted.json")
	d.Press("ctrl+u", "enter")
	d.Shows("A file needs a name.")
	d.Press(path, "enter")
	d.Shows("Saved as " + path)
	first := readEvent(t, path)
	d.Press("n", "w", "ctrl+u", path, "enter")
	d.Shows("is there already. Overwrite it?")
	d.Press("n")
	if again := readEvent(t, path); again["id"] != first["id"] {
		t.Error("it was overwritten without leave")
	}
	d.Shows("save as: ", "mine.json▏") // what was typed stays
	d.Press("enter")
	d.Shows("Overwrite it?")
	d.Press("y")
	d.Shows("Saved as " + path)
	if again := readEvent(t, path); again["id"] == first["id"] {
		t.Error("it was not overwritten")
	}
	d.Press("w", "ctrl+u", filepath.Join(folder, "no", "such", "folder.json"), "enter")
	d.Shows("Nothing was saved: There is no folder", "folder.json▏")
	d.Press("esc")
	lines := filepath.Join(folder, "all.ndjson")
	d.Press("R", "w", "ctrl+u", lines, "enter")
	d.Shows("Saved as " + lines)
	content, err := os.ReadFile(lines)
	if err != nil || strings.Count(string(content), "\n") != 2 {
		t.Errorf("%q, %v", content, err)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 2 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}

func readEvent(t *testing.T, path string) map[string]any {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var event map[string]any
	if err := json.Unmarshal(content, &event); err != nil {
		t.Fatal(err)
	}
	return event
}

func TestCopying(t *testing.T) {
	for _, test := range []struct{ pick, what, holds string }{
		{"the event", "the event", `"type": "AssessmentEvent"`},
		{"the envelope", "the envelope", `"data": [`},
		{"curl", "the curl line", "curl -i"},
		{"fixture", "the fixture", `"type":"AssessmentEvent"`},
	} {
		t.Run(test.pick, func(t *testing.T) {
			d := composing(t)
			d.Press("y")
			d.Shows("Copy what?", "4 choices")
			d.Press(test.pick, "enter")
			if got := d.Screen.Copied; len(got) != 1 || got[0].What != test.what || !strings.Contains(got[0].Text, test.holds) {
				t.Errorf("copied %+v", got)
			}
		})
	}
}

func TestTakesWhatIsBroken(t *testing.T) {
	const text = "{\n  \"type\": \"ViewEvent\",\n  \"action\" \"Viewed\"\n}"
	d := alone(t, pagetest.New(), page.ComposeEvent{Data: []byte(text), Sent: true})
	d.Shows("The text is kept, but cannot be taken over yet: line 3,", "no event yet", "it again")
	d.Press("u")
	d.Shows("There is nothing to undo.")
	path := filepath.Join(t.TempDir(), "broken.json")
	d.Press("w")
	d.Shows("save as: ▏draft.json", "the text as it is, with its mistake")
	d.Press("ctrl+u", path, "enter")
	d.Shows("Saved as " + path)
	if content, err := os.ReadFile(path); err != nil || string(content) != text {
		t.Errorf("%q was saved, %v", content, err)
	}
	d.Press("s")
	d.Shows("This is no envelope (line 3, column 12) and will be refused. Send it as it is")
	d.Press("n")
	d.Hides("as it is, to see how?")
	d.Press("s")
	d.Shows("as it is, to see how?")
	d.Press("y")
	d.Shows("Refused: 400 Bad Request.")
	if m, err := d.Engine.Current().Message(1); err != nil || string(m.Exchange.Body) != text {
		t.Errorf("%q was sent, %v", m.Exchange.Body, err)
	}
	d.Press("y")
	if got := d.Screen.Copied; len(got) != 1 || got[0] != (page.Copyable{What: "the text from the editor", Text: text}) {
		t.Errorf("copied %+v", got)
	}
	for _, variable := range []string{"VISUAL", "EDITOR", "PATH"} {
		t.Setenv(variable, "")
	}
	d.Press("E")
	d.Shows("No editor is set")
}

func TestByMouse(t *testing.T) {
	d := composing(t)
	d.Click("actor")
	d.Shows("›  ▸ actor")
	d.Click("actor")
	d.Shows("▾ actor")
	d.Click("action  ")
	d.Click("action  ")
	d.Shows("Which action?")
	d.Click("Paused")
	d.Shows("would fill Assessment › Paused")
}

// What is unfolded of an event stays so where others change its number.
func TestWhatIsUnfoldedFollowsItsEvent(t *testing.T) {
	renamed := func(n string) string { return strings.Replace(anEvent, "people/7", "people/"+n, 1) }
	d := opened(t, "["+renamed("1")+","+renamed("2")+","+renamed("3")+"]")
	selects(d, "event 3")
	d.Press("right")
	selects(d, "event 3")
	d.Press("down", "down", "down", "down", "right")
	d.Shows("▾ actor", "id           https://example.org/people/3")
	for _, step := range []struct{ head, key, then string }{
		{"event 1", "-", "event 2"}, {"event 2", "[", "event 1"}, {"event 1", "R", "event 1"}, {"event 2", "[", "event 2"}, {"event 1", "-", "event 1"},
	} {
		selects(d, step.head)
		d.Press(step.key)
		selects(d, step.then)
		d.Press("right")
		d.Shows("▾ "+step.then, "id           https://example.org/people/3")
	}
}

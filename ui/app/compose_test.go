package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// composing opens the row Assessment › AssessmentEvent › Submitted.
func composing(t *testing.T) *driver {
	t.Helper()
	d, _ := composeOn(t, nil)
	openSubmitted(d)
	return d
}

func openSubmitted(d *driver) {
	d.t.Helper()
	v := catalog.Get(catalog.V1p2)
	p := v.Profile("AssessmentProfile")
	composeRow(d, p, v.Rows("AssessmentEvent", "Submitted")[0])
	d.shows("COMPOSE   Assessment › AssessmentEvent › Submitted", "✓ would fill Assessment › Submitted")
}

// selects moves down until the line of that name is selected.
func (d *driver) selects(words string) {
	d.t.Helper()
	d.press("g")
	for range 80 {
		for _, line := range strings.Split(d.app.View(), "\n") {
			line, _, _ = strings.Cut(line, "│")
			if strings.HasPrefix(line, "›") && strings.Contains(line, words) {
				return
			}
		}
		d.press("down")
	}
	d.t.Fatalf("no line %q can be selected:\n%s", words, d.app.View())
}

func TestComposeARowOfTheBench(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("enter")
	d.press("n")
	d.shows("COMPOSE   General › Event › Recommended", "✓ would fill General", "✓ no findings")
	d.press("esc")
	d.shows("PROFILES")
}

func TestComposeChooserGoesBackStepByStep(t *testing.T) {
	d, _ := composeOn(t, nil)
	d.press("n")
	choose(d, "Which profile?", "assess")
	d.shows("Which event?  Assessment")
	d.press("zzz")
	d.shows("Nothing to choose is called so")
	d.press("enter") // nothing to take
	d.press("esc", "esc")
	d.shows("Which profile?", "16 choices")
	d.press("esc")
	d.shows("PROFILES")
}

func TestComposeADescribe(t *testing.T) {
	d, b := composeOn(t, nil)
	d.press("n")
	choose(d, "Which profile?", "describe")
	choose(d, "Describe which entity?", "CourseSection")
	d.shows("describe › CourseSection", "a describe fills no row", "✓ no findings")
	d.press("s")
	d.shows("message 1, 200, pass")
	if got := b.Session().Totals().Pass; got != 1 {
		t.Errorf("%d items passed", got)
	}
}

func TestComposeEditingAValue(t *testing.T) {
	d := composing(t)
	d.selects("eventTime")
	d.press("enter", "ctrl+u", "yesterday", "enter")
	d.shows("✗ eventTime: \"yesterday\" is no date and time", "eventTime        yesterday▏")
	d.press("ctrl+u", "2026-03-02T10:15:00+01:00", "enter")
	d.shows("eventTime was written as 2026-03-02T09:15:00.000Z.", "eventTime        2026-03-02T09:15:00.000Z", `"eventTime": "2026-03-02T09:15:00.000Z"`)
	d.press("enter", "x", "esc")
	d.shows("eventTime        2026-03-02T09:15:00.000Z ")
	d.press("u")
	d.shows("Undone: change eventTime.")
	d.hides(`"eventTime": "2026-03-02T09:15:00.000Z"`)
	d.press("ctrl+r")
	d.shows("Done again: change eventTime.", `"eventTime": "2026-03-02T09:15:00.000Z"`)
}

func TestComposeChoosingAnotherAction(t *testing.T) {
	d := composing(t)
	d.selects("action")
	d.shows("‹ 6 to choose ›")
	d.press("enter", "start", "enter")
	d.shows("Assessment › AssessmentEvent › Started", "would fill Assessment › Started")
	d.press("enter", "zzz")
	d.shows("Nothing to choose is called so")
	d.press("esc", "esc")
	d.shows("action           Started")
}

func TestComposeAddingAndRemovingAtAnyDepth(t *testing.T) {
	d := composing(t)
	d.selects("actor")
	d.press("+")
	d.shows("Add which property?  actor")
	d.press("description", "enter")
	d.shows("› ", "description", `"description": "`)
	d.press("-")
	d.hides(`"description": "`)
	d.selects("more properties") // of the actor, which is open now
	d.press("enter", "otherIdent", "enter")
	d.shows("otherIdentifiers", "list", `"otherIdentifiers": [`)
	d.press("enter")
	d.shows("entry 1", "SystemIdentifier")
	d.press("+")
	d.shows("entry 2")
	d.press("-")
	d.hides("entry 2")
	d.press("u")
	d.shows("entry 2")
}

func TestComposeObjectAndIRI(t *testing.T) {
	d := composing(t)
	d.selects("actor")
	d.shows("i object | IRI")
	d.press("i")
	d.shows("actor            IRI https://", `"actor": "https://example.org/larkmoor/people/ines-`, "kept aside")
	d.press("enter", "ctrl+u", "not an iri", "enter")
	d.shows("is no IRI, for it holds a")
	d.press("esc", "i")
	d.shows("actor            Person", `"name": "Ines Varga"`)
	d.selects("eventTime")
	d.press("i")
	d.shows("There is no entity here")
}

func TestComposeOwnAttributes(t *testing.T) {
	d := composing(t)
	d.press("+", "extensions", "enter")
	d.shows("extensions", `"note"`)
	d.press("+", "room", "enter")
	d.shows("room", `"room": "value"`)
	d.press("enter", "ctrl+u", `{"floor": 2}`, "enter")
	d.shows(`"floor": 2`)
	d.press("r", "ctrl+u", "place", "enter")
	d.shows(`"place": {`)
	d.selects("@context")
	d.press("+", "https://example.org/own/context", "enter")
	d.shows(`"https://example.org/own/context"`, "entry 2")
	d.selects("eventTime")
	d.press("r", "ctrl+u", "evenTime", "enter")
	d.shows(`"evenTime": "`, "eventTime is required", "no mark")
}

func TestComposeShowsFindingsInTheFormAndTheJSON(t *testing.T) {
	d := composing(t)
	d.selects("actor")
	d.press("-")
	d.shows("actor is required", "required   +", "no mark", "✗ 1 error")
	d.press("g", "f")
	d.shows("›✗   actor")
	d.press("enter")
	d.shows("✓ would fill Assessment › Submitted", "✓ no findings")
	d.press("f", "x")
	d.shows("There is no finding to mend.")
}

func TestComposeMendsAFinding(t *testing.T) {
	d, _ := composeOn(t, nil)
	fixture := `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:2c9e0a1e-5f0e-4b1c-9a55-0b5a7c0a6a11","type":"ToolUseEvent","profile":"ToolUseProfile","action":"used",` +
		`"actor":{"id":"https://example.org/people/7","type":"Person"},"object":{"id":"https://example.org/tools/2","type":"SoftwareApplication"},"eventTime":"2026-03-02T09:15:00.000Z"}`
	d.compose(fixture)
	d.shows("no mark", "x mends it: set /action to \"Used\"")
	d.press("x")
	d.shows("Mended: ", "✓ would fill Tool Use › Used")
	d.press("u")
	d.shows("no mark")
}

func TestComposeSeveralEvents(t *testing.T) {
	d := composing(t)
	d.selects("+ another event")
	d.press("enter")
	choose(d, "Which profile?", "Tool Use")
	d.shows("▸ event 1", "▾ event 2", "ToolUseEvent Used", "event 2 of 2")
	d.press("R")
	d.shows("event 3", "A copy with an id and a time of its own")
	d.press("[")
	d.shows("›  ▾ event 2")
	d.press("s")
	d.shows("Sent 3 events: message 1, 200, pass")
	d.press("-")
	d.hides("event 3")
	d.press("-", "-")
	d.shows("COMPOSE")
}

func TestComposeEnvelopeFields(t *testing.T) {
	d := composing(t)
	d.selects("envelope")
	d.press("right")
	d.shows("sensor ", "sendTime", "dataVersion", `"data": [`)
	d.selects("sensor   ")
	d.press("enter", "ctrl+u", "urn:x:lab", "enter")
	d.shows(`"sensor": "urn:x:lab"`)
	d.selects("dataVersion    http")
	d.press("-")
	d.shows("dataVersion is required", "required")
	d.press("s")
	d.shows("Refused: 400 Bad Request")
	d.press("u")
	d.shows("Undone: remove dataVersion.")
	d.press("s")
	d.shows("message 2, 200, pass, 1 mark")
}

func TestComposeSendingTwiceIsNoRepeat(t *testing.T) {
	d, b := composeOn(t, nil)
	openSubmitted(d)
	d.press("s")
	d.shows("message 1, 200, pass, 1 mark")
	d.press("s")
	d.shows("message 2, 200, pass, 1 mark", "went with a new id and time")
	if totals := b.Session().Totals(); totals.Repeated != 0 || totals.Pass != 2 {
		t.Errorf("totals %+v", totals)
	}
}

func TestComposeAFailedSendLosesNothing(t *testing.T) {
	engine := pagetest.New()
	engine.SendErr = pagetest.ErrBroken
	d := drive(t, engine, 120, 40)
	openSubmitted(d)
	d.press("s")
	d.shows("Sending 1 event failed: The wire is cut.", "still here")
	engine.SendErr = nil
	engine.Gate = make(chan struct{})
	d.press("s")
	d.shows("sending 1 event")
	d.press("s")
	d.shows("Still sending 1 event.")
	d.press("j", "j", "enter") // keys are answered meanwhile
	d.shows("Which action?")
	close(engine.Gate)
	d.shows("Sent 1 event: message 1")
}

func TestComposeLeavingAsksWhereSomethingWouldBeLost(t *testing.T) {
	for _, key := range []string{"esc", "q"} {
		t.Run(key, func(t *testing.T) {
			d := composing(t)
			d.press("n")
			d.shows("urn:uuid:")
			d.press(key)
			d.shows("Leave? What you composed was neither sent (s) nor saved (w), and will be gone.")
			d.press("n")
			d.hides("Leave?")
			d.press(key)
			d.shows("Leave?")
			d.press("y")
			d.shows("PROFILES")
		})
	}
}

func TestComposeSaving(t *testing.T) {
	d := composing(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "mine.json")
	d.press("w")
	d.shows("save as: assessment-assessment-submitted.json▏")
	d.press("ctrl+u", "enter")
	d.shows("A file needs a name.")
	d.press(path, "enter")
	d.shows("Saved as " + path)
	first := readEvent(t, path)
	d.press("n", "w", "ctrl+u", path, "enter")
	d.shows("is there already. Overwrite it?")
	d.press("n")
	if again := readEvent(t, path); again["id"] != first["id"] {
		t.Error("it was overwritten without leave")
	}
	d.press("w", "ctrl+u", path, "enter")
	d.shows("Overwrite it?")
	d.press("y")
	d.shows("Saved as " + path)
	if again := readEvent(t, path); again["id"] == first["id"] {
		t.Error("it was not overwritten")
	}
	d.press("w", "ctrl+u", filepath.Join(folder, "no", "such", "folder.json"), "enter")
	d.shows("Nothing was saved: ", "no such file")
	lines := filepath.Join(folder, "all.ndjson")
	d.press("R", "w", "ctrl+u", lines, "enter")
	d.shows("Saved as " + lines)
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

func TestComposeCopying(t *testing.T) {
	for _, test := range []struct{ pick, what, holds string }{
		{"the event", "Copied the event to", `"type": "AssessmentEvent"`},
		{"the envelope", "Copied the envelope to", `"data": [`},
		{"curl", "Copied the curl line to", "curl -i"},
		{"fixture", "Copied the fixture to", `"type":"AssessmentEvent"`},
	} {
		t.Run(test.pick, func(t *testing.T) {
			d := composing(t)
			d.press("y")
			d.shows("Copy what?", "4 choices")
			d.press(test.pick, "enter")
			d.shows(test.what)
			content, err := os.ReadFile(filepath.Join(d.app.output.folder, copiedFile))
			if err != nil || !strings.Contains(string(content), test.holds) {
				t.Errorf("%q, %v", content, err)
			}
		})
	}
}

func TestComposeTakesWhatIsBroken(t *testing.T) {
	d, b := composeOn(t, nil)
	const text = "{\n  \"type\": \"ViewEvent\",\n  \"action\" \"Viewed\"\n}"
	d.ask(func(s page.Screen) tea.Cmd { return s.Open(page.ComposeEvent{Data: []byte(text), Sent: true}) })
	d.shows("The text is kept, but cannot be taken over yet: line 3,", "no event yet", "it again")
	d.press("u")
	d.shows("There is nothing to undo.")
	path := filepath.Join(t.TempDir(), "broken.json")
	d.press("w")
	d.shows("save as: draft.json▏", "the text as it is, with its mistake")
	d.press("ctrl+u", path, "enter")
	d.shows("Saved as " + path)
	if content, err := os.ReadFile(path); err != nil || string(content) != text {
		t.Errorf("%q was saved, %v", content, err)
	}
	d.press("s")
	d.shows("This is no envelope (line 3, column 12) and will be refused. Send it as it is")
	d.press("n")
	d.hides("as it is, to see how?")
	d.press("s")
	d.shows("as it is, to see how?")
	d.press("y")
	d.shows("Refused: 400 Bad Request.")
	if m, err := b.Session().Message(1); err != nil || string(m.Exchange.Body) != text {
		t.Errorf("%q was sent, %v", m.Exchange.Body, err)
	}
	d.press("y")
	d.shows("Copied the text from the editor")
	for _, variable := range []string{"VISUAL", "EDITOR", "PATH"} {
		t.Setenv(variable, "")
	}
	d.press("E")
	d.shows("No editor is set")
}

func TestComposeFromTheVocabulary(t *testing.T) {
	d, _ := composeOn(t, nil)
	lookUp(d, "ToolUseEvent")
	d.press("n")
	d.shows("COMPOSE   Tool Use › ToolUseEvent › Used", "✓ would fill Tool Use › Used")
	d.press("esc")
	d.shows("ToolUseEvent  event")
}

func TestComposeHelpNamesItsKeys(t *testing.T) {
	d := composing(t)
	d.press("?")
	d.shows("object or IRI", "another event", "edit the JSON in the editor", "redo", "copy JSON, curl, fixture")
	d.press("?")
	d.shows("COMPOSE")
}

func TestComposeByMouse(t *testing.T) {
	d := composing(t)
	click := func(x, y int) tea.Msg {
		return tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}
	}
	d.update(click(10, 7)) // actor
	d.shows("›  ▸ actor")
	d.update(click(10, 7))
	d.shows("▾ actor")
	d.update(click(10, 6))
	d.update(click(10, 6)) // action
	d.shows("Which action?")
	d.update(click(10, 7))
	d.shows("would fill Assessment › ")
}

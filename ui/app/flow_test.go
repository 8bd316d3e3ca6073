package app

import (
	"encoding/base64"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	questions "caliper-playground/engine/question"
	"caliper-playground/engine/sensor"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/terminal"
)

func TestTwoKeysToTheFirstMark(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.shows("0 of 15 met", "Press enter on a profile, then enter on a row")
	d.press("enter", "enter")
	d.shows("1×", "1 message", "200 ✓ pass")
}

func TestSendKeys(t *testing.T) {
	for _, test := range []struct {
		name string
		keys []string
		want []string
	}{
		{"required rows of the profile", []string{"r"}, []string{"1 of 15 met", "✓"}},
		{"whole profile", []string{"j", "p"}, []string{"Sent all of Annotation: 4 events.", "4 messages"}},
		{"everything", []string{"a", "y"}, []string{"15 of 15 met", "93 messages", "Sent every row of every profile: 93 events."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := drive(t, pagetest.New(), 120, 40)
			d.press(test.keys...)
			for _, want := range test.want {
				d.shows(want)
			}
		})
	}
}

func TestALongRunShowsProgressAndCanBeStopped(t *testing.T) {
	t.Parallel()
	for _, stop := range []string{"S", "esc"} {
		t.Run(stop, func(t *testing.T) {
			engine := pagetest.New()
			engine.Gate = make(chan struct{})
			d := drive(t, engine, 120, 40)
			d.press("a", "y")
			d.shows("sending every row of every profile", " 0 of 93", "S stop")
			for range 3 {
				engine.Gate <- struct{}{}
			}
			d.shows(" 3 of 93")
			d.press("a")
			d.shows("Still sending every row of every profile. S stops it.")
			d.press("j", "enter", "j") // keys are answered meanwhile
			d.press(stop)
			d.shows("Stopped after 3 of 93. What was sent stays in the log.", "3 messages")
			d.hides("sending every row")
		})
	}
}

func TestStoppingNothingSaysSo(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("S")
	d.shows("Nothing is being sent.")
	d.press("j")
	d.hides("Nothing is being sent.")
}

func TestAFailedSendIsTold(t *testing.T) {
	engine := pagetest.New()
	engine.SendErr = pagetest.ErrBroken
	d := drive(t, engine, 120, 40)
	d.press("enter", "enter")
	d.shows("failed: the wire is cut", "0 messages")
	d.press("a", "y")
	d.shows("Sending every row of every profile failed: the wire is cut")
}

// TestWhatTheJournalCouldNotTakeIsNotLookedForInTheLog names no key that would
// find nothing.
func TestWhatTheJournalCouldNotTakeIsNotLookedForInTheLog(t *testing.T) {
	engine := pagetest.New()
	engine.Full = true
	d := drive(t, engine, 120, 40)
	d.press("a", "y")
	d.shows("93 refused, the last with 503 Service Unavailable. None of those", "the journal could not take them", "0 messages")
	d.hides("goes to the next one")
}

func TestFreshSessionAsksFirst(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("r")
	d.shows("1 of 15 met")
	d.press("F")
	d.shows("Start a fresh session?", "y yes", "n no")
	d.press("x", "n")
	d.hides("Start a fresh session?")
	d.shows("1 of 15 met")
	d.press("F")
	d.shows("y yes")
	d.press("y")
	d.shows("A fresh session has begun.", "0 of 15 met", "0 messages", "No messages yet.")
	d.press("r")
	d.shows("1 of 15 met")
}

func TestFreshSessionThatFails(t *testing.T) {
	engine := pagetest.New()
	engine.FreshErr = pagetest.ErrBroken
	d := drive(t, engine, 120, 40)
	d.press("r")
	d.shows("1 of 15 met")
	d.press("F")
	d.shows("y yes")
	d.press("y")
	d.shows("No fresh session: the wire is cut", "1 of 15 met")
	d.press("j", "r")
	d.shows("2 of 15 met")
}

func TestWhatAnOutsideSensorSendsAppears(t *testing.T) {
	engine := pagetest.New()
	d := drive(t, engine, 120, 40)
	engine.Current().Receive(pagetest.Refused())
	d.shows("1 message", "401 –", "✗ 401 Unauthorized", `Set the library's apiKey to "Bearer TOKEN"`)
	engine.Current().Receive(pagetest.Mistaken())
	d.shows("2 messages", "✗ action-unknown", "^^^^^^^^^^", "Did you mean Submitted?", `set /data/0/action to "Submitted"`, "No mark:")
}

func TestTheSelectionStaysWhileMessagesArrive(t *testing.T) {
	engine := pagetest.New()
	d := drive(t, engine, 120, 24)
	for range 30 {
		engine.Current().Receive(pagetest.Mistaken())
	}
	d.shows("30 messages", "›  30")
	d.press("tab", "up", "up")
	d.shows("›  28")
	for range 10 {
		engine.Current().Receive(pagetest.Mistaken())
	}
	d.shows("40 messages", "›  28", "↓ 1")
	d.press("G")
	d.shows("›  40")
	engine.Current().Receive(pagetest.Mistaken())
	d.shows("›  41")
}

func TestTabsOfTheMessage(t *testing.T) {
	engine := pagetest.New()
	engine.Current().Receive(pagetest.Mistaken())
	d := drive(t, engine, 120, 40)
	d.shows("[Findings 1]")
	d.press("2")
	d.shows("A Person (https://example.org/people/7) “Submited” a Thing (“Two”)", "14 March 2024 at",
		"The transport was fine: 200", "The content is not: 1 error, so no mark.")
	d.press("3")
	d.shows("laid out for reading", `"action": "Submited"`, "^^^^^^^^^^")
	d.press("4")
	d.shows("POST /caliper/7c1e5b/message HTTP/1.1", "Authorization: Bearer (hidden)", "200 OK", "empty body")
	d.press("tab", "tab", "left")
	d.shows("[JSON]")
	d.press("enter") // on its first line, which folds all
	d.shows("▸ {", "lines … }")
	d.press("right", "enter")
	d.shows("[Graph]", "├─ actor Person")
	d.press("enter")
	d.shows("[Findings 1]")
}

func TestFilter(t *testing.T) {
	engine := pagetest.New()
	for i := range 20 {
		if i%10 == 5 {
			engine.Current().Receive(pagetest.Refused())
		} else {
			engine.Current().Receive(pagetest.Mistaken())
		}
	}
	d := drive(t, engine, 120, 40)
	d.shows("20 messages")
	d.press("tab", "/")
	d.shows("type a word")
	d.press("r", "e", "f", "u", "s", "e", "d", "q")
	d.shows("0 of 20", "No message matches.")
	d.press("backspace")
	d.shows("2 of 20", "›  16")
	engine.Current().Receive(pagetest.Refused())
	d.shows("3 of 21")
	d.press("enter", "up", "up")
	d.shows("›   6", "/refused")
	d.press("esc")
	d.shows("21 messages", "›   6")
}

func TestNextTrouble(t *testing.T) {
	engine := pagetest.New()
	d := drive(t, engine, 120, 40)
	d.press("t")
	d.shows("No message in the log failed")
	d.press("r")
	d.shows("1 of 15 met")
	engine.Current().Receive(pagetest.Refused())
	for range 3 {
		engine.Current().Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
	}
	d.shows("5 messages", "›   5")
	d.press("t")
	d.shows("›   2")
}

// TestTheNextFailureIsSeenAtAnyWidth looks for it from the profiles, which are all
// that a narrow window shows.
func TestTheNextFailureIsSeenAtAnyWidth(t *testing.T) {
	for _, width := range []int{60, 80, 99, 100, 120, 200} {
		d := drive(t, pagetest.UnderWay(), width, 30)
		d.shows("General")
		d.press("t")
		d.shows("401")
		d.press("T")
		d.shows("Submited")
	}
}

// TestTheLineOfKeysFollowsTheFault stands under the finding that the keys are about,
// and says what they do with that one.
func TestTheLineOfKeysFollowsTheFault(t *testing.T) {
	const event = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55", "type": "NavigationEvent", "profile": "ReadingProfile",
		"actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "NavigatedTwo", "object": {"id": "", "type": "Document"}, "eventTime": "2026-03-03T10:42:10.000Z"}`
	engine := pagetest.Received(sensor.Envelope("https://example.org/plain", pagetest.Start, catalog.V1p2, []byte(event)))
	d := drive(t, engine, 200, 60)
	d.shows("action-unknown", "[Findings 2]")
	keysUnder := func() string {
		under := ""
		for line := range strings.Lines(d.app.View()) {
			for _, of := range []string{"action-un", "iri-form", "id-", "value-", "entity-"} {
				if strings.Contains(line, "✗ "+of) {
					under = of
				}
			}
			if strings.Contains(line, "W why this rule") {
				return under + ": " + strings.TrimSpace(line[strings.LastIndex(line, "│")+len("│"):])
			}
		}
		return ""
	}
	first := keysUnder()
	d.press("tab", "tab", "f")
	d.until("the keys of the other finding", func(string) bool { return keysUnder() != first })
	second := keysUnder()
	d.press("f")
	d.until("the keys of the first finding", func(string) bool { return keysUnder() == first })
	if first == "" || second == "" || strings.HasPrefix(first, second[:4]) {
		t.Errorf("under the first stands %q, under the second %q", first, second)
	}
}

func TestCopy(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("y")
	d.shows("Copy", "u URL", "t token", "c curl line", "m message body")
	d.press("u")
	d.shows("Copied the endpoint's URL", copiedFile)
	if want := "\x1b]52;c;aHR0cDovLzEyNy4wLjAuMTo0MTg3My9jYWxpcGVyLzdjMWU1Yi9tZXNzYWdl\x07"; d.out.String() != want {
		t.Errorf("the terminal got %q, want %q", d.out, want)
	}
	d.press("y", "m")
	d.shows("nothing was copied")
	d.press("y", "esc", "y", "t")
	d.shows("Copied the token", "no file holds it")
}

// TestACopyWithATokenIsInNoFile copies whatever there is to copy, a message that
// quotes the token among it.
func TestACopyWithATokenIsInNoFile(t *testing.T) {
	engine := pagetest.Received([]byte(`{"note": "Authorization: Bearer the-token-of-a-session"}`))
	d := drive(t, engine, 120, 40)
	d.app.env.Overview.Sessions[0].Endpoint.Token = "the-token-of-a-session"
	d.shows("Bearer the-token-of-a-session")
	for _, letter := range []string{"m", "t", "c"} {
		d.press("y", letter)
		d.shows("no file holds it")
	}
	d.press("O", "Y")
	d.shows("Copied every session's name", "no file holds it")
	if files, err := filepath.Glob(filepath.Join(d.app.output.folder, "*")); err != nil || len(files) > 0 {
		t.Errorf("there are %q, %v", files, err)
	}
}

// TestTheSelectedMessageAsCurl copies a line that sends what is selected, quotes and
// line ends as they came.
func TestTheSelectedMessageAsCurl(t *testing.T) {
	body := "{\"note\":\n \"it's here\"}"
	d := drive(t, pagetest.Received([]byte(body)), 120, 40)
	d.shows("document-shape   the whole")
	d.press("y", "c")
	d.shows("Copied a curl line that sends the message")
	encoded := strings.TrimSuffix(strings.TrimPrefix(d.out.String(), "\x1b]52;c;"), "\x07")
	line, err := base64.StdEncoding.DecodeString(encoded)
	if want := d.app.env.Engine.Endpoint().Target().Send(body); err != nil || string(line) != want {
		t.Errorf("copied is %q, %v; want %q", line, err, want)
	}
}

func TestCopyWhereTheFileCannotBeWritten(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.app.output.folder = "/dev/null/nowhere"
	d.press("y", "u")
	d.shows("could", "not be written: not a directory")
}

func TestHelpNamesTheKeysInForce(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 60)
	d.press("?")
	d.shows("Send", "stop sending", "fresh session", "ctrl+z", "filter the pane you are in")
	d.press("?")
	d.hides("stop sending")
	changed := drive(t, pagetest.New(), 120, 60)
	everything := &changed.app.env.Keys.Bench.Everything
	everything.SetKeys("K")
	everything.SetHelp("K", "all")
	changed.press("?")
	changed.shows("K         send every row there is")
	changed.press("esc")
	changed.shows("PROFILES")
	changed.press("K", "y")
	changed.shows("15 of 15 met")
}

func TestReach(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("u")
	d.shows("Bearer ••••••••")
	d.press("*")
	d.shows("http://127.0.0.1:41873/caliper/7c1e5b/message", "Bearer a-token", "--data-binary @envelope.json", "/state/sessions/7c1e5b.ndjson")
	d.press("q")
	d.shows("PROFILES")
}

func TestQuitting(t *testing.T) {
	for _, test := range []struct {
		name string
		keys []string
		quit bool
	}{
		{"q", []string{"q"}, true},
		{"ctrl+c", []string{"ctrl+c"}, true},
		{"ctrl+c while a question is open", []string{"F", "ctrl+c"}, true},
		{"ctrl+c while typing", []string{"/", "ctrl+c"}, true},
		{"q while typing is text", []string{"/", "q"}, false},
		{"q while a question is open", []string{"F", "q"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := drive(t, pagetest.New(), 120, 40)
			d.shows("PROFILES")
			for _, name := range test.keys {
				_, cmd := d.app.Update(keyNamed(name))
				if cmd == nil {
					continue
				}
				switch msg := cmd().(type) {
				case tea.QuitMsg:
					d.quit = true
				case tea.BatchMsg, nil:
				default:
					d.update(msg)
				}
			}
			if d.quit != test.quit {
				t.Errorf("quit: %v, want %v", d.quit, test.quit)
			}
		})
	}
}

func TestKeysThatComeTogether(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("jjj")
	d.shows("›▸ · Assignable")
	d.press("/")
	d.update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("pasted\x1b text"), Paste: true})
	d.shows("/pasted  text")
}

// TestSuspend has the program stopped, or fail to be: it lends the terminal out as
// it was found, and takes the mouse again if it had it.
func TestSuspend(t *testing.T) {
	for _, mouse := range []bool{false, true} {
		d := drive(t, pagetest.New(), 120, 40)
		var stops tea.ExecCommand
		var over tea.ExecCallback
		d.app.execute = func(program tea.ExecCommand, then tea.ExecCallback) tea.Cmd {
			stops, over = program, then
			return nil
		}
		d.app.mouseOn = mouse
		d.press("ctrl+z")
		if l, ok := stops.(lent); !ok || l.ExecCommand != (terminal.Suspension{}) {
			t.Fatalf("ctrl+z runs %#v", stops)
		}
		d.update(over(nil))
		d.hides("cannot be stopped here")
		_, cmd := d.app.Update(over(terminal.ErrNotSuspended))
		d.shows("cannot be stopped here: nobody here could bring it back")
		if mouse != (cmd != nil && cmd() == tea.EnableMouseCellMotion()) {
			t.Errorf("the mouse, which was on: %t, is not as it was", mouse)
		}
	}
}

func TestTheTerminalIsLentAsItWasFound(t *testing.T) {
	out := &strings.Builder{}
	if err := (lent{terminalTaker{out}, out}).Run(); err != errTaken || out.String() != terminal.WrapOn+"here"+terminal.WrapOff {
		t.Errorf("%v; the terminal got %q", err, out)
	}
}

// terminalTaker is another program, which fails.
type terminalTaker struct{ out io.Writer }

var errTaken = errors.New("taken")

func (p terminalTaker) Run() error        { _, _ = io.WriteString(p.out, "here"); return errTaken }
func (terminalTaker) SetStdin(io.Reader)  {}
func (terminalTaker) SetStdout(io.Writer) {}
func (terminalTaker) SetStderr(io.Writer) {}

func TestTheWindowMayChange(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("r")
	d.shows("1 of 15 met")
	d.update(tea.WindowSizeMsg{Width: 40, Height: 15})
	d.shows("This window is 40 by 15", "received: 1 so", "1 of 15 profiles met")
	d.press("a", "j") // nothing happens unseen
	d.update(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.shows("[Profiles]", "Log 1", "Message no. 1", "1 of 15 met")
	d.press("tab")
	d.shows("[Log 1]")
	d.press("enter")
	d.shows("[Message no. 1]", "[Findings]")
	d.press("esc", "esc")
	d.shows("[Profiles]")
}

func TestMouse(t *testing.T) {
	engine := pagetest.New()
	for range 3 {
		engine.Current().Receive(pagetest.Mistaken())
	}
	d := drive(t, engine, 120, 40)
	d.shows("3 messages")
	click := func(x, y int) {
		d.update(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	}
	click(10, 3)
	d.shows("▾ ")
	click(60, 4)
	d.shows("›   2")
	d.update(tea.MouseMsg{X: 60, Y: 4, Button: tea.MouseButtonWheelUp, Action: tea.MouseActionPress})
	click(12, 5)
	d.shows("› · any action")
	click(12, 5)
	d.shows("4 messages", "1×")
}

func TestLateResultsAreDropped(t *testing.T) {
	engine := pagetest.New()
	engine.Gate = make(chan struct{})
	d := drive(t, engine, 120, 40)
	old := engine.Current()
	d.press("a", "y", "F")
	d.shows("y yes")
	d.press("y")
	d.shows("A fresh session has begun.", "0 messages")
	old.Receive(pagetest.Mistaken())
	d.press("j")
	close(engine.Gate)
	d.press("r")
	d.shows("1 message ", "1 of 15 met")
	if e := engine.Current().Entries(0, 10); len(e) != 1 {
		t.Errorf("the fresh session has %d messages, want the one sent for it", len(e))
	}
	if shown := d.app.View(); strings.Contains(shown, "Stopped after") {
		t.Error("a run of the session before still reports")
	}
}

func TestAMessageThatCannotBeReadBack(t *testing.T) {
	engine := pagetest.New()
	d := drive(t, engine, 120, 40)
	engine.Current().Unreadable = pagetest.ErrBroken
	engine.Current().Receive(pagetest.Mistaken())
	d.shows("1 message", "no mark: unknown", "the wire is cut")
	d.press("1", "2", "3", "4", "f")
	d.shows("the wire is cut")
}

// A replay of every row answers questions about every profile, and lists what its
// messages speak of.
func TestTheRowsFillTheQuestions(t *testing.T) {
	t.Parallel()
	d := driveBackend(t, 120, 60)
	d.press("a")
	d.shows("Send every row of every profile, 93 events?")
	d.press("n")
	d.shows("0 messages")
	d.press("a", "y")
	d.shows("93 messages")
	d.press("Q")
	d.shows("What 93 messages of this session can tell", "▾ ReadingProfile", "Who views resources, and how often?", "█")
	seen := map[string]bool{}
	for _, q := range questions.BuiltIn() {
		if !seen[q.Profile] {
			d.shows("▾ " + q.Profile)
			d.press("tab")
		}
		seen[q.Profile] = true
	}
	if len(seen) != 15 {
		t.Errorf("%d profiles", len(seen))
	}
	d.press("esc", "&")
	d.shows("The messages of this session speak of", "To be sent first")
}

package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/engine/class"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/page/sheet"
	"caliper-playground/ui/style"
	"caliper-playground/ui/terminal"
)

// driveClass starts the program on a server.
func driveClass(t *testing.T, c *pagetest.Server, choice style.Choice, width, height int) *driver {
	t.Helper()
	return driveOn(t, &page.Env{Engine: c.At(0), Server: c}, choice, width, height)
}

func reading() string { return "ReadingProfile/ViewEvent/Viewed" }

func TestGoingFromSessionToSession(t *testing.T) {
	c := pagetest.NewServer("class-1", "class-2", "class-3")
	d := driveClass(t, c, noColour, 120, 40)
	d.shows("{ class-1 1 of 3 }", "/caliper/class-1/message", "O sessions")
	d.press("}")
	d.shows("{ class-2 2 of 3 }", "/caliper/class-2/message", "Session class-2, 2 of 3.")
	d.press("}")
	d.shows("class-3 3 of 3")
	d.press("}") // behind the last comes the first
	d.shows("class-1 1 of 3")
	d.press("{")
	d.shows("class-3 3 of 3")
	d.update(keyNamed("}}")) // letters that come together are two keys
	d.shows("class-2 2 of 3")
	d.press("u")
	d.shows("Session class-2, 2 of 3, has a URL and a token of its own.", "caliper/class-2/message")
	d.press("esc")
	d.shows("PROFILES")
	d.press("y", "u")
	d.shows("Copied the endpoint's URL")
	if !strings.Contains(d.out.String(), "\x1b]52") {
		t.Error("nothing went to the clipboard")
	}
}

// TestNoKeyWaitsForTheSessionShown types two keys at once: what the first begins
// lasts until the session shown has news, and the second does not wait for that.
func TestNoKeyWaitsForTheSessionShown(t *testing.T) {
	d := driveClass(t, pagetest.NewServer("class-1", "class-2"), noColour, 120, 40)
	d.update(keyNamed("}A"))
	d.shows("Session class-3 has begun", "class-3 3 of 3")
}

// TestEachSessionKeepsItsOwnView leaves one with a filter and an unfolded
// profile, and finds it so.
func TestEachSessionKeepsItsOwnView(t *testing.T) {
	c := pagetest.NewServer("class-1", "class-2")
	c.At(0).Current().Receive(pagetest.Conformant(reading()))
	c.At(0).Current().Receive(pagetest.Mistaken())
	c.At(1).Current().Receive(pagetest.Refused())
	d := driveClass(t, c, noColour, 120, 40)
	d.shows("2 messages")
	d.press("j", "enter")
	d.shows("Bookmarked")
	d.press("tab", "/")
	d.types("fail")
	d.press("enter")
	d.shows("/fail", "1 of 2", "action-unknown")
	d.press("3")
	d.press("}")
	d.shows("class-2 2 of 2", "1 message", "refused", "The token is right")
	if view := d.app.View(); strings.Contains(view, "/fail") || strings.Contains(view, "Bookmarked") {
		t.Errorf("the other session's filter or folds are there:\n%s", view)
	}
	d.press("{")
	d.shows("class-1 1 of 2", "/fail", "1 of 2", "Bookmarked", `"Submited"`)
}

// TestWhatIsUnderWayGoesOnInItsOwnSession switches in the middle of a sending:
// all of it reaches the session that it was begun in, and the news of its end
// names that.
func TestWhatIsUnderWayGoesOnInItsOwnSession(t *testing.T) {
	c := pagetest.NewServer("class-1", "class-2")
	gate := make(chan struct{})
	c.At(0).Gate = gate
	d := driveClass(t, c, noColour, 120, 40)
	d.shows("0 messages")
	d.press("a", "y")
	d.shows("sending")
	gate <- struct{}{}
	d.shows("1 message")
	d.press("}")
	d.shows("class-2 2 of 2", "0 messages")
	d.hides("sending")
	d.press("q")
	d.shows("Quit all the same? class-1: Still sending every row")
	d.press("n")
	// A run of the same number here: its end is not the other's.
	d.press("enter", "enter")
	d.shows("1 message ", "1 of 15 met")
	close(gate)
	d.shows("class-1: Sent every row of every profile: 93 events.", "+92 in 1 other")
	if got := c.At(1).Current().Len(); got != 1 {
		t.Errorf("the session shown has %d messages, want its own alone", got)
	}
	d.press("{")
	d.shows("class-1 1 of 2", "93 messages", "15 of 15 met")
	d.hides("in 1 other")
}

func TestNewsOfSessionsThatAreNotShown(t *testing.T) {
	c := pagetest.NewServer("class-1", "class-2", "class-3")
	d := driveClass(t, c, noColour, 120, 40)
	d.shows("0 messages")
	c.At(1).Current().Receive(pagetest.Conformant(reading()))
	d.shows("class-1 1 of 3", "+1 in 1 other")
	c.At(2).Current().Receive(pagetest.Mistaken())
	c.At(2).Current().Receive(pagetest.Refused())
	d.shows("class-1 1 of 3", "+3 in 2 others", "0 messages")
	d.press("O")
	d.shows("SESSIONS", "class-2            1        0        1", "+1 new", "+2 new", "10:42:08")
	d.press("j", "j", "enter")
	d.shows("class-3 3 of 3", "+1 in 1 other", "2 messages")
	d.press("{")
	d.shows("class-2 2 of 3", "fills Reading")
	d.hides("other")
}

func TestAddingASession(t *testing.T) {
	c := pagetest.NewServer("class-1")
	d := driveClass(t, c, noColour, 120, 40)
	d.shows("Caliper 1.2 · playground")
	for _, key := range []string{"}", "{"} {
		d.press(key)
		d.shows("There is no other. A adds one, with a URL and a token of its own.")
	}
	d.press("A")
	d.shows("{ class-2 2 of 2 }", "Session class-2 has begun, with a URL and a token of its own; u shows them.")
	d.press("enter", "enter")
	d.shows("1 of 15 met")
	if c.At(0).Current().Len() != 0 || c.At(1).Current().Len() != 1 {
		t.Error("what was sent has reached the other session")
	}
	d.press("O")
	d.shows("2 on one endpoint")
	d.press("A") // from the list the view stays, and the cursor goes to it
	d.shows("3 on one endpoint", "class-2 2 of 3", "› class-3", "POST http://127.0.0.1:41873/caliper/class-3/message")
	c.AddErr = errors.New("the disk is full")
	d.press("A")
	d.shows("No further session: the disk is full", "3 on one endpoint")
	d.press("Y")
	d.shows("Copied every session's name, URL and token")
	d.press("esc")
	d.shows("PROFILES")
	d.press("A")
	d.shows("No further session: the disk is full", "class-2 2 of 3")
}

func TestTheListOfOneSession(t *testing.T) {
	d := drive(t, pagetest.New(), 80, 24)
	d.press("O")
	d.shows("There is no other.", "› 7c1e5b", "shown")
	d.press("A")
	d.shows("There is room for one session here.")
	d.press("G", "pgdown", "g", "enter")
	d.shows("›LOG")
}

// TestALearnersLogByOneKeyAndBack looks into each log from the list, which is as it
// was left when one comes back.
func TestALearnersLogByOneKeyAndBack(t *testing.T) {
	c := pagetest.NewServer("class-1", "class-2", "class-3")
	c.ClassName, c.Learners = "class", map[string]class.Learner{"class-3": {Session: "class-3", Name: "Cleo"}}
	c.At(2).Current().Receive(pagetest.Conformant(reading()))
	d := driveClass(t, c, noColour, 100, 30)
	d.press("O", "i")
	d.shows("by need", "› class-1", "Cleo (class-3)")
	d.press("G", "enter")
	d.shows("›LOG", "1 message", "Cleo (class-3) 3 of 3")
	d.press("esc")
	d.shows("by need", "› Cleo (class-3)")
	d.press("g", "enter")
	d.shows("›LOG", "0 messages", "class-1 1 of 3")
	d.press("}") // whoever goes on from there does not come from the list any more
	d.press("esc")
	d.hides("SESSIONS")
	d.press("O")
	d.shows("by need")
}

// TestWhatOpeningAClassHadToSay is said at once, and stands on the endpoint's page.
func TestWhatOpeningAClassHadToSay(t *testing.T) {
	c := pagetest.NewServer("class-1", "class-2")
	c.ClassName, c.Told = "class", []string{"an earlier class was there; sessions restore class-20260303 brings it back"}
	d := driveClass(t, c, noColour, 120, 40)
	d.shows("An earlier class was there; sessions restore class-20260303 brings it back.")
	d.press("u")
	d.shows("Point your sensor here", "An earlier class was there")
}

// TestTheHandout is what a trainer copies for a class.
func TestTheHandout(t *testing.T) {
	d := driveClass(t, pagetest.NewServer("class-1", "class-2"), noColour, 80, 24)
	d.press("O")
	d.shows("SESSIONS")
	d.press("Y")
	d.shows("Copied every session's name")
	want := "class-1\thttp://127.0.0.1:41873/caliper/class-1/message\ta-token\nclass-2\thttp://127.0.0.1:41873/caliper/class-2/message\ta-token\n"
	if got := d.out.String(); got != terminal.CopySequence(want) {
		t.Errorf("the terminal got %q", got)
	}
	if _, err := os.Stat(filepath.Join(d.app.output.folder, copiedFile)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file holds the tokens: %v", err)
	}
}

// TestTheListForHandingOut goes to the path that is typed, for its owner's eyes.
func TestTheListForHandingOut(t *testing.T) {
	d := driveClass(t, pagetest.NewServer("class-1", "class-2"), noColour, 100, 30)
	for _, name := range []string{"list.txt", "list.md", "list.csv"} {
		path := filepath.Join(t.TempDir(), name)
		d.press("O", "w")
		d.shows("ends in .txt, .md or .csv")
		d.update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(path)})
		d.press("enter")
		d.shows("The list with 2 sessions is in")
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
		if n := strings.Count(string(content), "a-token"); n != 2 || !strings.Contains(string(content), "/caliper/class-2/message") {
			t.Errorf("%s holds %q", name, content)
		}
		d.press("esc")
	}
	d.press("O", "w")
	d.update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("list.pdf")})
	d.press("enter")
	d.shows("ends in .txt, .md or .csv", "list.pdf") // what was typed is still there
}

// TestAFreshSessionBesideOthers begins anew in one and leaves the other alone,
// also where another one is shown by the time that it has begun.
func TestAFreshSessionBesideOthers(t *testing.T) {
	c := pagetest.NewServer("class-1", "class-2")
	for i := range 2 {
		c.At(i).Current().Receive(pagetest.Conformant(reading()))
	}
	d := driveClass(t, c, noColour, 120, 40)
	d.shows("1 message", "+1 in 1 other")
	d.press("F")
	d.shows("Start a fresh session?")
	d.press("y")
	d.shows("A fresh session has begun", "0 messages", "+1 in 1 other")
	c.At(0).Current().Receive(pagetest.Conformant(reading()))
	d.shows("1 message")

	behind := d.app.screen()
	d.press("}")
	d.shows("class-2 2 of 2", "1 message")
	fresh, err := c.At(0).Fresh(catalog.V1p2)
	d.run(d.app.fresh(behind, fresh, err))
	d.shows("A fresh session has begun.", "class-2 2 of 2", "1 message")
	c.At(0).Current().Receive(pagetest.Mistaken())
	d.shows("+1 in 1 other")
	d.press("{")
	d.shows("1 of 2 }", "1 message", "action-unknown")
	d.run(d.app.fresh(d.app.screens[1], nil, pagetest.ErrBroken))
	d.shows("class-2: No fresh session: the wire is cut")
}

// TestAThemeIsOfAllSessions changes it in one and looks at another.
func TestAThemeIsOfAllSessions(t *testing.T) {
	d := driveClass(t, pagetest.NewServer("class-1", "class-2"), style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}, 120, 40)
	d.press("}")
	d.shows("class-2")
	d.press("f2")
	d.press("{")
	d.shows("class-1")
	if d.app.screens[0].env.Theme != d.app.screens[1].env.Theme {
		t.Error("the sessions have two themes")
	}
}

// TestWhatALeftSessionAsksFor is not opened over another one; what must be told
// is.
func TestWhatALeftSessionAsksFor(t *testing.T) {
	d := driveClass(t, pagetest.NewServer("class-1", "class-2"), noColour, 120, 40)
	left := d.app.screen()
	d.press("}")
	d.shows("class-2 2 of 2")
	d.press("down") // no notice any more
	before := d.app.View()
	for what, asks := range map[string]func() tea.Cmd{
		"push":    func() tea.Cmd { return left.Push(sheet.NewReach(left.env)) },
		"close":   func() tea.Cmd { left.Close(d.app.top()); return nil },
		"ask":     func() tea.Cmd { left.Ask("Really?", nil); return nil },
		"compose": func() tea.Cmd { return left.Open(page.ComposeEvent{}) },
		"show":    func() tea.Cmd { return left.Show(0) },
	} {
		if cmd := asks(); cmd != nil || d.app.View() != before {
			t.Errorf("%s has done something:\n%s", what, d.app.View())
		}
	}
	var told error
	left.Foreground(nil, func(err error) tea.Cmd { told = err; return nil })
	if told == nil || !strings.Contains(told.Error(), "another session") {
		t.Errorf("the editor's page was told %v", told)
	}
	left.Say(page.Failed, "The disk is full.")
	d.shows("class-1: The disk is full.")
}

// TestWorkKeepsASessionOnTheScreen does not close a page that holds what would
// be lost.
func TestWorkKeepsASessionOnTheScreen(t *testing.T) {
	d := driveClass(t, pagetest.NewServer("class-1", "class-2"), noColour, 120, 40)
	d.press("j", "enter")
	d.shows("Bookmarked")
	d.press("n")
	d.shows("COMPOSE")
	d.press("R") // once more the same event: unsent work
	d.until("unsent work", func(string) bool { return d.app.unsent() != "" })
	d.run(d.app.screen().Show(1))
	d.shows("The session shown stays.", "COMPOSE", "class-1 1 of 2")
}

// TestKeysThatCameTogetherWaitForNothing shows a session, which then waits for
// news, and adds another in one breath.
func TestKeysThatCameTogetherWaitForNothing(t *testing.T) {
	d := driveClass(t, pagetest.NewServer("class-1", "class-2"), noColour, 120, 40)
	d.press("}A")
	d.shows("has begun", "3 of 3")
}

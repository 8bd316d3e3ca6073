//go:build unix

package app

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/terminal"
)

// sends sends a mistake to the program as an outside client would.
func (s *terminalScreen) sends(name string) {
	s.t.Helper()
	s.shows("/caliper/pty/message", patience)
	url := regexp.MustCompile(`http://127\.0\.0\.1:\d+/caliper/pty/message`).FindString(s.output())
	if got := post(s.t, page.Endpoint{URL: url}, "Bearer pty-token", string(pagetest.Mistake(s.t, name))); got != http.StatusOK {
		s.t.Fatalf("the endpoint answered %d", got)
	}
}

func TestMendAndResendAMistakeOfAnOutsideSensor(t *testing.T) {
	t.Parallel()
	s := startOnTerminal(t, "screen", "NO_COLOR=1")
	s.sends("action-misspelt")
	s.shows("action-unknown", patience)
	s.types("x")
	s.shows("The mend of action-unknown", patience)
	s.shows(`+   "action": "MarkedAsUnread",`, patience)
	s.types("X")
	s.shows("was sent again as message 2: 200 ✓ pass, 1 mark.", patience)
	s.shows("fills ForumProfile › ThreadEvent › MarkedAsUnread", patience)
	s.quits()
	s.ends(patience)
}

func TestFilterTheLogOfTheRealProgram(t *testing.T) {
	t.Parallel()
	s := startOnTerminal(t, "screen", "NO_COLOR=1")
	s.sends("action-misspelt")
	s.sends("actor-is-a-group")
	s.shows("2 messages", patience)
	if wrapped(s.output()) {
		t.Error("lines go on while the screen is up")
	}
	s.types("\t/rule:action-unknown")
	s.shows("1 of 2", patience)
	s.types("\r")
	s.types("/\x15fail text:heron")
	s.shows("text:heron", patience)
	s.shows("actor is a Group", patience)
	s.types("\r")
	s.quits()
	s.ends(patience)
}

// standIn is a program for the foreground that says when it is open, and waits
// until it may go on.
func standIn(t *testing.T, then string) (script, open, goOn string) {
	t.Helper()
	folder := t.TempDir()
	script, open, goOn = filepath.Join(folder, "stand-in"), filepath.Join(folder, "open"), filepath.Join(folder, "go-on")
	words := "#!/bin/sh\n: > " + open + "\nwhile [ ! -e " + goOn + " ]; do sleep 0.05; done\n" + then + "\n"
	if err := os.WriteFile(script, []byte(words), 0o755); err != nil {
		t.Fatal(err)
	}
	return script, open, goOn
}

func awaitFile(t *testing.T, path string) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if _, err := os.Stat(path); err == nil {
			return
		}
	}
	t.Fatalf("%s never came", path)
}

func TestTheEndpointAnswersWhileAnotherProgramIsInTheForeground(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ variable, key, then, after string }{
		{"EDITOR", "E", `sed -i s/UnRead/Unread/ "$1"`, "Your edit of message 1"},
		{"PAGER", "P", "true", "2 messages"},
	} {
		t.Run(test.variable, func(t *testing.T) {
			script, open, goOn := standIn(t, test.then)
			s := startOnTerminal(t, "screen", "NO_COLOR=1", "VISUAL=", test.variable+"="+script)
			s.sends("action-misspelt")
			s.shows("action-unknown", patience)
			s.types(test.key)
			awaitFile(t, open)
			s.sends("actor-is-a-group")
			if strings.Contains(s.output(), "2 messages") {
				t.Error("the program draws over the one in the foreground")
			}
			if err := os.WriteFile(goOn, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			s.shows(test.after, patience)
			s.types("\x03")
			s.types("\x03")
			s.ends(patience)
		})
	}
}

func TestSuspendedAndBroughtBack(t *testing.T) {
	t.Parallel()
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no shell with job control")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	s := runOnTerminal(t, exec.Command(shell, "--norc", "--noprofile", "-i"), "screen", "NO_COLOR=1", "PS1=ready> ", "HISTFILE=")
	s.shows("ready> ", patience)
	s.types("'" + self + "' '-test.run=^TestMainProcess$'\n")
	s.sends("action-misspelt")
	s.shows("action-unknown", patience)
	s.types("\x1a")
	s.shows("Stopped", patience)
	if !wrapped(s.output()) {
		t.Error("the shell gets a terminal whose lines do not go on")
	}
	s.types("fg\n")
	s.sends("actor-is-a-group")
	s.shows("2 messages", patience)
	s.types("\t/rule:actor-type")
	s.shows("1 of 2", patience)
	s.types("\r")
	s.quits()
	s.shows("PASS", patience)
	if !wrapped(s.output()) {
		t.Error("the shell gets a terminal whose lines do not go on")
	}
	s.types("exit\n")
	s.ends(patience)
}

// wrapped says whether a terminal that has got so much has long lines go on.
func wrapped(output string) bool {
	return strings.LastIndex(output, terminal.WrapOn) >= strings.LastIndex(output, terminal.WrapOff)
}

// TestSuspendedWhereNobodyCouldContinueIt leads its own session, and is in no
// shell's care: it says so, and goes on.
func TestSuspendedWhereNobodyCouldContinueIt(t *testing.T) {
	t.Parallel()
	s := startOnTerminal(t, "screen", "NO_COLOR=1")
	// The library asks for the window's size beside the first keys, and would race with
	// itself where one of them gave the terminal away.
	s.sends("action-misspelt")
	s.shows("action-unknown", patience)
	s.types("\x1a")
	s.shows("cannot be stopped here", patience)
	s.sends("actor-is-a-group")
	s.shows("2 messages", patience)
	if wrapped(s.output()) {
		t.Error("lines go on while the screen is up")
	}
	s.quits()
	s.ends(patience)
	if !wrapped(s.output()) {
		t.Error("the terminal is not as it was found")
	}
}

//go:build unix

package app

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"caliper-playground/catalog"
	"caliper-playground/engine/class"
	"caliper-playground/engine/session"
	"caliper-playground/fixtures"
	"caliper-playground/ui/page"
)

// libraryQuery is what the library asks the terminal for, to know where its other
// question ends; it would wait five seconds for an answer.
const libraryQuery = "\x1b[6n"

// TestMainProcess is not a test: it is the program that the tests below run on
// a pseudo-terminal of their own.
func TestMainProcess(t *testing.T) {
	switch os.Getenv("PLAYGROUND_TEST_PROCESS") {
	case "screen":
		state := os.Getenv("PLAYGROUND_TEST_STATE")
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		err := Run(ctx, Options{
			State: state,
			Class: class.Options{Session: session.Options{Dir: filepath.Join(state, "sessions"), Spec: catalog.V1p2, ID: "pty", Token: "pty-token"}},
		})
		if err != nil {
			t.Fatal(err)
		}
	case "import":
		return // all packages are initialised by now
	default:
		t.Skip("runs in a process of its own")
	}
}

// terminalScreen is a program on a pseudo-terminal that answers no queries.
type terminalScreen struct {
	t       *testing.T
	tty     *os.File
	process *exec.Cmd
	ended   chan struct{} // closed when the process is over, with err set
	err     error
	drained chan struct{} // closed when all that it wrote has been read

	mu  sync.Mutex
	out bytes.Buffer
}

// without returns an environment less some variables.
func without(environment []string, names ...string) []string {
	return slices.DeleteFunc(environment, func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return slices.Contains(names, name)
	})
}

func startOnTerminal(t *testing.T, what string, environment ...string) *terminalScreen {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return runOnTerminal(t, exec.Command(self, "-test.run=^TestMainProcess$"), what, environment...)
}

// runOnTerminal runs any command, which may start the program itself.
func runOnTerminal(t *testing.T, process *exec.Cmd, what string, environment ...string) *terminalScreen {
	t.Helper()
	var err error
	s := &terminalScreen{t: t, process: process, ended: make(chan struct{}), drained: make(chan struct{})}
	// A build server's environment would take the colours away.
	s.process.Env = append(without(os.Environ(), "CI", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"), "TERM=xterm-256color", "COLORFGBG=",
		"GORACE=atexit_sleep_ms=0", // the race detector would sleep for a second at the end
		"PLAYGROUND_TEST_PROCESS="+what, "PLAYGROUND_TEST_STATE="+t.TempDir())
	s.process.Env = append(s.process.Env, environment...)
	s.tty, err = pty.StartWithSize(s.process, &pty.Winsize{Rows: 40, Cols: 120})
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		s.err = s.process.Wait()
		close(s.ended)
	}()
	go func() {
		defer close(s.drained)
		buffer := make([]byte, 4096)
		for {
			n, err := s.tty.Read(buffer)
			s.mu.Lock()
			s.out.Write(buffer[:n])
			s.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = s.process.Process.Kill() // where it has not ended by itself
		<-s.ended
		_ = s.tty.Close()
		<-s.drained
	})
	return s
}

func (s *terminalScreen) output() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.String()
}

// last is the end of what was written, which tells how the program was left.
func (s *terminalScreen) last() string {
	out := s.output()
	return out[max(0, len(out)-4096):]
}

// shows waits until the terminal has got the words.
func (s *terminalScreen) shows(words string, within time.Duration) {
	s.t.Helper()
	for end := time.Now().Add(within); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if strings.Contains(s.output(), words) {
			return
		}
	}
	s.t.Fatalf("within %v the terminal never got %q; it got last %q", within, words, s.last())
}

func (s *terminalScreen) types(keys string) {
	s.t.Helper()
	if _, err := s.tty.WriteString(keys); err != nil {
		s.t.Fatalf("%v; the terminal got last %q", err, s.last())
	}
}

// quits quits, also where the program asks because a message came from outside.
func (s *terminalScreen) quits() {
	s.t.Helper()
	s.types("q")
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		select {
		case <-s.ended:
			return
		case <-s.drained:
			return
		default:
		}
		if strings.Contains(s.output(), "Quit all the same?") || strings.Contains(s.output(), "PASS") {
			s.types("y")
			return
		}
	}
}

// ends waits for the process to end by itself.
func (s *terminalScreen) ends(within time.Duration) {
	s.t.Helper()
	select {
	case <-s.ended:
		<-s.drained // the terminal is closed at the other end now
		if s.err != nil {
			s.t.Errorf("it ended with %v: %q", s.err, s.last())
		}
	case <-time.After(within):
		s.t.Fatalf("it goes on: %q", s.last())
	}
}

func TestImportingAsksTheTerminalNothing(t *testing.T) {
	t.Parallel()
	s := startOnTerminal(t, "import")
	s.ends(patience)
	if strings.Contains(s.output(), "\x1b]") {
		t.Errorf("it asked %q", s.output())
	}
}

func TestStartOnATerminalThatNeverAnswers(t *testing.T) {
	t.Parallel()
	s := startOnTerminal(t, "screen")
	s.shows("PROFILES", patience)
	s.shows("\x1b]11;?", patience) // asked, and not waited for
	s.types("\r")
	s.shows("any action", patience)
	s.types("\r")
	s.shows("1 of 15 met", patience)
	// An answer that comes late, and in pieces, is no key: q or a or F would show.
	s.types("\x1b]11;rgb:ffff/")
	time.Sleep(50 * time.Millisecond)
	s.types("ffff/ffff\x1b\\")
	s.shows("38;5;25m", patience) // the accent of the light theme
	s.types("q")
	s.ends(patience)
	if strings.Contains(s.output(), "93 messages") || strings.Contains(s.output(), "Start a fresh session") {
		t.Error("the answer arrived as keys")
	}
	if !strings.Contains(s.output(), "\x1b[?1049l") {
		t.Error("the terminal was not put back")
	}
	if strings.Contains(s.output(), libraryQuery) {
		t.Error("the library asked the terminal, and waited for it")
	}
}

func TestAnOutsideSensorEarnsAMark(t *testing.T) {
	t.Parallel()
	s := startOnTerminal(t, "screen")
	s.shows("/caliper/pty/message", patience)
	url := regexp.MustCompile(`http://127\.0\.0\.1:\d+/caliper/pty/message`).FindString(s.output())
	event, ok := fixtures.ForRow(catalog.V1p2, "ToolUseProfile/ToolUseEvent/Used")
	if !ok {
		t.Fatal("no fixture")
	}
	envelope := `{"sensor":"https://example.org/plain","sendTime":"2024-03-14T10:16:00.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[` + string(event.Data) + `]}`
	if got := post(t, page.Endpoint{URL: url}, "Bearer pty-token", envelope); got != http.StatusOK {
		t.Errorf("status %d", got)
	}
	s.shows("1 of 15 met", patience)
	s.quits()
	s.ends(patience)
}

func TestSignalsEndItCleanly(t *testing.T) {
	t.Parallel()
	for _, sent := range []os.Signal{syscall.SIGTERM, os.Interrupt} {
		t.Run(sent.String(), func(t *testing.T) {
			s := startOnTerminal(t, "screen")
			s.shows("PROFILES", patience)
			if err := s.process.Process.Signal(sent); err != nil {
				t.Fatal(err)
			}
			s.ends(patience)
			if !strings.Contains(s.output(), "\x1b[?1049l") {
				t.Error("the terminal was not put back")
			}
		})
	}
}

func TestNoColourAsksNothing(t *testing.T) {
	t.Parallel()
	s := startOnTerminal(t, "screen", "NO_COLOR=1")
	s.shows("PROFILES", patience)
	s.types("\x03")
	s.ends(patience)
	for _, sequence := range []string{"\x1b]11;?", libraryQuery, "\x1b[1m", "\x1b[2m", "\x1b[3"} {
		if strings.Contains(s.output(), sequence) {
			t.Errorf("it wrote %q", sequence)
		}
	}
}

//go:build unix

package cli_test

import (
	"bytes"
	"io"
	"net"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// terminal is a pseudo-terminal with the program on it. It shows what came,
// and answers no query, as the poorest of terminals.
type terminal struct {
	t   *testing.T
	cmd *exec.Cmd
	pty *os.File

	mu   sync.Mutex
	seen bytes.Buffer
	more chan struct{} // gets a value when something came
	end  chan struct{} // closed at the end of output
}

// open starts the program on a terminal of that size.
func open(t *testing.T, columns, lines uint16, args ...string) *terminal {
	t.Helper()
	return openCommand(t, columns, lines, start(t, args...))
}

// openWith starts the program with more in its environment.
func openWith(t *testing.T, environment []string, args ...string) *terminal {
	t.Helper()
	cmd := start(t, args...)
	cmd.Env = append(cmd.Env, environment...)
	return openCommand(t, 120, 40, cmd)
}

func openCommand(t *testing.T, columns, lines uint16, cmd *exec.Cmd) *terminal {
	t.Helper()
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: columns, Rows: lines})
	if err != nil {
		t.Fatal(err)
	}
	s := &terminal{t: t, cmd: cmd, pty: file, more: make(chan struct{}, 1), end: make(chan struct{})}
	go s.read()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // most often it is gone already
		_ = cmd.Wait()
		_ = file.Close()
		<-s.end
	})
	return s
}

func (s *terminal) read() {
	defer close(s.end)
	buffer := make([]byte, 32<<10)
	for {
		n, err := s.pty.Read(buffer)
		s.mu.Lock()
		s.seen.Write(buffer[:n])
		s.mu.Unlock()
		select {
		case s.more <- struct{}{}:
		default:
		}
		if err != nil {
			return // EIO is how a pseudo-terminal says that the program is gone
		}
	}
}

func (s *terminal) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen.String()
}

// await waits until a pattern has come, and returns its first match.
func (s *terminal) await(pattern string) []string {
	s.t.Helper()
	return s.awaitSince(0, pattern)
}

// awaitSince does the same in what comes after so many bytes.
func (s *terminal) awaitSince(seen int, pattern string) []string {
	s.t.Helper()
	expression := regexp.MustCompile(pattern)
	timeout := time.After(patience)
	for {
		if match := expression.FindStringSubmatch(s.text()[seen:]); match != nil {
			return match
		}
		select {
		case <-s.more:
		case <-s.end:
			if match := expression.FindStringSubmatch(s.text()[seen:]); match != nil {
				return match
			}
			s.t.Fatalf("the program ended without %q; it wrote %q", pattern, s.text())
		case <-timeout:
			s.t.Fatalf("%q never came; there is %q", pattern, s.text())
		}
	}
}

// press types keys.
func (s *terminal) press(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.pty, keys); err != nil {
		s.t.Fatal(err)
	}
}

// quit ends the program by its key, whether it asks first or not, and checks that
// it went cleanly.
func (s *terminal) quit() {
	s.t.Helper()
	s.press("q")
	deadline, look := time.After(patience), time.NewTicker(10*time.Millisecond)
	defer look.Stop()
	for asked, over := false, false; !over; {
		select {
		case <-s.end:
			over = true
		case <-look.C:
			if !asked && strings.Contains(s.text(), "Quit all the same?") {
				asked = true
				s.press("y")
			}
		case <-deadline:
			s.t.Fatalf("the program does not end; it wrote %q", s.text())
		}
	}
	if err := s.cmd.Wait(); err != nil {
		s.t.Errorf("the program ended with %v", err)
	}
	const leaveScreen, showCursor = "\x1b[?1049l", "\x1b[?25h"
	if text := s.text(); !strings.Contains(text, leaveScreen) || !strings.Contains(text, showCursor) {
		s.t.Errorf("the terminal was not put back as it was; the last of what it got is %q", text[max(0, len(text)-400):])
	}
}

func TestTwoKeysToTheFirstMark(t *testing.T) {
	t.Parallel()
	s := open(t, 120, 40)
	s.await(`PROFILES`)
	s.await(`0 of 15 met`)
	s.press("\r")
	s.await(`any action`)
	s.press("\r")
	s.await(`1 of 15 met`)
	s.await(`✓`)
	s.quit()
}

func TestAForeignSensorsMarkIsSeenOnTheBench(t *testing.T) {
	t.Parallel()
	s := open(t, 120, 40, "--token", "sesame", "--session", "class")
	url := s.await(`(http://127\.0\.0\.1:\d+/caliper/class/message)`)[1]
	s.await(`0 of 15 met`)
	if status := post(t, url, "sesame", envelope); status != 200 {
		t.Errorf("the envelope is answered %d", status)
	}
	s.await(`NavigatedTo`)
	s.await(`Reading[^\n]*1/2`)
	s.quit()
}

// queries are what is asked of a terminal for its colours. With the position of the
// cursor the interface library ends its own, for whose answers it waits five seconds.
const (
	libraryQuery = "\x1b[6n"
	colourQuery  = "\x1b]11;?"
)

// TestFirstFrameOnADumbTerminal starts on a terminal that answers no query: the
// library asks none, for it would wait, and the program itself none before its first
// frame.
func TestFirstFrameOnADumbTerminal(t *testing.T) {
	t.Parallel()
	s := open(t, 80, 24)
	s.await(`Caliper 1\.2`)
	s.await(regexp.QuoteMeta(colourQuery))
	s.quit()
	if before, _, _ := strings.Cut(s.text(), "Caliper 1.2"); strings.Contains(before, colourQuery) || strings.Contains(s.text(), libraryQuery) {
		t.Errorf("it asks the terminal, and may wait: %q", s.text())
	}
}

// TestHeadlessCommandsAskTheTerminalNothing runs them on a terminal that would
// never answer, and looks for queries among what they write.
func TestHeadlessCommandsAskTheTerminalNothing(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--version"}, {"catalog", "Viewed"}, {"explain", "event-id-form"}, {"replay", "rows"}} {
		s := open(t, 80, 24, args...)
		<-s.end
		for _, query := range []string{colourQuery, "\x1b]10;?", libraryQuery, "\x1b[c", "\x1b[0c"} {
			if strings.Contains(s.text(), query) {
				t.Errorf("%q asks the terminal %q", args, query)
			}
		}
	}
}

func TestColourOnATerminalUnlessRefused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		args   []string
		env    string
		colour bool
	}{
		{"as it is", nil, "", true},
		{"--no-color", []string{"--no-color"}, "", false},
		{"NO_COLOR", nil, "NO_COLOR=1", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			cmd := start(t, append([]string{"replay", "rows"}, test.args...)...)
			if test.env != "" {
				cmd.Env = append(cmd.Env, test.env)
			}
			file, err := pty.Start(cmd)
			if err != nil {
				t.Fatal(err)
			}
			out, _ := io.ReadAll(file) // EIO at the end
			if err := cmd.Wait(); err != nil {
				t.Error(err)
			}
			if got := bytes.Contains(out, []byte("\x1b[32m")); got != test.colour {
				t.Errorf("green is there: %v; want %v in %q", got, test.colour, out)
			}
		})
	}
}

func TestPlaygroundThatCannotOpenSaysWhyAndTouchesNoScreen(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, test := range []struct {
		name   string
		args   []string
		status int
		word   string
	}{
		{"a port in use", []string{"--listen", taken.Addr().String()}, 3, "in use"},
		{"a state folder that is none", []string{"--state", "/dev/null/state"}, 3, "--state"},
		{"an unknown theme", []string{"--theme", "drak"}, 2, "dark"},
		{"an unknown session", []string{"sessions", "open", "nobody"}, 3, "nobody"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := open(t, 80, 24, test.args...)
			<-s.end
			_ = s.cmd.Wait() // the status is looked at below
			if got := s.cmd.ProcessState.ExitCode(); got != test.status || !strings.Contains(s.text(), test.word) || strings.Contains(s.text(), "\x1b") {
				t.Errorf("status %d, want %d; it wrote %q", got, test.status, s.text())
			}
		})
	}
}

func TestSignalsEndThePlaygroundCleanly(t *testing.T) {
	t.Parallel()
	s := open(t, 100, 30)
	s.await(`0 of 15 met`)
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	<-s.end
	if err := s.cmd.Wait(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	if !strings.Contains(s.text(), "\x1b[?1049l") {
		t.Error("the terminal was not put back as it was")
	}
}

func TestAResumedSessionShowsItsMarks(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	args := []string{"--state", state, "--session", "class"}
	s := open(t, 120, 40, args...)
	s.await(`0 of 15 met`)
	s.press("\r")
	s.await(`any action`)
	s.press("\r")
	s.await(`1 of 15 met`)
	s.quit()

	again := open(t, 120, 40, "sessions", "open", "class", "--state", state)
	again.await(`1 of 15 met`)
	again.await(`1 message`)
	again.quit()
}

func TestATerminalThatCannotBeDrawnOn(t *testing.T) {
	t.Parallel()
	s := openWith(t, []string{"TERM=dumb"})
	s.await("TERM says that this one is dumb; without one use caliper-playground serve, replay or check")
	<-s.end
	_ = s.cmd.Wait() // whose error is the status
	if status := s.cmd.ProcessState.ExitCode(); status != 2 {
		t.Errorf("it ended with %d", status)
	}
}

// TestALocaleWithoutUTF8 goes over every page: a terminal that takes nothing but
// ASCII gets nothing else.
func TestALocaleWithoutUTF8(t *testing.T) {
	t.Parallel()
	s := openWith(t, []string{"LANG=C.UTF-8", "LC_ALL=C", "NO_COLOR=1"})
	s.await(`\. General`)
	s.await(`\* up`)
	// What a page is called stands above it; the foot of the bench has the same words.
	for key, page := range map[string]string{"n": "compose", "o": "load", "v": "vocabulary", "c": "practice certification", "L": "tolerances", "u": "endpoint", "?": "help"} {
		seenBefore := len(s.text())
		s.press(key)
		s.awaitSince(seenBefore, `1\.2 \. `+page)
		seenBefore = len(s.text())
		s.press("\x1b")
		s.awaitSince(seenBefore, "PROFILES")
	}
	for i, c := range s.text() {
		if c > 0x7e {
			t.Fatalf("%q is on the screen, in %q", c, s.text()[max(0, i-40):i+4])
		}
	}
}

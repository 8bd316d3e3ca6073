//go:build unix

package ui

import (
	"io"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/terminal"
)

// mark is what the tests write behind the first frame, to see where it ends.
const mark = "<the end>"

// firstFrameOn starts a program on a terminal of that size, as the library does,
// and returns what it wrote by then.
func firstFrameOn(t *testing.T, d *driver, columns, rows uint16) string {
	t.Helper()
	keyboard, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer keyboard.Close()
	defer tty.Close()
	if err := pty.Setsize(tty, &pty.Winsize{Cols: columns, Rows: rows}); err != nil {
		t.Fatal(err)
	}
	if _, err := term.MakeRaw(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	written := make(chan string)
	go func() {
		var all strings.Builder
		buffer := make([]byte, 4096)
		for !strings.HasSuffix(all.String(), mark) {
			n, err := keyboard.Read(buffer)
			all.Write(buffer[:n])
			if err != nil {
				break
			}
		}
		written <- all.String()
	}()
	starting{app: d.app, terminal: tty}.Init()
	if _, err := tty.WriteString(mark); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(<-written, mark)
}

func TestTheFirstFrameWaitsForNothing(t *testing.T) {
	d := drive(t, pagetest.New(), 80, 24)
	got := firstFrameOn(t, d, 132, 43)
	lines := strings.Split(strings.TrimPrefix(got, terminal.TopLeft), "\r\n")
	if len(lines) != 43 || !strings.HasPrefix(got, terminal.TopLeft) || strings.Contains(strings.Join(lines, ""), "\n") {
		t.Fatalf("%d lines in %q, want the 43 of the terminal, from its first cell on", len(lines), got)
	}
	if want := d.app.View(); strings.Join(lines, "\n") != want {
		t.Errorf("it shows\n%s\nand the next frame\n%s", strings.Join(lines, "\n"), want)
	}
	if e := d.engine.Endpoint(); !strings.Contains(got, e.URL) {
		t.Errorf("the endpoint %s is not there:\n%s", e.URL, got)
	}
}

func TestThePageOfTheLastTimeComesWithoutTheBenchBeforeIt(t *testing.T) {
	d := drive(t, pagetest.New(), 80, 24)
	d.app.remembered.state.Page = "vocabulary"
	if got := firstFrameOn(t, d, 120, 40); got != "" {
		t.Errorf("it wrote %q", got)
	}
}

// TestNoFrameWithoutASize is about terminals that do not tell their size, or
// tell none.
func TestNoFrameWithoutASize(t *testing.T) {
	d := drive(t, pagetest.New(), 0, 0)
	if got := firstFrameOn(t, d, 0, 0); got != "" {
		t.Errorf("of no size, it wrote %q", got)
	}
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	starting{app: d.app, terminal: writer}.Init()
	writer.Close()
	if got, err := io.ReadAll(reader); err != nil || len(got) != 0 {
		t.Errorf("without a size, it wrote %q, %v", got, err)
	}
}

// TestTheFirstFrameIsOnTheOtherScreen holds that nothing is drawn over what the
// terminal showed before, and that the library's own frame follows.
func TestTheFirstFrameIsOnTheOtherScreen(t *testing.T) {
	s := startOnTerminal(t, "screen")
	s.shows("PROFILES", patience)
	s.types("q")
	s.ends(patience)
	_, after, ok := strings.Cut(s.output(), "\x1b[?1049h")
	if !ok || strings.Contains(s.output()[:len(s.output())-len(after)], "PROFILES") {
		t.Errorf("it wrote %q", s.output())
	}
}

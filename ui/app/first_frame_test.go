//go:build unix

package app

import (
	"io"
	"os"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
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
	wrote, _ := startOn(t, d, columns, rows)
	return wrote
}

// startOn does the same, and returns the command to go on with too.
func startOn(t *testing.T, d *driver, columns, rows uint16) (wrote string, begun tea.Cmd) {
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
	begun = starting{app: d.app, terminal: tty}.Init()
	if _, err := tty.WriteString(mark); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(<-written, mark), begun
}

func TestTheFirstFrameWaitsForNothing(t *testing.T) {
	d := drive(t, pagetest.New(), 80, 24)
	got := firstFrameOn(t, d, 132, 43)
	lines := strings.Split(strings.TrimPrefix(got, terminal.WrapOff+terminal.TopLeft), "\r\n")
	if len(lines) != 43 || !strings.HasPrefix(got, terminal.WrapOff+terminal.TopLeft) || strings.Contains(strings.Join(lines, ""), "\n") {
		t.Fatalf("%d lines in %q, want the 43 of the terminal, from its first cell on", len(lines), got)
	}
	if want := d.app.View(); strings.Join(lines, "\n") != want {
		t.Errorf("it shows\n%s\nand the next frame\n%s", strings.Join(lines, "\n"), want)
	}
	if e := d.engine.Endpoint(); !strings.Contains(got, e.URL) {
		t.Errorf("the endpoint %s is not there:\n%s", e.URL, got)
	}
}

// TestThePageOfTheLastTimeHasItsFrameAtOnce runs no command before it looks:
// whatever the page is made of, its frame waits for none of it, and the bench
// is not shown before it.
func TestThePageOfTheLastTimeHasItsFrameAtOnce(t *testing.T) {
	for name, test := range map[string]struct{ first, then string }{
		"vocabulary": {"reading the catalogue…", "CONTENTS"},
		"certify":    {"your product", "your product"},
		"load":       {"· load", "Built-in sets"},
	} {
		t.Run(name, func(t *testing.T) {
			d := drive(t, pagetest.New(), 80, 24)
			d.app.remembered.state.Page = name
			got, begun := startOn(t, d, 120, 40)
			lines := strings.Split(strings.TrimPrefix(got, terminal.WrapOff+terminal.TopLeft), "\r\n")
			if len(lines) != 40 || !strings.Contains(got, test.first) || strings.Contains(got, "PROFILES") {
				t.Errorf("%d lines, want %q in 40 of them and no bench:\n%s", len(lines), test.first, got)
			}
			if view := d.app.View(); strings.Join(lines, "\n") != view {
				t.Errorf("the next frame is another:\n%s", view)
			}
			if kept := d.app.state().Page; kept != name {
				t.Errorf("by now, %q is what would be remembered", kept)
			}
			d.run(begun)
			d.settle()
			d.shows(test.then)
			if head, _, _ := strings.Cut(d.app.View(), "\n"); head != lines[0] {
				t.Errorf("the header was %q and is %q", lines[0], head)
			}
			d.press("esc") // there is the bench alone below
			d.shows("PROFILES")
			if len(d.app.pages) != 1 {
				t.Errorf("%d pages are open", len(d.app.pages))
			}
		})
	}
}

// TestKeysWaitForThePageOfTheLastTime types before any command has run.
func TestKeysWaitForThePageOfTheLastTime(t *testing.T) {
	d := drive(t, pagetest.New(), 80, 24)
	d.app.remembered.state.Page = "vocabulary"
	_, begun := startOn(t, d, 120, 40)
	d.press("/", "R", "a", "t", "i", "n", "g", "enter")
	if strings.Contains(d.app.View(), "PROFILES") {
		t.Errorf("the keys went to the bench:\n%s", d.app.View())
	}
	d.run(begun)
	d.shows("›Rating  entity of Caliper 1.2")
	if n := d.engine.Current().Len(); n != 0 {
		t.Errorf("the keys sent %d messages", n)
	}
}

// TestThePageOfTheLastTimeThatNeverComesLeavesTheBench is about a command that
// comes to nothing.
func TestThePageOfTheLastTimeThatNeverComesLeavesTheBench(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.app.remembered.state.Page = "vocabulary"
	d.app.reopen()
	d.shows("reading the catalogue…")
	d.update(waitedMsg{})
	d.shows("PROFILES")
	d.press("?")
	d.shows("practise the certification")
}

// TestNoFrameWithoutASize is about terminals that do not tell their size, or
// tell none.
func TestNoFrameWithoutASize(t *testing.T) {
	d := drive(t, pagetest.New(), 0, 0)
	if got := firstFrameOn(t, d, 0, 0); got != terminal.WrapOff {
		t.Errorf("of no size, it wrote %q", got)
	}
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	starting{app: d.app, terminal: writer}.Init()
	writer.Close()
	if got, err := io.ReadAll(reader); err != nil || string(got) != terminal.WrapOff {
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

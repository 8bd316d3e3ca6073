//go:build unix

package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"caliper-playground/engine/session"
)

// A pipe that nobody writes to keeps no command from being stopped.
func TestAPipeWithoutAWriterCanBeStopped(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{"a.json": reading})
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skipf("no pipes here: %v", err)
	}
	for _, args := range [][]string{
		{"check", pipe},
		{"check", dir, pipe},
		{"check", "--fix", "--one-scope", pipe},
		{"check", "--format", "junit", pipe},
		{"replay", pipe},
		{"replay", dir, pipe},
	} {
		t.Run(strings.Join(args[:len(args)-1], " "), func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			var out, errs bytes.Buffer
			status := make(chan int)
			go func() {
				stream := IO{In: strings.NewReader(""), Out: &out, Err: &errs, Getenv: func(name string) string {
					if name == "XDG_STATE_HOME" {
						return dir
					}
					return ""
				}}
				status <- Main(ctx, stream, args, Playground{})
			}()
			cancel()
			if got := <-status; got != 3 || !strings.Contains(errs.String(), "stopped") {
				t.Errorf("status %d, standard error %q", got, errs.String())
			}
		})
	}
}

// Whoever reads a command's output no further keeps it from being stopped no more
// than who never wrote its input.
func TestAnOutputThatNobodyReadsCanBeStopped(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	commandIn(t, map[string]string{"XDG_STATE_HOME": state}, "", "replay", "--keep", "rows", "--state", state)
	all, err := session.List(sessionsFolder(state))
	if err != nil || len(all) != 1 {
		t.Fatalf("%v, %v", all, err)
	}
	serving := t.TempDir()
	for _, args := range [][]string{
		{"serve", "--state", serving},
		{"replay", "rows"},
		{"check", write(t, map[string]string{"a.json": reading})},
		{"report", all[0].ID, "--state", state},
		{"sessions", "list", "--state", state},
		{"catalog", "ViewEvent"},
		{"explain", "actor-type"},
		{"fixtures", "list"},
	} {
		t.Run(args[0], func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			var errs bytes.Buffer
			from, full := io.Pipe()
			defer func() { _ = from.Close() }()
			status := make(chan int, 1)
			go func() {
				defer func() { _ = full.Close() }()
				stream := IO{In: strings.NewReader(""), Out: full, Err: &errs, Getenv: func(string) string { return "" }}
				status <- Main(ctx, stream, args, Playground{})
			}()
			if _, err := from.Read(make([]byte, 1)); err != nil { // it is writing
				t.Fatal(err)
			}
			cancel()
			want := 3
			if args[0] == "serve" { // a signal is how it ends
				want = 0
			}
			if got := <-status; got != want {
				t.Errorf("status %d", got)
			}
		})
	}
}

// A copy of a file that was not read to its end is not put in place, and what was
// written of it goes, however much that is.
func TestACopyThatIsStoppedLeavesNothing(t *testing.T) {
	line := compact(strings.NewReplacer("v1p2", "v1p1", "the tides", strings.Repeat("tides ", 20_000)).Replace(misspelt)) + "\n"
	for name, args := range map[string][]string{
		"migrate":     {"migrate", "in/pipe.ndjson", "--out", "out"},
		"check --fix": {"check", "--quiet", "--fix", "in/pipe.ndjson"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := errors.Join(os.Mkdir("in", 0o700), syscall.Mkfifo("in/pipe.ndjson", 0o600)); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			status := make(chan int, 1)
			var out, errs bytes.Buffer
			go func() {
				stream := IO{In: strings.NewReader(""), Out: &out, Err: &errs, Getenv: func(string) string { return "" }}
				status <- Main(ctx, stream, args, Playground{})
			}()
			pipe, err := os.OpenFile("in/pipe.ndjson", os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer pipe.Close()
			for sent := 0; sent < 2*maxHeld; sent += len(line) {
				if _, err := io.WriteString(pipe, line); err != nil {
					t.Fatal(err)
				}
			}
			cancel()
			if got := <-status; got != 3 {
				t.Errorf("status %d, %s", got, errs.String())
			}
			for _, folder := range []string{"in", "out"} {
				left, _ := os.ReadDir(folder) // there may be none
				for _, f := range left {
					if f.Name() != "pipe.ndjson" || folder == "out" {
						t.Errorf("%s/%s is left", folder, f.Name())
					}
				}
			}
		})
	}
}

// What a command was writing when it was left behind is in its place or gone, and
// nothing is left beside.
func TestACommandThatIsLeftBehindLeavesNothing(t *testing.T) {
	t.Parallel()
	reported := filepath.Join(t.TempDir(), "a.json")
	ctx, cancel := context.WithCancel(t.Context())
	from, full := io.Pipe() // it writes to nobody
	defer func() { _ = from.Close() }()
	status := make(chan int, 1)
	args := []string{"check", write(t, map[string]string{"a.json": misspelt}), "--output", "json=" + reported}
	go func() {
		stream := IO{In: strings.NewReader(""), Out: full, Err: io.Discard, Getenv: func(string) string { return "" }}
		status <- Main(ctx, stream, args, Playground{})
	}()
	if _, err := from.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	beside := func() []string {
		t.Helper()
		found, err := filepath.Glob(filepath.Join(filepath.Dir(reported), ".*.tmp"))
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	if len(beside()) != 1 {
		t.Errorf("before it is told to stop, %q is written", beside())
	}
	cancel()
	if got := <-status; got != 3 {
		t.Errorf("status %d", got)
	}
	if left := beside(); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
}

//go:build unix

package cli

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"caliper-playground/engine/session"
)

// A pipe that nobody writes to keeps no command from being stopped.
func TestAPipeWithoutAWriterCanBeStopped(t *testing.T) {
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

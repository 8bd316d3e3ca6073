//go:build unix

package cli

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
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

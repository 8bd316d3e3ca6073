//go:build unix

package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/creack/pty"
)

// BenchmarkFirstFrame measures from starting the built program to its first
// frame on a pseudo-terminal that answers no query. It should stay within 40 ms.
func BenchmarkFirstFrame(b *testing.B) {
	binary := program(b)
	b.Run("bench", func(b *testing.B) {
		var took []time.Duration
		for b.Loop() {
			took = append(took, firstFrame(b, "PROFILES", exec.Command(binary, "--state", b.TempDir())))
		}
		report(b, took)
	})
	b.Run("page of the last time", func(b *testing.B) { reopened(b, binary, "· vocabulary") })
	b.Run("what is on that page", func(b *testing.B) { reopened(b, binary, "CONTENTS") })
}

// reopened measures a start that goes on with the vocabulary, until a word of it
// has come: the frame has none of what the page is made of.
func reopened(b *testing.B, binary, word string) {
	b.Helper()
	state := b.TempDir()
	const remembered = `{"format": "caliper-playground screen 1", "welcomed": true, "page": "vocabulary", "session": "class"}`
	if err := os.WriteFile(filepath.Join(state, "screen.json"), []byte(remembered), 0o600); err != nil {
		b.Fatal(err)
	}
	var took []time.Duration
	for b.Loop() {
		// A new session of that name, so that there is no journal to read.
		b.StopTimer()
		if err := os.RemoveAll(filepath.Join(state, "sessions")); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		took = append(took, firstFrame(b, word, exec.Command(binary, "--state", state, "--session", "class")))
	}
	report(b, took)
}

// report tells how long the first frames took.
func report(b *testing.B, took []time.Duration) {
	b.Helper()
	slices.Sort(took)
	for _, m := range []struct {
		unit  string
		place int
	}{{"ms-median", len(took) / 2}, {"ms-95th", len(took) * 95 / 100}, {"ms-slowest", len(took) - 1}} {
		b.ReportMetric(float64(took[m.place].Microseconds())/1000, m.unit)
	}
}

// firstFrame starts the program and returns when a word of its first page
// has come. Ending it again is not measured.
func firstFrame(b *testing.B, word string, cmd *exec.Cmd) time.Duration {
	b.Helper()
	cmd.Env = append(cmd.Environ(), "TERM=xterm-256color", "NO_COLOR=", "COLORFGBG=")
	began := time.Now()
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 120, Rows: 40})
	if err != nil {
		b.Fatal(err)
	}
	var got []byte
	buffer := make([]byte, 64<<10)
	for !bytes.Contains(got, []byte(word)) {
		n, err := file.Read(buffer)
		if err != nil {
			b.Fatalf("it ended without a frame: %v; it wrote %q", err, got)
		}
		got = append(got, buffer[:n]...)
	}
	took := time.Since(began)
	b.StopTimer()
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	_ = file.Close()
	b.StartTimer()
	return took
}

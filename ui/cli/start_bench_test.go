//go:build unix

package cli_test

import (
	"bytes"
	"os/exec"
	"slices"
	"testing"
	"time"

	"github.com/creack/pty"
)

// BenchmarkFirstFrame measures from starting the built program to its first
// frame on a pseudo-terminal that answers no query. It should stay within 40 ms.
func BenchmarkFirstFrame(b *testing.B) {
	binary := program(b)
	var took []time.Duration
	for b.Loop() {
		took = append(took, firstFrame(b, exec.Command(binary, "--state", b.TempDir())))
	}
	slices.Sort(took)
	for _, m := range []struct {
		unit  string
		place int
	}{{"ms-median", len(took) / 2}, {"ms-95th", len(took) * 95 / 100}, {"ms-slowest", len(took) - 1}} {
		b.ReportMetric(float64(took[m.place].Microseconds())/1000, m.unit)
	}
}

// firstFrame starts the program and returns when the header of the bench has
// come. Ending it again is not measured.
func firstFrame(b *testing.B, cmd *exec.Cmd) time.Duration {
	b.Helper()
	cmd.Env = append(cmd.Environ(), "TERM=xterm-256color", "NO_COLOR=", "COLORFGBG=")
	began := time.Now()
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 120, Rows: 40})
	if err != nil {
		b.Fatal(err)
	}
	var got []byte
	buffer := make([]byte, 64<<10)
	for !bytes.Contains(got, []byte("PROFILES")) {
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

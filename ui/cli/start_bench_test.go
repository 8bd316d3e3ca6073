//go:build unix

package cli_test

import (
	"bytes"
	"os/exec"
	"testing"
	"time"

	"github.com/creack/pty"
)

// BenchmarkFirstFrame measures from starting the built program to its first
// frame on a pseudo-terminal that answers no query. It should stay within 40 ms.
func BenchmarkFirstFrame(b *testing.B) {
	binary := program(b)
	var slowest time.Duration
	for b.Loop() {
		took := firstFrame(b, exec.Command(binary, "--state", b.TempDir()))
		slowest = max(slowest, took)
	}
	b.ReportMetric(float64(slowest.Microseconds())/1000, "ms-slowest")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/start")
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

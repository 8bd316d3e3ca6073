//go:build unix

package program

import (
	"bytes"
	"context"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// run runs a script of the shell, and returns what it wrote.
func run(t *testing.T, ctx context.Context, script string, variables ...string) (out string, failed error) {
	t.Helper()
	var written bytes.Buffer
	c, err := Find([]string{"sh", "-c", script}, &written)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(ctx, variables...); err != nil {
		t.Fatal(err)
	}
	failed = c.Wait()
	return written.String(), failed
}

func TestWaitSaysHowACommandEnded(t *testing.T) {
	for script, want := range map[string]string{
		"true": "", "exit 3": `the command "sh" ended with status 3`, "kill -9 $$": `the command "sh" was ended by signal: killed`,
	} {
		said := ""
		if _, err := run(t, t.Context(), script); err != nil {
			said = err.Error()
		}
		if said != want {
			t.Errorf("%s: said %q, want %q", script, said, want)
		}
	}
}

func TestACommandGetsVariablesAndWritesToOneOutput(t *testing.T) {
	t.Setenv("ALREADY", "there")
	out, err := run(t, t.Context(), `echo "$ALREADY $GIVEN"; echo "and errors" >&2`, "GIVEN=too")
	if err != nil || out != "there too\nand errors\n" {
		t.Errorf("%q, %v", out, err)
	}
}

// However a command ends, what it left running ends too.
func TestWhatACommandLeftRunningEnds(t *testing.T) {
	t.Parallel()
	for _, end := range []string{"exit 0", "exit 1", "kill -9 $$"} {
		t.Run(end, func(t *testing.T) {
			t.Parallel()
			out, _ := run(t, t.Context(), "sleep 1000 >/dev/null 2>&1 & echo $!; "+end) // its status is not what this is about
			gone(t, out)
		})
	}
}

func TestACommandEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	read, write := io.Pipe()
	c, err := Find([]string{"sh", "-c", "echo $$; sleep 1000; true"}, write)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(ctx); err != nil {
		t.Fatal(err)
	}
	pid := make([]byte, 32)
	n, err := read.Read(pid)
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, read) }()
	cancel()
	if err := c.Wait(); err == nil {
		t.Error("a command that was ended is said to have ended well")
	}
	_ = write.Close() // which never fails
	gone(t, string(pid[:n]))
}

func TestFindSaysWhatIsThereInItsPlace(t *testing.T) {
	for name, want := range map[string]string{"no-such-sensor": "there is no such program on the PATH", "./no-such-sensor": "no such file", "/": "is a directory"} {
		if _, err := Find([]string{name}, io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// gone waits for a process to be there no more, or to be a dead one that nobody has
// asked after.
func gone(t *testing.T, line string) {
	t.Helper()
	pid, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		t.Fatal(err)
	}
	for range 6000 {
		stat, _ := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat") // elsewhere than on Linux there is none
		if syscall.Kill(pid, 0) != nil || strings.Contains(string(stat), ") Z ") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("process %d is still there", pid)
	_ = syscall.Kill(pid, syscall.SIGKILL) // so that nothing of the test stays
}

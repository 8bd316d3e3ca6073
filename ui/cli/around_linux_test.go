package cli_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	ossignal "os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// sensorUnderTest is a shell's way of being a sensor: the program itself sends to
// the endpoint that the environment names.
func sensorUnderTest(t *testing.T, what string) []string {
	t.Helper()
	return []string{"--", "sh", "-c", `echo the sensor speaks; "$0" replay --endpoint "$CALIPER_ENDPOINT" ${CALIPER_CA_FILE:+--ca-file "$CALIPER_CA_FILE"} ` + what, program(t)}
}

func TestServeAroundACommand(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, what string
		flags      []string
		status     int
		out, errs  []string
	}{
		{"all is well", "rows", []string{"--profile", "reading"}, 0, []string{"Received  93 messages, 93 accepted, 0 refused", "1 of 1 profiles met"}, []string{"the sensor speaks"}},
		{"over TLS", "rows --batch 93", []string{"--tls"}, 0, []string{"https://", "Received  1 message, 1 accepted"}, nil},
		{"a profile that is not met", "rows --batch 93", []string{"--profile", "reading", "--spec", "1.1"}, 1, nil, []string{"ReadingProfile is not met"}},
		{"an error, and the command does not mind", "mistakes; true", nil, 1, []string{"refused"}, nil},
		{"the command minds", "mistakes --no-expect", nil, 1, nil, []string{`the command "sh" ended with status 1`}},
		{"the token is the session's", "rows --batch 93", []string{"--token", "sesame"}, 0, []string{"Token     sesame"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			status, out, errs := finish(t, start(t, append(append([]string{"serve"}, c.flags...), sensorUnderTest(t, c.what)...)...))
			if status != c.status {
				t.Errorf("status %d, want %d", status, c.status)
			}
			for _, want := range c.out {
				if !strings.Contains(out, want) {
					t.Errorf("%q is not in\n%s", want, out)
				}
			}
			for _, want := range c.errs {
				if !strings.Contains(errs, want) {
					t.Errorf("%q is not in\n%s", want, errs)
				}
			}
			if strings.Contains(out, "the sensor speaks") {
				t.Error("the command writes to standard output")
			}
		})
	}
}

func TestServeAroundACommandThatCannotBe(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		args   []string
		status int
		word   string
	}{
		{"no such program", []string{"--", "no-such-sensor"}, 3, `"no-such-sensor" cannot be started: there is no such program`},
		{"a path to nothing", []string{"--", "./no-such-sensor"}, 3, "no such file"},
		{"a folder", []string{"--", "/"}, 3, "cannot be started"},
		{"nothing behind --", []string{"--"}, 2, "a command is missing"},
		{"several sessions", []string{"--sessions", "2", "--", "true"}, 2, "leave out --sessions"},
		{"a profile without a command", []string{"--profile", "reading"}, 2, "--profile goes with a command"},
		{"an unknown profile", []string{"--profile", "raeding", "--", "true"}, 2, "raeding"},
		{"an argument before --", []string{"now", "--", "true"}, 2, "now"},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, out, errs := finish(t, start(t, append([]string{"serve"}, c.args...)...))
			if status != c.status || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, c.word) {
				t.Errorf("status %d, standard output %q, standard error %q", status, out, errs)
			}
		})
	}
}

// TestServeEndsWithItsCommand has one that leaves a process of its own behind.
func TestServeEndsWithItsCommand(t *testing.T) {
	t.Parallel()
	status, out, errs := finish(t, start(t, "serve", "--format", "json", "--", "sh", "-c", "sleep 1000 & echo $!; kill -9 $$"))
	if status != 1 || !strings.Contains(errs, `"sh" was ended by signal: killed`) {
		t.Errorf("status %d, %s", status, errs)
	}
	var last struct{ Kind string }
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &last); err != nil || last.Kind != "summary" {
		t.Errorf("it ends with %s", lines[len(lines)-1])
	}
	gone(t, strings.SplitN(errs, "\n", 2)[0])
}

// TestCommandEndsWithServe has serve end in each way while the command runs. The
// report then says that the run is incomplete, or is not there, and no expectations
// are written.
func TestCommandEndsWithServe(t *testing.T) {
	t.Parallel()
	for signal, want := range map[syscall.Signal]int{syscall.SIGTERM: 3, syscall.SIGINT: 3, syscall.SIGHUP: 3, syscall.SIGKILL: -1} {
		if signal == syscall.SIGHUP && ossignal.Ignored(signal) {
			continue // as under nohup, whose children outlive the terminal
		}
		folder := t.TempDir()
		reported, known := filepath.Join(folder, "report.json"), filepath.Join(folder, "known.toml")
		cmd := start(t, "serve", "--output", "json="+reported, "--expect", known, "--update", "--", "sh", "-c", "echo $$; sleep 1000; true")
		read, write := io.Pipe()
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr, cmd.WaitDelay = &out, write, patience
		if signal == syscall.SIGKILL { // what its command started has the pipes then, and nothing more comes
			cmd.WaitDelay = time.Second
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(read)
		if !lines.Scan() {
			t.Fatal("the command says nothing")
		}
		pid := lines.Text()
		go func() { _, _ = io.Copy(io.Discard, read) }()
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // its status says more
		if status := cmd.ProcessState.ExitCode(); status != want {
			t.Errorf("%s: status %d, want %d", signal, status, want)
		}
		if want == 3 && !strings.Contains(out.String(), "Received  no message came") {
			t.Errorf("%s: it ends without a summary:\n%s", signal, out.String())
		}
		if content, _ := os.ReadFile(reported); strings.Contains(string(content), `"complete": false`) != (want == 3) {
			t.Errorf("%s: the report is %q", signal, content)
		}
		if _, err := os.Stat(known); err == nil {
			t.Errorf("%s: expectations of half a run are written", signal)
		}
		gone(t, pid)
	}
}

// TestASecondSignalEndsTheCommandAtOnce has a command that does not end when it is
// asked to, with a process of its own that does not either.
func TestASecondSignalEndsTheCommandAtOnce(t *testing.T) {
	t.Parallel()
	cmd := start(t, "serve", "--", "sh", "-c", `(trap "" TERM INT; exec sleep 1000) & other=$!; trap "echo asked" TERM; echo $other; while :; do sleep 0.05; done`)
	read, write := io.Pipe()
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr, cmd.WaitDelay = &out, write, patience
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = cmd.Wait()    // its status says more
		_ = write.Close() // a pipe's end returns no error
	}()
	lines := bufio.NewScanner(read)
	var pid string
	for lines.Scan() && lines.Text() != "asked" {
		if _, err := strconv.Atoi(lines.Text()); err != nil {
			continue
		}
		pid = lines.Text()
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
	}
	if lines.Text() != "asked" {
		t.Fatalf("it ended before its command was asked to, and says\n%s", out.String())
	}
	go func() { _, _ = io.Copy(io.Discard, read) }()
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) { // its patience may be over
		t.Fatal(err)
	}
	<-ended
	if status := cmd.ProcessState.ExitCode(); status != 3 || !strings.Contains(out.String(), "Received  no message came") {
		t.Errorf("status %d, and it says\n%s", status, out.String())
	}
	gone(t, pid)
}

// gone waits for a process to be there no more, or to be a dead one that nobody
// has asked after.
func gone(t *testing.T, pid string) {
	t.Helper()
	n, err := strconv.Atoi(pid)
	if err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if stat, err := os.ReadFile("/proc/" + pid + "/stat"); err != nil || strings.Contains(string(stat), ") Z ") {
			return
		}
	}
	t.Errorf("process %d is still there", n)
	_ = syscall.Kill(n, syscall.SIGKILL)
}

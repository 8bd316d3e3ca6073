package cli_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"caliper-playground/engine/session"
)

// TestProgramIsStoppedInTheMiddle sends every command of the built program the
// signals that ask it to end, in the middle of what it does: while it reads a pipe in
// which nothing comes, or writes to somebody who does not read. Neither keeps it.
func TestProgramIsStoppedInTheMiddle(t *testing.T) {
	t.Parallel()
	state, folder := t.TempDir(), t.TempDir()
	if status, _, errs := finish(t, start(t, "replay", "rows", "--state", state, "--keep")); status != 0 {
		t.Fatal(errs)
	}
	kepts, err := session.List(filepath.Join(state, "sessions"))
	if err != nil || len(kepts) != 1 {
		t.Fatalf("%v, %v", kepts, err)
	}
	name := kepts[0].ID
	many := filepath.Join(folder, "many.ndjson") // more than any pipe holds, when reported
	if err := os.WriteFile(many, []byte(strings.Repeat(`{"type":"ViewEvent","action":"Vieved"}`+"\n", 600)), 0o600); err != nil {
		t.Fatal(err)
	}
	const pipe = "PIPE" // in whose place each has one of its own
	const reads, writes, works = "reads a pipe", "writes to nobody", "works"
	exported := t.TempDir()
	t.Cleanup(func() { wholeFiles(t, exported) }) // when all have ended
	cases := []stopCase{
		{writes, []string{"check", many}},
		{writes, []string{"check", many, "--format", "html"}},
		{writes, []string{"check", many, "--format", "json"}},
		{writes, []string{"replay", many}},
		{writes, []string{"report", name, "--state", state, "--format", "json"}},
		{writes, []string{"sessions", "list", "--state", state, "--format", "json"}},
		{writes, []string{"catalog", "--format", "json"}},
		{writes, []string{"serve", "--state", t.TempDir()}},
		{works, []string{"migrate", many, "--out", filepath.Join(exported, "migrated")}},
		{works, []string{"fixtures", "export", filepath.Join(exported, "sets")}},
		{works, []string{"fixtures", "missing", many, "--out", filepath.Join(exported, "missing")}},
		{works, []string{"fixtures", "list"}},
		{works, []string{"sessions", "export", name, "--state", state, "--out", filepath.Join(exported, "files")}},
		{works, []string{"sessions", "export", name, "--state", state, "--out", filepath.Join(exported, "lines"), "--layout", "lines"}},
		{works, []string{"explain"}},
		{works, []string{"exercises", "list", "--state", t.TempDir()}},
		{works, []string{"replay", "rows", "--rate", "50/s"}},
	}
	for _, args := range [][]string{
		{"check", pipe}, {"check", "--fix", pipe}, {"check", "--one-scope", pipe},
		{"replay", pipe}, {"replay", pipe, "--endpoint", "http://127.0.0.1:1/x", "--token", "t"},
		{"replay", "rows", "--endpoint", "http://127.0.0.1:1/x", "--token-file", pipe},
		{"replay", "rows", "--endpoint", "https://127.0.0.1:1/x", "--token", "t", "--ca-file", pipe},
		{"migrate", pipe, "--out", filepath.Join(exported, "copies")}, {"fixtures", "missing", pipe, "--out", filepath.Join(exported, "none")},
		{"serve", "--token-file", pipe}, {"serve", "--learners", pipe}, {"serve", "--tls", "--cert", pipe, "--key", pipe},
	} {
		cases = append(cases, stopCase{reads, args})
	}
	for i, c := range cases {
		t.Run(c.while+": "+strings.ReplaceAll(strings.Join(c.args, " "), folder, ""), func(t *testing.T) {
			t.Parallel()
			signal := []os.Signal{syscall.SIGTERM, syscall.SIGINT}[i%2]
			pipe := filepath.Join(t.TempDir(), "pipe")
			if err := syscall.Mkfifo(pipe, 0o600); err != nil {
				t.Fatal(err)
			}
			for i, arg := range c.args {
				c.args[i] = strings.Replace(arg, "PIPE", pipe, 1)
			}
			cmd := start(t, c.args...)
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			errs := &kept{more: make(chan struct{}, 1)}
			cmd.Stderr = errs
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			switch c.while {
			case works: // until it ends, or any moment before
				go func() { _, _ = io.Copy(io.Discard, out) }()
				time.Sleep(rand.N(60 * time.Millisecond))
			case writes:
				if _, err := bufio.NewReaderSize(out, 16).ReadByte(); err != nil {
					t.Fatalf("%v, %s", err, errs)
				}
			default:
				defer awaitReader(t, pipe, errs).Close()
			}
			sent := time.Now()
			if err := cmd.Process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
				t.Fatal(err)
			}
			ended := make(chan struct{})
			go func() {
				_ = cmd.Wait() // which it ends with is told by its state
				close(ended)
			}()
			select {
			case <-ended:
			case <-time.After(patience):
				_ = cmd.Process.Kill()
				<-ended
				_, _ = io.Copy(io.Discard, out)
				t.Fatalf("%v does not end it; it says %s", signal, errs)
			}
			t.Logf("%v after %v: status %d, %s", signal, time.Since(sent).Round(time.Millisecond), cmd.ProcessState.ExitCode(), errs)
			unready := c.while == works && cmd.ProcessState.ExitCode() < 0 // it came before the program could hear it
			if cmd.ProcessState.ExitCode() < 0 && !unready || strings.Contains(errs.String(), "panic") || strings.Contains(errs.String(), "goroutine ") {
				t.Errorf("it ended by %v: %s", cmd.ProcessState, errs)
			}
		})
	}
}

// wholeFiles holds what was exported below a folder to be whole.
func wholeFiles(t *testing.T, exported string) {
	t.Helper()
	whole := 0
	if err := filepath.WalkDir(exported, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".tmp") {
			return err
		}
		content, err := os.ReadFile(path)
		for line := range bytes.Lines(content) {
			if filepath.Ext(path) == ".ndjson" && len(bytes.TrimSpace(line)) > 0 && !json.Valid(line) {
				t.Errorf("%s is not whole", path)
			}
		}
		if len(content) == 0 || filepath.Ext(path) == ".json" && !json.Valid(content) && !strings.Contains(path, "mistakes") {
			t.Errorf("%s is not whole", path)
		}
		whole++
		return err
	}); err != nil {
		t.Error(err)
	}
	t.Logf("%d files were exported, all of them whole", whole)
}

type stopCase struct {
	while string
	args  []string
}

// awaitReader opens a pipe for writing once somebody opens it for reading.
func awaitReader(t *testing.T, pipe string, errs *kept) *os.File {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		f, err := os.OpenFile(pipe, os.O_WRONLY|syscall.O_NONBLOCK, 0)
		if err == nil {
			return f
		}
	}
	t.Fatalf("nobody opens the pipe: %s", errs)
	return nil
}

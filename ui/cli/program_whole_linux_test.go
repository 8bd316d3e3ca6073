package cli_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestProgramLeavesFilesWhole kills the built program at any moment of --fix and of
// a report to a file, and lets it run into a full disk: what stands in the place of
// each file is the old one or the new one, and the document that was mended stays as
// it was.
func TestProgramLeavesFilesWhole(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	source, mended, report := filepath.Join(folder, "many.json"), filepath.Join(folder, "many.fixed.json"), filepath.Join(folder, "report.json")
	event := `{"id":"urn:uuid:5f2f1cc4-6a5c-4f2e-9d55-0a0b2f4c7c11","type":"ViewEvent","actor":{"id":"https://example.org/7","type":"Persn"},"action":"Viewed","object":"https://example.org/2","eventTime":"2026-03-03T10:42:10.000Z"}`
	content := []byte("[" + strings.TrimSuffix(strings.Repeat(event+",\n", 400), ",\n") + "]")
	put := func(path string, content []byte) {
		t.Helper()
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put(source, content)
	args := []string{"check", source, "--fix", "--output", "json=" + report}
	began := time.Now()
	if status, _, errs := finish(t, start(t, args...)); status > 1 {
		t.Fatalf("status %d: %s", status, errs)
	}
	whole := time.Since(began)
	places := []string{mended, report}
	var news [][]byte
	for _, path := range places {
		b, err := os.ReadFile(path)
		if err != nil || len(b) < 10_000 {
			t.Fatalf("%d bytes, %v", len(b), err)
		}
		news = append(news, b)
	}
	olds := [][]byte{[]byte("an old copy"), []byte("an old report")}
	hold := func(what string) {
		t.Helper()
		for i, path := range places {
			b, err := os.ReadFile(path)
			whole := path == mended && bytes.Equal(b, news[i]) || path == report && json.Valid(b) // it tells the time
			if err != nil || !bytes.Equal(b, olds[i]) && !whole {
				t.Errorf("%s: %s has %d bytes, %v; the old one had %d, the new one has %d", what, filepath.Base(path), len(b), err, len(olds[i]), len(news[i]))
			}
		}
		if b, err := os.ReadFile(source); err != nil || !bytes.Equal(b, content) {
			t.Errorf("%s: the document is not as it was: %v", what, err)
		}
	}
	for round := range 12 {
		for i, path := range places {
			put(path, olds[i])
		}
		cmd := start(t, args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if round%3 == 2 { // a full disk, at once or in the middle of what is written
			limitFiles(t, cmd.Process, uint64(rand.IntN(2*len(news[0]))))
			_ = cmd.Wait() // it may fail
			hold("on a full disk")
			continue
		}
		time.Sleep(rand.N(whole + 1)) // any moment will do
		_ = cmd.Process.Kill()        // it may have ended
		_ = cmd.Wait()
		hold("killed")
	}
	left, err := filepath.Glob(filepath.Join(folder, ".*.tmp"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range left { // of which no folder is read, and nothing is lost
		if err := os.Remove(path); err != nil {
			t.Error(err)
		}
	}
}

// TestProgramLeavesExpectationsWhole asks the built program to end, kills it, or fills
// the disk at any moment of --update: the file of expectations is the old one or the
// new one.
func TestProgramLeavesExpectationsWhole(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	line := `{"id":"urn:uuid:5f2f1cc4-6a5c-4f2e-9d55-0a0b2f4c7c11","type":"ViewEvent","action":"Vieved"}` + "\n"
	if err := os.WriteFile(filepath.Join(folder, "many.ndjson"), []byte(strings.Repeat(line, 300)), 0o644); err != nil {
		t.Fatal(err)
	}
	path, old := filepath.Join(folder, "expect.toml"), []byte("# an old one\n")
	args := []string{"check", folder, "--update", "--quiet"}
	if err := os.WriteFile(path, old, 0o644); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if status, _, errs := finish(t, start(t, args...)); status != 0 {
		t.Fatalf("status %d: %s", status, errs)
	}
	whole := time.Since(began)
	after, err := os.ReadFile(path)
	if err != nil || bytes.Count(after, []byte("[[document]]")) != 300 {
		t.Fatalf("%v:\n%.300s", err, after)
	}
	for round := range 12 {
		if err := os.WriteFile(path, old, 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := start(t, args...)
		errs := &kept{more: make(chan struct{}, 1)}
		cmd.Stderr = errs
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		what := []os.Signal{os.Interrupt, syscall.SIGTERM, os.Kill, nil}[round%4]
		if what == nil {
			limitFiles(t, cmd.Process, uint64(rand.IntN(2*len(after))))
		} else {
			time.Sleep(rand.N(whole + 1)) // any moment will do
			_ = cmd.Process.Signal(what)  // it may have ended
		}
		_ = cmd.Wait()
		got, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(got, old) && !bytes.Equal(got, after) {
			t.Errorf("%v: %d bytes, %v; %d before and %d after", what, len(got), err, len(old), len(after))
		}
		if status := cmd.ProcessState.ExitCode(); status == 0 && !bytes.Equal(got, after) {
			t.Errorf("%v: all is well, and the file is not written; %s", what, errs)
		}
	}
}

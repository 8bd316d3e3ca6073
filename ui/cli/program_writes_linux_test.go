package cli_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
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

// rounds is how often each command is stopped by TestProgramWritesWholeFilesOrNone.
var rounds = flag.Int("rounds", 2, "how often commands that write are stopped in each manner; more take longer")

// writing is a command that writes files below a folder, which it is given as OUT.
type writing struct {
	name string
	args []string
	manner
	// beside is a folder whose files are there before, and which files are written to.
	beside string
}

// manner is how two runs of a command differ in what they write.
type manner int

const (
	same   manner = iota // in nothing
	varies               // in ids, keys or times that are made anew
	cut                  // where one is asked to end: in a report of what was done up to then
)

// writings are the commands that write files of their own, on what is in a folder and
// in a state folder with a session.
func writings(t *testing.T) []writing {
	t.Helper()
	folder, state := t.TempDir(), t.TempDir()
	if status, _, errs := finish(t, start(t, "replay", "general", "mistakes", "--state", state, "--keep")); status != 0 {
		t.Fatal(errs)
	}
	recorded, err := session.List(filepath.Join(state, "sessions"))
	if err != nil || len(recorded) != 1 {
		t.Fatalf("%v, %v", recorded, err)
	}
	event := `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p1","id":"urn:uuid:%08x-6a5c-4f2e-9d55-0a0b2f4c7c11","type":"ViewEvent","actor":{"id":"https://example.org/7","type":"Persn","name":"Mira"},"action":"Viewed","object":{"id":"https://example.org/2","type":"Document"},"eventTime":"2026-03-03T10:42:10.000Z"}`
	for i := range 30 {
		name, content := fmt.Sprintf("%02d.json", i), fmt.Sprintf(event, i)
		if i == 15 { // one is larger than the rest together
			name, content = "lines.ndjson", strings.Repeat(fmt.Sprintf(event, i)+"\n", 100)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	export := []string{"sessions", "export", recorded[0].ID, "--state", state, "--out", "OUT"}
	return []writing{
		{"migrate", []string{"migrate", folder, "--spec", "1.2", "--out", "OUT"}, varies, ""},
		{"check --anonymise", []string{"check", folder, "--quiet", "--anonymise", "--out", "OUT"}, varies, ""},
		{"fixtures export", []string{"fixtures", "export", "OUT", "general", "mistakes"}, same, ""},
		{"fixtures missing", []string{"fixtures", "missing", folder, "--out", "OUT", "--profile", "forum,media"}, varies, ""},
		{"sessions export", export, same, ""},
		{"sessions export --layout envelopes", append(export[:len(export):len(export)], "--layout", "envelopes"), same, ""},
		{"sessions export --layout lines", append(export[:len(export):len(export)], "--layout", "lines"), same, ""},
		{"sessions export --layout dated", append(export[:len(export):len(export)], "--layout", "dated"), same, ""},
		{"check --output", []string{"check", folder, "--quiet", "--output", "json=OUT/a.json", "--output", "sarif=OUT/b.sarif"}, cut, ""},
		{"check --fix", []string{"check", "OUT", "--quiet", "--fix"}, same, folder},
	}
}

// in is the command, writing below a folder that is there.
func (w writing) in(folder string) []string {
	args := make([]string, len(w.args))
	for i, arg := range w.args {
		args[i] = strings.Replace(arg, "OUT", folder, 1)
	}
	return args
}

// tree is what stands below a folder, but for what is beside the places of files that
// were being written when the program was killed.
func tree(t *testing.T, folder string) (files map[string][]byte, pending []string) {
	t.Helper()
	files = map[string][]byte{}
	if folder == "" {
		return files, nil
	}
	if err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(folder, path)
		if strings.HasPrefix(d.Name(), ".") && strings.HasSuffix(name, ".tmp") {
			pending = append(pending, name)
			return nil
		}
		files[name], err = os.ReadFile(path)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return files, pending
}

// whole says whether a file is as a run to its end writes it.
func (w writing) whole(got, want []byte) bool {
	switch w.manner {
	case same:
		return bytes.Equal(got, want)
	case cut:
		return json.Valid(got)
	}
	return bytes.Count(got, []byte("\n")) == bytes.Count(want, []byte("\n")) && len(got) > len(want)*9/10 && bytes.HasSuffix(got, want[len(want)-1:])
}

// hold holds that a folder has whole files of the run to the end, and no others.
func (w writing) hold(t *testing.T, what, folder string, want map[string][]byte) (found int, pending []string) {
	t.Helper()
	got, pending := tree(t, folder)
	for name, content := range got {
		if original, known := want[name]; !known || !w.whole(content, original) {
			t.Errorf("%s: %s has %d bytes and should have %d", what, name, len(content), len(original))
		}
	}
	return len(got), pending
}

// prepared is a folder for a command to write to.
func (w writing) prepared(t *testing.T, folder string) {
	t.Helper()
	if w.beside != "" {
		if err := os.CopyFS(folder, os.DirFS(w.beside)); err != nil {
			t.Fatal(err)
		}
	}
}

// smallDisk makes a disk of a few pages of memory of a folder, where that may be done.
func smallDisk(t *testing.T, folder string, size int) bool {
	t.Helper()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, fmt.Sprintf("size=%d", size)); err != nil {
		return false
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, 0); err != nil {
			t.Error(err)
		}
	})
	return true
}

// TestProgramWritesWholeFilesOrNone asks each command that writes files to end, kills
// it, and fills the disk, at any moment: each file is whole or not there, and nothing
// else is left unless it was killed. All is well only where all is there.
func TestProgramWritesWholeFilesOrNone(t *testing.T) {
	t.Parallel()
	for _, w := range writings(t) {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			all := t.TempDir()
			w.prepared(t, all)
			began := time.Now()
			ended, _, errs := finish(t, start(t, w.in(all)...))
			if ended > 1 {
				t.Fatalf("status %d: %s", ended, errs)
			}
			took := time.Since(began)
			want, pending := tree(t, all)
			if len(want) == 0 || len(pending) > 0 {
				t.Fatalf("a run to the end writes %d files, and leaves %q", len(want), pending)
			}
			largest, total := 0, 0
			for _, content := range want {
				largest, total = max(largest, len(content)), total+len(content)
			}
			before, _ := tree(t, w.beside)
			for range *rounds {
				for _, how := range []any{os.Interrupt, syscall.SIGTERM, os.Kill, "no large files", "a full disk"} {
					folder := t.TempDir()
					if how == "a full disk" && (len(before) > 0 || !smallDisk(t, folder, rand.IntN(total))) {
						continue
					}
					w.prepared(t, folder)
					cmd := start(t, w.in(folder)...)
					errs := &kept{more: make(chan struct{}, 1)}
					cmd.Stderr = errs
					if err := cmd.Start(); err != nil {
						t.Fatal(err)
					}
					if signal, isSignal := how.(os.Signal); isSignal {
						time.Sleep(rand.N(took + 1))
						_ = cmd.Process.Signal(signal) // it may have ended
					} else if how == "no large files" {
						limitFiles(t, cmd.Process, uint64(rand.IntN(largest)))
					}
					_ = cmd.Wait()
					status := cmd.ProcessState.ExitCode()
					what := fmt.Sprintf("%v, status %d", how, status)
					found, pending := w.hold(t, what, folder, want)
					if len(pending) > 0 && how != os.Kill {
						t.Errorf("%s: left beside: %q", what, pending)
					}
					if found < len(before) || status == ended && found != len(want) {
						t.Errorf("%s: %d of %d files; %s", what, found, len(want), errs)
					}
					t.Logf("%s: %s", what, errs)
					if strings.Contains(errs.String(), "panic") || strings.Contains(errs.String(), "goroutine ") {
						t.Errorf("%s: %s", what, errs)
					}
				}
			}
		})
	}
}

package cli_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// accepting is somebody's endpoint, which counts how often it was sent each event.
type accepting struct {
	mu    sync.Mutex
	times map[string]int
}

var anEventID = regexp.MustCompile(`urn:uuid:[0-9a-f-]{36}`)

func (a *accepting) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body) // what is cut off is no whole event
	time.Sleep(time.Millisecond)  // as there would be a network
	a.mu.Lock()
	defer a.mu.Unlock()
	a.times[anEventID.FindString(string(body))]++
}

// TestProgramContinuesWhereItWasKilled stops a replay that writes down what was
// accepted, kills it, and fills the disk, at any moment: the run that goes on finds
// what was written, and in the end every event was accepted; once, but for those that
// were on their way when it was killed.
func TestProgramContinuesWhereItWasKilled(t *testing.T) {
	t.Parallel()
	const events, parallel = 150, 4
	endpoint := &accepting{times: map[string]int{}}
	server := httptest.NewServer(endpoint)
	defer server.Close()
	folder := t.TempDir()
	var lines strings.Builder
	for i := range events {
		fmt.Fprintf(&lines, `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:%08x-6a5c-4f2e-9d55-0a0b2f4c7c11","type":"ViewEvent","actor":{"id":"https://example.org/7","type":"Person"},"action":"Viewed","object":{"id":"https://example.org/2","type":"Document"},"eventTime":"2026-03-03T10:42:10.000Z"}`+"\n", i)
	}
	many, record := filepath.Join(folder, "many.ndjson"), filepath.Join(folder, "sent")
	if err := os.WriteFile(many, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"replay", many, "--endpoint", server.URL, "--parallel", fmt.Sprint(parallel), "--continue", record, "--quiet"}
	lost := 0 // how many may have been sent again
	for range *rounds {
		for _, how := range []any{os.Interrupt, os.Kill, syscall.SIGTERM, os.Kill, "no large files"} {
			cmd := start(t, args...)
			errs := &kept{more: make(chan struct{}, 1)}
			cmd.Stderr = errs
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if signal, isSignal := how.(os.Signal); isSignal {
				time.Sleep(rand.N(100 * time.Millisecond))
				_ = cmd.Process.Signal(signal) // it may have ended
			} else {
				written, err := os.ReadFile(record) // not there when all were killed at once
				if err != nil && !errors.Is(err, fs.ErrNotExist) {
					t.Fatal(err)
				}
				limitFiles(t, cmd.Process, uint64(len(written))+uint64(rand.IntN(800)))
			}
			_ = cmd.Wait()
			if how == os.Kill || how == "no large files" {
				lost += parallel
			}
			if status := cmd.ProcessState.ExitCode(); status != 3 && status != 0 && status != -1 || strings.Contains(errs.String(), "damaged") || strings.Contains(errs.String(), "no record") {
				t.Errorf("%v: status %d, %s", how, status, errs)
			}
		}
	}
	if status, _, errs := finish(t, start(t, args...)); status != 0 {
		t.Fatalf("status %d, %s", status, errs)
	}
	status, _, errs := finish(t, start(t, args...))
	if status != 0 || !strings.Contains(errs, fmt.Sprintf("not sent again: %d documents", events)) {
		t.Errorf("once more: status %d, %s", status, errs)
	}
	again := 0
	for _, times := range endpoint.times {
		again += times - 1
	}
	if len(endpoint.times) != events || again > lost {
		t.Errorf("%d of %d events were accepted, and %d were sent again, at most %d of them on their way", len(endpoint.times), events, again, lost)
	}
	t.Logf("%d were sent again", again)
}

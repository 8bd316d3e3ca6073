package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"caliper-playground/engine/session"
)

// limitFiles lets a running program's files grow up to a size and no further,
// as a full disk does: a write that goes beyond it is cut short. It holds for
// the superuser too.
func limitFiles(t testing.TB, process *os.Process, size uint64) {
	t.Helper()
	const fileSize = 1 // RLIMIT_FSIZE
	limit := syscall.Rlimit{Cur: size, Max: ^uint64(0)}
	_, _, errno := syscall.RawSyscall6(syscall.SYS_PRLIMIT64, uintptr(process.Pid), fileSize, uintptr(unsafe.Pointer(&limit)), 0, 0, 0)
	runtime.KeepAlive(&limit)
	if errno != 0 {
		t.Skipf("the system sets no limits on other programs: %v", errno)
	}
}

const unlimited = ^uint64(0)

// numbered is the envelope with an event of its own.
func numbered(n int) string {
	return strings.Replace(envelope, "5f2f1cc4-6a5c", fmt.Sprintf("%08x-6a5c", n), 1)
}

// running is serve as a program of its own, whose output is kept.
type running struct {
	cmd     *exec.Cmd
	opening served
	errs    *kept
}

// kept is written and read at the same time.
type kept struct {
	mu   sync.Mutex
	text bytes.Buffer
	more chan struct{} // gets a value when something came
}

func (k *kept) Write(b []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	select {
	case k.more <- struct{}{}:
	default:
	}
	return k.text.Write(b)
}

func (k *kept) String() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.text.String()
}

// await waits until some words were written.
func (k *kept) await(t testing.TB, words string) {
	t.Helper()
	timeout := time.After(patience)
	for !strings.Contains(k.String(), words) {
		select {
		case <-k.more:
		case <-timeout:
			t.Fatalf("%q was never written; there is %q", words, k.String())
		}
	}
}

func serveAlone(t testing.TB, args ...string) *running {
	t.Helper()
	cmd := start(t, append([]string{"serve", "--format", "json", "--token", "sesame"}, args...)...)
	out, errs := &kept{more: make(chan struct{}, 1)}, &kept{more: make(chan struct{}, 1)}
	cmd.Stdout, cmd.Stderr = out, errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	r := &running{cmd: cmd, errs: errs}
	t.Cleanup(func() { r.kill() })
	out.await(t, "\n")
	line, _, _ := strings.Cut(out.String(), "\n")
	if err := json.Unmarshal([]byte(line), &r.opening); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *running) kill() {
	_ = r.cmd.Process.Kill() // most often it is gone already
	_ = r.cmd.Wait()
}

// end ends serve as a supervisor does, and checks that it went cleanly.
func (r *running) end(t *testing.T) {
	t.Helper()
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := r.cmd.Wait(); err != nil {
		t.Errorf("serve ended with %v: %s", err, r.errs)
	}
}

// answer posts a body and returns the status with the problem details.
func (r *running) answer(t testing.TB, body string) (status int, details string, header http.Header) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.opening.Endpoint, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer sesame")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Error(err)
		return 0, "", nil
	}
	defer response.Body.Close()
	b, err := io.ReadAll(response.Body)
	if err != nil {
		t.Error(err)
	}
	return response.StatusCode, string(b), response.Header
}

// isUnavailable checks that a sender was told to come again, in the form of
// RFC 9457.
func isUnavailable(t testing.TB, status int, details string, header http.Header) {
	t.Helper()
	var problem struct {
		Title, Detail, Help string
		Status              int
	}
	err := json.Unmarshal([]byte(details), &problem)
	if err != nil || status != 503 || problem.Status != 503 || problem.Title == "" || !strings.Contains(problem.Detail, "not accepted") ||
		problem.Help == "" || header.Get("Content-Type") != "application/problem+json" || header.Get("Retry-After") == "" {
		t.Errorf("answered %d, %v, %s", status, header, details)
	}
}

// TestProgramOnADiskThatFillsUp has many senders while there is room and then
// none, over and over, and writes that break off in the middle. In the end the
// program is killed.
func TestProgramOnADiskThatFillsUp(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	for _, sync := range []bool{false, true} {
		t.Run(fmt.Sprintf("fsync=%v", sync), func(t *testing.T) {
			fillUp(t, state, fmt.Sprintf("disk-%v", sync), fmt.Sprintf("--fsync=%v", sync))
		})
	}
}

func fillUp(t *testing.T, state, name string, more ...string) {
	r := serveAlone(t, append(more, "--state", state, "--session", name)...)
	const senders, each = 6, 40
	var group sync.WaitGroup
	var mu sync.Mutex
	refused := 0
	for sender := range senders {
		group.Go(func() {
			for i := range each {
				for { // until it is taken
					status, details, header := r.answer(t, numbered(1+sender*each+i))
					if status == 200 {
						break
					}
					isUnavailable(t, status, details, header)
					if t.Failed() {
						return
					}
					mu.Lock()
					refused++
					mu.Unlock()
				}
			}
		})
	}
	done := make(chan struct{})
	go func() { group.Wait(); close(done) }()
	random := rand.New(rand.NewPCG(1, 2))
	for full := true; ; full = !full {
		size := uint64(unlimited)
		if full {
			info, err := os.Stat(r.opening.Journal)
			if err != nil {
				t.Fatal(err)
			}
			size = uint64(info.Size()) + random.Uint64N(4000)
		}
		limitFiles(t, r.cmd.Process, size)
		select {
		case <-time.After(time.Duration(2+random.IntN(6)) * time.Millisecond):
			continue
		case <-done:
		}
		break
	}
	limitFiles(t, r.cmd.Process, unlimited)
	if status, details, _ := r.answer(t, numbered(senders*each+1)); status != 200 {
		t.Errorf("with room again, answered %d: %s", status, details)
	}
	if refused > 0 {
		r.errs.await(t, "no space left")
		r.errs.await(t, "the journal is written again")
	}
	r.kill()
	t.Logf("%d requests were refused", refused)
	checkJournal(t, state, name, senders*each+1)
}

// checkJournal resumes a session and looks for each of so many events once.
func checkJournal(t *testing.T, state, name string, events int) {
	t.Helper()
	s, err := session.Resume(session.Options{Dir: state + "/sessions", ID: name})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.Notice() != "" && !strings.Contains(s.Notice(), "half a line") {
		t.Errorf("resuming says %q", s.Notice())
	}
	if totals := s.Totals(); totals.Messages != events || totals.Accepted != events || totals.Pass != events || totals.Repeated != 0 {
		t.Errorf("of %d events there are %+v", events, totals)
	}
	var got []string
	for seq := range s.Len() {
		m, err := s.Message(seq + 1)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, string(m.Exchange.Body))
	}
	for i := range events {
		if n := len(got); !slices.Contains(got, numbered(i+1)) {
			t.Errorf("event %d is missing among %d messages", i+1, n)
		}
	}
}

// TestProgramWhoseJournalGoesAway has somebody else do harm to the journal.
func TestProgramWhoseJournalGoesAway(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		harm func(journal string) error
		says string
	}{
		{"deleted", os.Remove, "was deleted"},
		{"replaced", func(journal string) error {
			if err := os.WriteFile(journal+".new", []byte("mine\n"), 0o600); err != nil {
				return err
			}
			return os.Rename(journal+".new", journal)
		}, "was deleted"},
		{"emptied", func(journal string) error { return os.Truncate(journal, 0) }, "was cut short"},
		{"put behind a folder", func(journal string) error {
			if err := os.Remove(journal); err != nil {
				return err
			}
			return os.Mkdir(journal, 0o700)
		}, "was deleted"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := serveAlone(t, "--session", "class")
			if status, details, _ := r.answer(t, numbered(1)); status != 200 {
				t.Fatalf("answered %d: %s", status, details)
			}
			if err := test.harm(r.opening.Journal); err != nil {
				t.Fatal(err)
			}
			for range 3 {
				status, details, header := r.answer(t, numbered(2))
				isUnavailable(t, status, details, header)
			}
			response, err := http.DefaultClient.Do(authorised(t, r.opening.Endpoint))
			if err != nil {
				t.Fatal(err)
			}
			response.Body.Close()
			if response.StatusCode != 200 {
				t.Errorf("GET is answered %d", response.StatusCode)
			}
			r.end(t)
			if said := r.errs.String(); strings.Count(said, test.says) != 1 || !strings.Contains(said, r.opening.Journal) || strings.Contains(said, "sesame") || strings.Contains(said, "panic") {
				t.Errorf("serve says %s", said)
			}
		})
	}
}

func authorised(t *testing.T, url string) *http.Request {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer sesame")
	return request
}

// TestProgramReplaysUntilTheDiskIsFull holds that the run ends there, and says
// so once.
func TestProgramReplaysUntilTheDiskIsFull(t *testing.T) {
	t.Parallel()
	cmd := start(t, "replay", "rows", "--rate", "10/s")
	out, errs := &kept{more: make(chan struct{}, 1)}, &kept{more: make(chan struct{}, 1)}
	cmd.Stdout, cmd.Stderr = out, errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	limitFiles(t, cmd.Process, 30_000)
	_ = cmd.Wait()
	if status := cmd.ProcessState.ExitCode(); status != 3 || strings.Count(errs.String(), "\n") != 1 || !strings.Contains(errs.String(), "no space left") {
		t.Errorf("status %d: %s", status, errs)
	}
	if text := out.String(); !strings.Contains(text, "1 refused") || strings.Contains(text, "✗") {
		t.Errorf("it reports\n%s", text)
	}
}

// TestPlaygroundOnAFullDisk looks at what the bench says.
func TestPlaygroundOnAFullDisk(t *testing.T) {
	t.Parallel()
	s := open(t, 120, 40, "--token", "sesame", "--session", "class")
	url := s.await(`(http://127\.0\.0\.1:\d+/caliper/class/message)`)[1]
	limitFiles(t, s.cmd.Process, 300)
	if status := post(t, url, "sesame", envelope); status != 503 {
		t.Errorf("answered %d", status)
	}
	s.await(`(?s)no\W.{0,99}space\W.{0,99}left\W`)
	limitFiles(t, s.cmd.Process, unlimited)
	if status := post(t, url, "sesame", envelope); status != 200 {
		t.Errorf("with room again, answered %d", status)
	}
	s.await(`(?s)written\W.{0,99}again`)
	s.await(`NavigatedTo`)
	s.quit()
}

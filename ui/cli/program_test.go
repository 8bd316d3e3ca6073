package cli_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience is how long a test waits for something that should be there at
// once. It is a bound, not a measure: the machine may stand still for seconds.
const patience = 3 * time.Minute

// build builds the real program once and returns its path.
var build = sync.OnceValues(func() (string, error) {
	path := filepath.Join(buildFolder, "caliper-playground")
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	if out, err := exec.Command("go", "build", "-ldflags=-s -w", "-o", path, module).CombinedOutput(); err != nil {
		return "", errors.New(string(out))
	}
	return path, nil
})

// program returns the path of the real program.
func program(t testing.TB) string {
	t.Helper()
	if testing.Short() {
		t.Skip("the race detector does not look into another program")
	}
	path, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var buildFolder string

func TestMain(m *testing.M) {
	debug.SetGCPercent(400) // tests make much that is garbage at once, and little that stays
	flag.Parse()
	if sideBySide := flag.Lookup("test.parallel"); sideBySide.Value.String() == sideBySide.DefValue {
		_ = sideBySide.Value.Set("6") // those that run so wait for programs, most of the time
	}
	var err error
	if buildFolder, err = os.MkdirTemp("", "caliper-playground-test"); err != nil {
		panic(err)
	}
	status := m.Run()
	_ = os.RemoveAll(buildFolder)
	os.Exit(status)
}

// collectingLess is for the environment of a program, as is the percentage of TestMain
// for this one.
const collectingLess = "GOGC=400"

// start prepares the program with folders of its own and no terminal.
func start(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	home := t.TempDir()
	cmd := exec.CommandContext(t.Context(), program(t), args...)
	cmd.Env = []string{
		"HOME=" + home, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LANG=C.UTF-8",
		"XDG_STATE_HOME=" + filepath.Join(home, "state"), "XDG_CONFIG_HOME=" + filepath.Join(home, "config"),
		"XDG_CACHE_HOME=" + filepath.Join(home, "cache"), "XDG_DATA_HOME=" + filepath.Join(home, "data"),
	}
	if runtime.GOOS == "windows" {
		cmd.Env = append(os.Environ(), cmd.Env...)
	}
	if _, isTest := t.(*testing.T); isTest { // and no benchmark, which may measure its memory
		cmd.Env = append(cmd.Env, collectingLess)
	}
	return cmd
}

// finish runs the program to its end.
func finish(t *testing.T, cmd *exec.Cmd) (status int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()
}

func TestProgramReplaysTheRows(t *testing.T) {
	t.Parallel()
	status, out, errs := finish(t, start(t, "replay", "rows", "--format", "json"))
	var result struct {
		Profiles []struct {
			Met  bool
			Rows []struct{ Met bool }
		}
		Failures []json.RawMessage
	}
	if err := json.Unmarshal([]byte(out), &result); err != nil {
		t.Fatal(err)
	}
	profiles, rows := 0, 0
	for _, p := range result.Profiles {
		if p.Met {
			profiles++
		}
		for _, r := range p.Rows {
			if r.Met {
				rows++
			}
		}
	}
	if status != 0 || profiles != 15 || rows != 93 || len(result.Failures) != 0 || errs != "" {
		t.Errorf("status %d, %d profiles, %d rows, %d failures, standard error %q", status, profiles, rows, len(result.Failures), errs)
	}
}

func TestProgramNamesTheFilesThatFail(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, content := range map[string]string{"broken.json": `{"id": "x`, "wrong.json": `{"type": "ViewEvent", "action": "Vieved"}`} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	status, out, _ := finish(t, start(t, "replay", dir))
	if status != 1 || !strings.Contains(out, "broken.json") || !strings.Contains(out, "wrong.json") {
		t.Errorf("status %d:\n%s", status, out)
	}
}

func TestProgramWithoutATerminal(t *testing.T) {
	t.Parallel()
	status, out, errs := finish(t, start(t))
	if status != 2 || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "serve") {
		t.Errorf("status %d, standard output %q, standard error %q", status, out, errs)
	}
}

func TestProgramSaysWhatKeepsItFromRunning(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name  string
		args  []string
		words []string
	}{
		{"a port in use", []string{"serve", "--listen", taken.Addr().String()}, []string{taken.Addr().String(), "in use"}},
		{"a state folder that cannot be made", []string{"serve", "--state", filepath.Join(file, "state")}, []string{file, "--state"}},
		{"the same for replay", []string{"replay", "rows", "--state", filepath.Join(file, "state")}, []string{file, "--state"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, out, errs := finish(t, start(t, test.args...))
			if status != 3 || out != "" || strings.Count(errs, "\n") != 1 {
				t.Errorf("status %d, standard output %q, standard error %q", status, out, errs)
			}
			for _, word := range test.words {
				if !strings.Contains(errs, word) {
					t.Errorf("%q is not in %q", word, errs)
				}
			}
		})
	}
}

// envelope is what somebody else's sensor sends.
const envelope = `{
  "sensor": "https://sensors.example/tide-gauge",
  "sendTime": "2025-03-04T09:15:01.000Z",
  "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2",
  "data": [{
    "@context": "http://purl.imsglobal.org/ctx/caliper/v1p2",
    "id": "urn:uuid:5f2f1cc4-6a5c-4f39-8a0c-6a8a3c7f1d10",
    "type": "NavigationEvent",
    "profile": "ReadingProfile",
    "actor": {"id": "https://field.example/people/mira", "type": "Person"},
    "action": "NavigatedTo",
    "object": {"id": "https://field.example/guides/tides", "type": "Document"},
    "eventTime": "2025-03-04T09:15:00.000Z"
  }]
}`

// post sends a body as a plain HTTP client does.
func post(t *testing.T, url, token, body string) int {
	t.Helper()
	return postWith(t, url, "Bearer "+token, body)
}

// postWith does the same with any Authorization.
func postWith(t *testing.T, url, authorization, body string) int {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", authorization)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		t.Fatal(err)
	}
	return response.StatusCode
}

// served is a line of serve --format json.
type served struct {
	Kind, Endpoint, Token, Session, Journal string

	Seq     int
	Status  int
	Verdict string
	Items   []struct {
		Pointer, Kind, Verdict, Uncredited string
		Findings                           []json.RawMessage
		Credits                            []struct{ Profile, Event, Action string }
	}
}

func TestProgramServesAForeignSensor(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no SIGTERM")
	}
	cmd := start(t, "serve", "--format", "json", "--session", "class", "--token", "sesame")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stdout)
	next := func() (line served) {
		t.Helper()
		if !lines.Scan() {
			t.Fatalf("serve ended: %v, %s", lines.Err(), errs.String())
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatalf("%v in %s", err, lines.Text())
		}
		return line
	}

	opening := next()
	if !strings.HasSuffix(opening.Endpoint, "/caliper/class/message") || opening.Token != "sesame" || opening.Session != "class" {
		t.Errorf("serve opens with %+v", opening)
	}
	if status := post(t, opening.Endpoint, opening.Token, envelope); status != 200 {
		t.Errorf("the envelope is answered %d", status)
	}
	first := next()
	if first.Seq != 1 || first.Status != 200 || first.Verdict != "pass" || len(first.Items) != 1 || len(first.Items[0].Credits) != 1 {
		t.Errorf("the envelope is reported as %+v", first)
	} else if c := first.Items[0].Credits[0]; c.Profile != "ReadingProfile" || c.Event != "NavigationEvent" || c.Action != "NavigatedTo" {
		t.Errorf("the mark is %+v", c)
	}
	if status := post(t, opening.Endpoint, "wrong", envelope); status != 401 {
		t.Errorf("a wrong token is answered %d", status)
	}
	if refused := next(); refused.Seq != 2 || refused.Status != 401 || refused.Verdict != "" || refused.Items == nil {
		t.Errorf("the refusal is reported as %+v", refused)
	}

	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if last := next(); last.Kind != "summary" || last.Session != "class" {
		t.Errorf("it ends with %+v", last)
	}
	if lines.Scan() {
		t.Errorf("more output: %s", lines.Text())
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("serve ended with %v: %s", err, errs.String())
	}
	journal, err := os.ReadFile(opening.Journal)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(journal, []byte("\n")); n != 3 || bytes.Contains(journal, []byte("sesame")) {
		t.Errorf("the journal has %d lines (a head and two messages are three), or holds the token:\n%s", n, journal)
	}
}

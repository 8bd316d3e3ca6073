package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/report"
)

func replayJSON(t *testing.T, args ...string) (replayed, run) {
	t.Helper()
	got := command(t, "", append([]string{"replay", "--format", "json"}, args...)...)
	var r replayed
	d := json.NewDecoder(strings.NewReader(got.out))
	d.DisallowUnknownFields()
	if err := d.Decode(&r); err != nil {
		t.Fatalf("%v in %s (%s)", err, got.out, got.err)
	}
	return r, got
}

// tally counts profiles and rows that are met.
func tally(r replayed) (profiles, rows int) {
	for _, p := range r.Profiles {
		if p.Met {
			profiles++
		}
		for _, row := range p.Rows {
			if row.Met {
				rows++
			}
		}
	}
	return profiles, rows
}

func TestReplayRowsFillsEverything(t *testing.T) {
	r, got := replayJSON(t, "rows")
	profiles, rows := tally(r)
	if got.status != 0 || profiles != 15 || rows != 93 || len(r.Failures) != 0 {
		t.Errorf("status %d, %d profiles, %d rows, %d failures; standard error: %s", got.status, profiles, rows, len(r.Failures), got.err)
	}
	if want := (report.Messages{Sent: 93, Accepted: 93}); r.Messages != want {
		t.Errorf("messages %+v, want %+v", r.Messages, want)
	}
	if sum := r.Events.Pass + r.Events.Warn; sum != 93 || r.Events.Fail != 0 {
		t.Errorf("events %+v", r.Events)
	}
	for _, p := range r.Profiles {
		for _, row := range p.Rows {
			if !strings.HasPrefix(row.Source, "rows/") {
				t.Errorf("%s %s %s was filled by %q", p.Profile, row.Event, row.Action, row.Source)
			}
		}
	}
}

// The own endpoint takes what check judges, be it of so many values that an endpoint for
// sensors would refuse it: nobody could give it more memory.
func TestReplayTakesADocumentOfManyValues(t *testing.T) {
	event := `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55",
		"type": "ViewEvent", "profile": "ReadingProfile", "actor": "https://example.org/people/7", "action": "Viewed",
		"object": {"id": "https://example.org/guides/2", "type": "Document"}, "eventTime": "2026-03-03T10:42:10.000Z",
		"extensions": {"samples": [` + strings.Repeat("0,", int(endpoint.DefaultMemory/64)) + `0]}}`
	file := filepath.Join(write(t, map[string]string{"long.json": event}), "long.json")
	r, got := replayJSON(t, file, "--timeout", "10m") // which a slow machine takes long for
	if want := (report.Messages{Sent: 1, Accepted: 1}); got.status != 0 || r.Messages != want {
		t.Errorf("status %d, messages %+v, failures %.300v; standard error: %s", got.status, r.Messages, r.Failures, got.err)
	}
}

func TestReplayInBatchesNamesTheSameSources(t *testing.T) {
	one, _ := replayJSON(t, "rows")
	many, got := replayJSON(t, "rows", "--batch", "20")
	if many.Messages.Sent != 5 || got.status != 0 {
		t.Fatalf("%d messages, status %d: %s", many.Messages.Sent, got.status, got.err)
	}
	if fmt.Sprint(one.Profiles) != fmt.Sprint(many.Profiles) {
		t.Errorf("batches earn other marks:\n%v\n%v", one.Profiles, many.Profiles)
	}
}

func TestReplayNamesWhatFailed(t *testing.T) {
	dir := write(t, map[string]string{"a.json": reading, "broken.json": `{"id": `, "wrong.json": misspelt})
	for _, batch := range []string{"1", "10"} {
		r, got := replayJSON(t, "--batch", batch, dir)
		if got.status != 1 || len(r.Failures) != 2 {
			t.Fatalf("batch %s: status %d, failures %+v", batch, got.status, r.Failures)
		}
		broken, wrong := r.Failures[0], r.Failures[1]
		if broken.Source != filepath.Join(dir, "broken.json") || broken.Status != 400 || len(broken.Findings) == 0 {
			t.Errorf("batch %s: the broken one is %+v", batch, broken)
		}
		if wrong.Source != filepath.Join(dir, "wrong.json") || wrong.Status != 200 || len(wrong.Findings) == 0 {
			t.Fatalf("batch %s: the wrong one is %+v", batch, wrong)
		}
		// The place is that in the file, not in the envelope around it.
		if f := wrong.Findings[0]; f.Pointer != "/action" || f.Line != 7 || f.Column != 13 {
			t.Errorf("batch %s: the finding is at %s, line %d, column %d", batch, f.Pointer, f.Line, f.Column)
		}
	}
}

func TestReplaySaysWhatIsWrongWithAFileOnce(t *testing.T) {
	dir := write(t, map[string]string{"broken.json": "{\n  \"id\": ", "one.ndjson": "\n\n{\"cut\n"})
	got := command(t, "", "replay", dir)
	if n := strings.Count(got.out, "breaks off"); n != 2 {
		t.Errorf("of two files it is said %d times in\n%s", n, got.out)
	}
	for _, word := range []string{"Content-Length", "line 1, column 6)"} {
		if strings.Contains(got.out, word) {
			t.Errorf("%q is in\n%s", word, got.out)
		}
	}
}

// TestReplayThatSendsNothingLeavesNoSession holds that the list of sessions is
// one of those with messages that are to be kept, and --resume goes on with the last
// of them.
func TestReplayThatSendsNothingLeavesNoSession(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	for _, args := range [][]string{{"nosuch", "--keep"}, {"rows", "--batch", "93", "--keep"}, {"rows"}, {"nosuch", "--keep"}} {
		command(t, "", append([]string{"replay", "--state", state}, args...)...)
	}
	if sessions := recordedIn(t, state); len(sessions) != 1 || sessions[0].Messages != 1 {
		t.Errorf("there are %+v", sessions)
	}
	if left, err := filepath.Glob(filepath.Join(sessionsFolder(state), "*")); err != nil || len(left) != 1 {
		t.Errorf("%v, %v", left, err)
	}
	if passing, err := filepath.Glob(filepath.Join(state, "passing-*")); err != nil || len(passing) != 0 {
		t.Errorf("%v, %v", passing, err)
	}
}

// TestReplayThatFindsNothingReportsToPrograms holds that they get their object.
func TestReplayThatFindsNothingReportsToPrograms(t *testing.T) {
	r, got := replayJSON(t, "nosuch")
	if got.status != 3 || r.Messages.Sent != 0 || len(r.Profiles) != 15 {
		t.Errorf("status %d, %+v", got.status, r)
	}
	if got := command(t, "", "check", "--format", "json", "nosuch"); got.status != 3 || !json.Valid([]byte(got.out)) {
		t.Errorf("status %d, %s", got.status, got.out)
	}
}

func TestReplayProfile(t *testing.T) {
	dir := write(t, map[string]string{"a.json": reading})
	r, got := replayJSON(t, "--profile", "survey", dir)
	if got.status != 1 || len(r.Profiles) != 1 || r.Profiles[0].Profile != "SurveyProfile" || !strings.Contains(got.err, "SurveyProfile is not met") {
		t.Errorf("status %d, profiles %+v, standard error %q", got.status, r.Profiles, got.err)
	}
	if r, got = replayJSON(t, "--profile", "survey", "rows"); got.status != 0 || !r.Profiles[0].Met {
		t.Errorf("status %d, profiles %+v, standard error %q", got.status, r.Profiles, got.err)
	}
}

func TestReplayGoesOnAfterAMissingPath(t *testing.T) {
	dir := write(t, map[string]string{"a.json": reading})
	r, got := replayJSON(t, filepath.Join(dir, "gone"), dir)
	if got.status != 3 || r.Messages.Sent != 1 || !strings.Contains(got.err, "gone") {
		t.Errorf("status %d, %d sent, standard error %q", got.status, r.Messages.Sent, got.err)
	}
}

func TestReplayOfArraysAndLines(t *testing.T) {
	second := strings.Replace(reading, "7c01", "7c03", 1)
	dir := write(t, map[string]string{
		"array.json":   "[\n" + reading + ",\n" + misspelt + "]",
		"lines.ndjson": compact(second) + "\n",
	})
	r, got := replayJSON(t, dir)
	if got.status != 1 || r.Messages.Sent != 3 || r.Events.Fail != 1 {
		t.Errorf("status %d, %+v, %+v: %s", got.status, r.Messages, r.Events, got.err)
	}
	if len(r.Failures) != 1 || r.Failures[0].Findings[0].Pointer != "/1/action" || r.Failures[0].Findings[0].Line != 18 {
		t.Errorf("failures %+v", r.Failures)
	}
}

func TestReplayToAnotherEndpoint(t *testing.T) {
	var requests atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Header.Get("Authorization") != "Bearer sesame":
			w.WriteHeader(http.StatusUnauthorized)
		case requests.Add(1)%2 == 0:
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(http.StatusUnprocessableEntity)
			_, _ = w.Write([]byte(`{"title": "Not today", "detail": "come back \u001b[31mtomorrow", "help": "rest"}`))
		}
	}))
	defer server.Close()
	dir := write(t, map[string]string{"a.json": reading, "b.json": strings.Replace(reading, "7c01", "7c04", 1)})

	r, got := replayJSON(t, "--endpoint", server.URL, "--token", "sesame", dir)
	if got.status != 1 || r.Messages != (report.Messages{Sent: 2, Accepted: 1, Refused: 1}) || r.Endpoint != server.URL {
		t.Errorf("status %d, %+v to %s: %s", got.status, r.Messages, r.Endpoint, got.err)
	}
	if len(r.Failures) != 1 || r.Failures[0].Status != 422 || r.Failures[0].Source != filepath.Join(dir, "b.json") {
		t.Errorf("failures %+v", r.Failures)
	}
	if _, rows := tally(r); rows == 0 {
		t.Error("what was accepted earned no mark")
	}

	requests.Store(1)
	text := command(t, "", "replay", "--endpoint", server.URL, "--token", "sesame", dir)
	if !strings.Contains(text.out, "Not today: come back ␛[31mtomorrow; rest") {
		t.Errorf("the endpoint's words are not in:\n%s", text.out)
	}
}

func TestReplayToNobody(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	url := server.URL
	server.Close()
	r, got := replayJSON(t, "--endpoint", url, "--retries", "0", "rows")
	if got.status != 3 || !strings.Contains(got.err, "cannot be reached") || r.Messages.Accepted != 0 {
		t.Errorf("status %d, %+v, standard error %q", got.status, r.Messages, got.err)
	}
}

func TestReplayThatIsStoppedReportsWhatItSent(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var requests atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		if requests.Add(1) == 3 {
			cancel()
		}
	}))
	defer server.Close()
	var out, errs bytes.Buffer
	stream := IO{In: strings.NewReader(""), Out: &out, Err: &errs, Getenv: func(string) string { return "" }}
	status := Main(ctx, stream, []string{"replay", "rows", "--format", "json", "--endpoint", server.URL}, Playground{})
	var r replayed
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	if status != 3 || !strings.Contains(errs.String(), "stopped") || r.Messages.Sent < 2 || r.Messages.Sent > 3 || len(r.Failures) != 0 {
		t.Errorf("status %d, %+v, %d failures, standard error %q", status, r.Messages, len(r.Failures), errs.String())
	}
}

func TestReplayThatIsStoppedBeforeAnAnswerSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "60")
		w.WriteHeader(http.StatusTooManyRequests)
		cancel()
	}))
	defer server.Close()
	var out, errs bytes.Buffer
	stream := IO{In: strings.NewReader(""), Out: &out, Err: &errs, Getenv: func(string) string { return "" }}
	status := Main(ctx, stream, []string{"replay", "rows", "--endpoint", server.URL}, Playground{})
	if status != 3 || !strings.Contains(errs.String(), "stopped before a message was answered") || strings.Contains(errs.String(), "is reported") {
		t.Errorf("status %d, standard error %q", status, errs.String())
	}
}

func TestReplayInParallelCountsEverything(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer server.Close()
	r, got := replayJSON(t, "rows", "--endpoint", server.URL, "--parallel", "8", "--batch", "3")
	if profiles, rows := tally(r); got.status != 0 || profiles != 15 || rows != 93 || r.Messages.Sent != 31 {
		t.Errorf("status %d, %d profiles, %d rows, %+v: %s", got.status, profiles, rows, r.Messages, got.err)
	}
}

// The report is the same however many messages are under way, in whichever order
// they are answered.
func TestReplayInParallelKeepsTheOrder(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(time.Duration(rand.IntN(5)) * time.Millisecond)
		if body, err := io.ReadAll(r.Body); err != nil || len(body)%3 == 0 {
			w.WriteHeader(http.StatusBadRequest)
		}
	}))
	defer server.Close()
	dir := write(t, map[string]string{"gone/a.json": "{}", "z.json": "{"})
	if err := os.Symlink("nowhere.json", filepath.Join(dir, "gone", "m.json")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	args := []string{"replay", "rows", dir, "mistakes", "--follow", "--endpoint", server.URL, "--format", "json", "--deterministic"}
	want := command(t, "", args...)
	for range 3 {
		if got := command(t, "", append(args, "--parallel", "8")...); strings.Replace(got.out, " --parallel=8", "", 1) != want.out || got.status != want.status {
			t.Fatalf("with 8 under way:\n%s\nwith one:\n%s", got.out, want.out)
		}
	}
}

// TestReplayShowsWhatTheEndpointAnswered has an endpoint that is busy once, one
// that moved, and one that takes everything.
func TestReplayShowsWhatTheEndpointAnswered(t *testing.T) {
	var requests atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/old":
			w.Header().Set("Location", "https://lrs.example/new")
			w.WriteHeader(http.StatusPermanentRedirect)
		case requests.Add(1) == 1:
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	}))
	defer server.Close()
	dir := write(t, map[string]string{"a.json": reading, "b.json": strings.Replace(reading, "7c01", "7c04", 1)})

	each := command(t, "", "replay", "--each", "--endpoint", server.URL, dir)
	for _, want := range []string{"✓ " + filepath.Join(dir, "a.json") + "   answered 200, content pass, after 2 attempts, ", "b.json   answered 200, content pass, ", "2 accepted, 0 refused, 1 sent once more"} {
		if !strings.Contains(each.out, want) {
			t.Errorf("%q is not in\n%s", want, each.out)
		}
	}
	if few := command(t, "", "replay", "--endpoint", server.URL, dir); strings.Contains(few.out, "a.json") {
		t.Errorf("without being asked, it shows\n%s", few.out)
	}
	secret := strings.Replace(server.URL, "//", "//me:hush@", 1)
	if got := command(t, "", "replay", "--endpoint", secret, dir); strings.Contains(got.out+got.err, "hush") {
		t.Errorf("a password is shown in\n%s%s", got.out, got.err)
	}
	if got := command(t, "", "replay", "--retries", "0", "--endpoint", "http://me:hush@127.0.0.1:1/", dir); got.status != 3 || strings.Contains(got.out+got.err, "hush") {
		t.Errorf("a password is shown in\n%s%s", got.out, got.err)
	}
	moved := command(t, "", "replay", "--endpoint", server.URL+"/old", dir)
	if moved.status != 1 || !strings.Contains(moved.out, "answered 308") || !strings.Contains(moved.out, "https://lrs.example/new") {
		t.Errorf("status %d\n%s", moved.status, moved.out)
	}
}

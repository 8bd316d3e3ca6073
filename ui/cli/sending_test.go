package cli

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// store is somebody else's endpoint, which remembers what it accepted.
type store struct {
	mu       sync.Mutex
	accepted map[string]int // by event id
	n        int            // messages that came
	answer   func(n int, w http.ResponseWriter) bool
}

var eventID = regexp.MustCompile(`urn:uuid:[0-9a-f-]{36}`)

func (s *store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.n++
	if s.answer != nil && !s.answer(s.n, w) {
		return
	}
	s.accepted[eventID.FindString(string(body))]++
}

func newStore(t *testing.T) (*store, string) {
	t.Helper()
	s := &store{accepted: map[string]int{}}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return s, server.URL
}

// many are documents in one file, a line each.
func many(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	flat := regexp.MustCompile(`\n\s*`).ReplaceAllString(reading, "")
	for i := range n {
		b.WriteString(strings.Replace(flat, "5e3d1a2b7c01", fmt.Sprintf("%012x", i), 1) + "\n")
	}
	return filepath.Join(write(t, map[string]string{"many.ndjson": b.String()}), "many.ndjson")
}

// TestContinueSendsNothingTwice stops runs in every way there is: the endpoint
// fails, it dies, the sender is told to stop. Another run goes on, until all is
// there once.
func TestContinueSendsNothingTwice(t *testing.T) {
	t.Parallel()
	const n = 60
	for _, parallel := range []string{"1", "4"} {
		t.Run("parallel "+parallel, func(t *testing.T) {
			s, url := newStore(t)
			file := many(t, n)
			record := filepath.Join(t.TempDir(), "sent")
			args := []string{"replay", "--endpoint", url, "--retries", "0", "--parallel", parallel, "--continue", record, "--profile", "reading", file}
			for round := range 4 {
				ctx, stop := context.WithCancel(t.Context())
				s.mu.Lock()
				s.n = 0
				s.answer = func(n int, w http.ResponseWriter) bool {
					switch {
					case n < 15 || round == 3:
						return true
					case round == 0: // it fails
						w.WriteHeader(503)
					case round == 1: // it dies
						panic(http.ErrAbortHandler)
					default: // the sender is told to stop
						stop()
						return true
					}
					return false
				}
				s.mu.Unlock()
				var out, errs strings.Builder
				status := Main(ctx, IO{In: strings.NewReader(""), Out: &out, Err: &errs, Getenv: func(string) string { return "" }}, args, Playground{})
				stop()
				if want := []int{1, 3, 3, 1}[round]; status != want {
					t.Errorf("round %d: status %d, %s", round, status, errs.String())
				}
				if round > 0 && !strings.Contains(errs.String(), "accepted by an earlier run, and not sent again:") {
					t.Errorf("round %d: it says %s", round, errs.String())
				}
			}
			if len(s.accepted) != n {
				t.Errorf("%d of %d were accepted", len(s.accepted), n)
			}
			for id, times := range s.accepted {
				if times != 1 {
					t.Errorf("%s was accepted %d times", id, times)
				}
			}
			before := s.n
			got := command(t, "", args...)
			if s.n != before || !strings.Contains(got.err, "not sent again: 60 documents") {
				t.Errorf("once more: %d messages, %s", s.n-before, got.err)
			}
			if !strings.Contains(got.out, "ReadingProfile") || !strings.Contains(got.err, "NavigationEvent") || strings.Contains(got.err, "ViewEvent Viewed") {
				t.Errorf("what was sent before does not count: %s", got.err)
			}
		})
	}
}

// TestContinueSendsWhatWasChanged holds that a document with other content is
// another document.
func TestContinueSendsWhatWasChanged(t *testing.T) {
	s, url := newStore(t)
	file := many(t, 3)
	record := filepath.Join(t.TempDir(), "sent")
	args := []string{"replay", "--endpoint", url, "--continue", record, file}
	if got := command(t, "", args...); got.status != 0 {
		t.Fatal(got.err)
	}
	content, _ := os.ReadFile(file)
	if err := os.WriteFile(file, []byte(strings.Replace(string(content), "Reading the tides", "Reading tides", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := command(t, "", args...); got.status != 0 || s.n != 4 {
		t.Errorf("%d messages, %s", s.n, got.err)
	}
	other, elsewhere := newStore(t)
	got := command(t, "", "replay", "--endpoint", elsewhere, "--continue", record, file)
	if got.status != 3 || other.n != 0 || !strings.Contains(got.err, "not to "+elsewhere) {
		t.Errorf("status %d, %s", got.status, got.err)
	}
}

func TestReplayRemarksOnOddAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, kind, body string
		status           int
		want             []string
		not              string
	}{
		{"an empty body", "", "", 200, nil, "had a body"},
		{"a body", "application/json", `{"ok":true}`, 200, []string{`1 answer that accepted a message had a body`, `{"ok":true}`}, "HTML"},
		{"a login", "text/html; charset=utf-8", "<html><head><title> Log in\x1b[2J </title></head>", 200, []string{"1 answer that accepted a message is an HTML page", `Log in`, "check the URL"}, "\x1b"},
		{"a page without a type", "text/plain", "<!DOCTYPE html><p>", 200, []string{"is an HTML page"}, ""},
		{"a refusal as a page", "text/html", "<html><title>404 Not Found</title>nginx", 404, []string{`the answer is an HTML page ("404 Not Found")`}, "nginx"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, url := newStore(t)
			s.answer = func(_ int, w http.ResponseWriter) bool {
				w.Header().Set("Content-Type", c.kind)
				w.WriteHeader(c.status)
				_, _ = io.WriteString(w, c.body)
				return true
			}
			got := command(t, "", "replay", "--endpoint", url, many(t, 1))
			for _, want := range c.want {
				if !strings.Contains(got.out+got.err, want) {
					t.Errorf("%q is not in\n%s%s", want, got.out, got.err)
				}
			}
			if c.not != "" && strings.Contains(got.out+got.err, c.not) {
				t.Errorf("%q is in\n%s%s", c.not, got.out, got.err)
			}
		})
	}
}

func TestReplaySendsHeadersAndScheme(t *testing.T) {
	var got http.Header
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = r.Header }))
	t.Cleanup(server.Close)
	for _, c := range []struct {
		args []string
		want map[string]string
	}{
		{[]string{"--token", "t"}, map[string]string{"Authorization": "Bearer t", "Content-Type": "application/json"}},
		{[]string{"--token", "t", "--auth-scheme", "none"}, map[string]string{"Authorization": "t"}},
		{[]string{"--token", "t", "--auth-scheme", "Basic"}, map[string]string{"Authorization": "Basic t"}},
		{[]string{"--header", "authorization: Digest x=\"y\"", "--header", "X-Tenant:  a, b "}, map[string]string{"Authorization": `Digest x="y"`, "X-Tenant": "a, b"}},
		{[]string{"--header", "Content-Type: application/json; charset=utf-8"}, map[string]string{"Content-Type": "application/json; charset=utf-8"}},
	} {
		if r := command(t, "", append([]string{"replay", "--endpoint", server.URL, many(t, 1)}, c.args...)...); r.status != 0 {
			t.Errorf("%s: %s", c.args, r.err)
		}
		for name, want := range c.want {
			if got.Get(name) != want {
				t.Errorf("%s: %s is %q", c.args, name, got.Get(name))
			}
		}
	}
}

// TestReplayInParallelReportsInOrder holds the report of many messages at once
// against that of one after the other.
func TestReplayInParallelReportsInOrder(t *testing.T) {
	t.Parallel()
	dir := filepath.Dir(many(t, 100))
	for i := range 40 {
		body := strings.Replace(misspelt, "5e3d1a2b7c02", fmt.Sprintf("1e3d1a2b7c%02d", i), 1)
		if i%5 == 0 {
			body = body[:100+i]
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("a%02d.json", i)), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	one, r := replayJSON(t, dir)
	if r.status != 1 || len(one.Failures) != 40 {
		t.Fatalf("%d failures, %s", len(one.Failures), r.err)
	}
	for range 3 {
		several, r := replayJSON(t, "--parallel", "16", dir)
		if r.status != 1 || several.Messages != one.Messages || several.Events != one.Events {
			t.Fatalf("%+v, %s", several.Messages, r.err)
		}
		if got, want := fmt.Sprint(several.Failures), fmt.Sprint(one.Failures); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		for i, p := range several.Profiles {
			for j, row := range p.Rows {
				if row.Count != one.Profiles[i].Rows[j].Count || row.Met && !strings.Contains(row.Source, "many.ndjson:") {
					t.Errorf("%s %s: %d from %s", row.Event, row.Action, row.Count, row.Source)
				}
			}
		}
	}
}

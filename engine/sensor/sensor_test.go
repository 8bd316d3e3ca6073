package sensor

import (
	"context"
	"encoding/json"
	"encoding/pem"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"caliper-playground/catalog"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	context12 = `"http://purl.imsglobal.org/ctx/caliper/v1p2"`
	context11 = `"http://purl.imsglobal.org/ctx/caliper/v1p1"`
)

// recorder is an endpoint that keeps what it gets and answers as told.
type recorder struct {
	mu       sync.Mutex
	bodies   []string
	headers  []http.Header
	answer   func(n int, w http.ResponseWriter) // n counts requests from 1
	under    int
	together int // most requests at once
}

func (r *recorder) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	body, _ := io.ReadAll(request.Body)
	r.mu.Lock()
	r.bodies = append(r.bodies, string(body))
	r.headers = append(r.headers, request.Header)
	n := len(r.bodies)
	r.under++
	r.together = max(r.together, r.under)
	r.mu.Unlock()
	if r.answer != nil {
		r.answer(n, w)
	}
	r.mu.Lock()
	r.under--
	r.mu.Unlock()
}

func serve(t *testing.T, r *recorder) string {
	server := httptest.NewServer(r)
	t.Cleanup(server.Close)
	return server.URL
}

func event(name string) Payload {
	return Payload{Source: name, Data: []byte(`{"@context":` + context12 + `, "id":"` + name + `"}`)}
}

var fixedTime = time.Date(2024, 3, 14, 10, 16, 0, 7_000_000, time.FixedZone("", 3600))

// fast leaves waiting out, and counts it.
func fast(o Options) (*Sensor, *[]time.Duration) {
	var waits []time.Duration
	o.now = func() time.Time { return fixedTime }
	o.pause = func(ctx context.Context, d time.Duration) error {
		waits = append(waits, d)
		return ctx.Err()
	}
	return New(o), &waits
}

func TestEnvelopesAreWhatASensorSends(t *testing.T) {
	r := &recorder{}
	s, _ := fast(Options{URL: serve(t, r), Token: "secret", Batch: 2})
	raw := []byte(`{"sensor":"http`)
	item11 := []byte(` {"@context":[` + context11 + `], "n": 1.0}` + "\n")
	report, err := s.Send(context.Background(), []Payload{
		event("a"), event("b"), event("c"), {Source: "old", Data: item11},
		{Source: "raw", Raw: raw}, {Source: "broken", Data: []byte(`{"a":`)}, event("d"),
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	head := `{"sensor":"urn:caliper-playground:sensor","sendTime":"2024-03-14T09:16:00.007Z","dataVersion":`
	want := []string{
		head + context12 + `,"data":[` + string(event("a").Data) + `,` + string(event("b").Data) + `]}`,
		head + context12 + `,"data":[` + string(event("c").Data) + `]}`,
		head + context11 + `,"data":[` + strings.TrimSpace(string(item11)) + `]}`,
		string(raw), `{"a":`,
		head + context12 + `,"data":[` + string(event("d").Data) + `]}`,
	}
	for i, w := range want {
		if i >= len(r.bodies) || r.bodies[i] != w {
			t.Fatalf("message %d of %d:\n got %s\nwant %s", i, len(r.bodies), r.bodies[min(i, len(r.bodies)-1)], w)
		}
	}
	if len(r.bodies) != len(want) || report.Messages != len(want) || report.Accepted != len(want) || report.Payloads != 7 {
		t.Errorf("%d bodies, %+v", len(r.bodies), report)
	}
	if h := r.headers[0]; h.Get("Authorization") != "Bearer secret" || h.Get("Content-Type") != "application/json" || h.Get("Content-Length") == "" {
		t.Errorf("header %v", h)
	}
}

func TestVersionOfTheSensorHoldsForItemsWithoutOne(t *testing.T) {
	s := New(Options{Version: catalog.V1p1})
	for item, want := range map[string]catalog.Version{
		`{}`: catalog.V1p1, `[]`: catalog.V1p1, `{"@context":"http://other.example"}`: catalog.V1p1, `{"@context":null}`: catalog.V1p1,
		`{"@context":` + context12 + `}`:                                                    catalog.V1p2,
		`{"@context":[{"x":"y"},"http://a.example",` + context12 + `]}`:                     catalog.V1p2,
		`{"@context":"http:\/\/purl.imsglobal.org\/ctx\/caliper\/v1p2"}`:                    catalog.V1p2,
		`{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p1/SearchProfile-extension"}`: catalog.V1p1,
		`{"@context":["http://purl.imsglobal.org/ctx/caliper/v1p1",` + context12 + `]}`:     catalog.V1p2,
	} {
		if got, whole := versionOf([]byte(item), s.options.Version); got != want || !whole {
			t.Errorf("%s: %s, want %s; JSON: %v", item, got, want, whole)
		}
	}
	for _, item := range []string{``, `{`, `{"@context":` + context12, `{"a":1}{`, `nul`, "{\"a\":\"\n\"}"} {
		if _, whole := versionOf([]byte(item), s.options.Version); whole {
			t.Errorf("%s is taken for JSON", item)
		}
	}
	for _, item := range []string{`3`, `"x"`, `null`, `[1]`, `{"@context":7}`} {
		if got, whole := versionOf([]byte(item), s.options.Version); !whole || got != catalog.V1p1 {
			t.Errorf("%s: %s, JSON: %v", item, got, whole)
		}
	}
}

// TestDestinations: payloads go where they say, and no envelope goes to two places.
func TestDestinations(t *testing.T) {
	here, there := &recorder{}, &recorder{}
	to := &Destination{URL: serve(t, there), Token: "other", Version: catalog.V1p1}
	elsewhere := event("b")
	elsewhere.To = to
	s := New(Options{URL: serve(t, here), Token: "secret", Batch: 3})
	payloads := []Payload{event("a"), elsewhere, {Source: "raw", Raw: []byte("{"), To: to}, event("c"), event("d")}
	if report, err := s.Send(context.Background(), payloads, nil); err != nil || report.Messages != 4 {
		t.Fatalf("%v %+v", err, report)
	}
	if len(here.bodies) != 2 || len(there.bodies) != 2 {
		t.Fatalf("%d messages came here and %d there", len(here.bodies), len(there.bodies))
	}
	for r, token := range map[*recorder]string{here: "Bearer secret", there: "Bearer other"} {
		for _, h := range r.headers {
			if h.Get("Authorization") != token {
				t.Errorf("Authorization is %q, want %q", h.Get("Authorization"), token)
			}
		}
	}
}

func TestProgressTellsOfEachMessage(t *testing.T) {
	r := &recorder{answer: func(n int, w http.ResponseWriter) {
		if n == 2 {
			w.WriteHeader(400)
			_, _ = io.WriteString(w, `{"detail":"no"}`)
		}
	}}
	s := New(Options{URL: serve(t, r), Batch: 2})
	var seen []Progress
	report, err := s.Send(context.Background(), []Payload{event("a"), event("b"), event("c"), event("d"), event("e")}, func(p Progress) { seen = append(seen, p) })
	if err != nil || report.Accepted != 2 || report.Refused != 1 || len(seen) != 3 {
		t.Fatalf("%v %+v %+v", err, report, seen)
	}
	if p := seen[1]; p.Sent != 4 || p.Total != 5 || p.Last.Status != 400 || string(p.Last.Body) != `{"detail":"no"}` || strings.Join(p.Last.Sources, " ") != "c d" {
		t.Errorf("%+v", p)
	}
}

func TestSendCanBeStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r := &recorder{}
	s := New(Options{URL: serve(t, r), lastAnswers: time.Minute})
	payloads := make([]Payload, 50)
	for i := range payloads {
		payloads[i] = event("x")
	}
	report, err := s.Send(ctx, payloads, func(p Progress) {
		if p.Sent == 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || report.Messages < 3 || report.Messages > 5 || report.Failed != 0 {
		t.Errorf("%v %+v", err, report)
	}
}

func TestRetriesWaitAsTheEndpointAsks(t *testing.T) {
	r := &recorder{answer: func(n int, w http.ResponseWriter) {
		switch n {
		case 1:
			w.Header().Set("Retry-After", "7")
			w.WriteHeader(429)
		case 2:
			w.Header().Set("Retry-After", fixedTime.Add(9*time.Second).UTC().Format(http.TimeFormat))
			w.WriteHeader(503)
		case 3:
			w.Header().Set("Retry-After", "999999")
			w.WriteHeader(500)
		}
	}}
	var told []int
	s, waits := fast(Options{URL: serve(t, r), Retries: 5, Waiting: func(reply Reply, pause time.Duration) {
		told = append(told, reply.Status, int(pause.Seconds()+0.5))
	}})
	report, err := s.Send(context.Background(), []Payload{event("a")}, nil)
	if len(told) != 6 || !slices.Equal(told[:2], []int{429, 7}) || !slices.Equal(told[4:], []int{500, 60}) {
		t.Errorf("of its pauses it tells %v", told)
	}
	if err != nil || report.Accepted != 1 || report.Retries != 3 {
		t.Fatalf("%v %+v", err, report)
	}
	got := *waits
	if len(got) != 3 || got[0] != 7*time.Second || got[1] < 8*time.Second || got[1] > 9*time.Second || got[2] != longestPause {
		t.Errorf("waited %v", got)
	}
	if r.bodies[0] != r.bodies[3] {
		t.Error("the message changed between attempts")
	}
}

func TestRetriesEndAndLeaveRefusalsAlone(t *testing.T) {
	for status, want := range map[int]int{500: 3, 503: 3, 429: 3, 400: 1, 401: 1, 422: 1, 501: 1, 302: 1} {
		r := &recorder{answer: func(_ int, w http.ResponseWriter) {
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(status)
		}}
		s, waits := fast(Options{URL: serve(t, r), Retries: 2})
		report, err := s.Send(context.Background(), []Payload{event("a")}, nil)
		if err != nil || len(r.bodies) != want || report.Refused != 1 || len(*waits) != want-1 {
			t.Errorf("%d: %d attempts, %v %+v", status, len(r.bodies), err, report)
		}
	}
}

func TestBackOffGrowsWithinItsBounds(t *testing.T) {
	for attempt, ceiling := 1, firstPause; attempt < 100; attempt++ {
		for range 20 {
			if got := backOff(attempt, "", fixedTime); got < ceiling/2 || got > ceiling {
				t.Fatalf("attempt %d: %v, want %v to %v", attempt, got, ceiling/2, ceiling)
			}
		}
		ceiling = min(2*ceiling, longestPause)
	}
	for header, want := range map[string]time.Duration{"0": 0, "3": 3 * time.Second, "Thu, 01 Jan 1970 00:00:00 GMT": 0} {
		if got := backOff(1, header, fixedTime); got != want {
			t.Errorf("Retry-After %q: %v, want %v", header, got, want)
		}
	}
}

func TestRateSpreadsTheMessages(t *testing.T) {
	s, waits := fast(Options{URL: serve(t, &recorder{}), Rate: 50})
	if _, err := s.Send(context.Background(), []Payload{event("a"), event("b"), event("c")}, nil); err != nil {
		t.Fatal(err)
	}
	if got := *waits; len(got) != 2 || got[0] != 20*time.Millisecond || got[1] != 40*time.Millisecond {
		t.Errorf("waits from the start: %v", got)
	}
}

func TestParallelSendsTogether(t *testing.T) {
	gate := make(chan struct{})
	var once sync.Once
	r := &recorder{}
	r.answer = func(n int, _ http.ResponseWriter) {
		if n == 4 {
			once.Do(func() { close(gate) })
		}
		<-gate // nobody goes on before four are there
	}
	s := New(Options{URL: serve(t, r), Parallel: 4})
	report, err := s.Send(context.Background(), []Payload{event("a"), event("b"), event("c"), event("d"), event("e"), event("f"), event("g"), event("h")}, nil)
	if err != nil || report.Accepted != 8 || r.together != 4 {
		t.Errorf("%v %+v, %d together", err, report, r.together)
	}
}

func TestUnreachableEndpointIsGivenUp(t *testing.T) {
	server := httptest.NewServer(&recorder{})
	server.Close()
	s := New(Options{URL: server.URL})
	report, err := s.Send(context.Background(), []Payload{event("a"), event("b"), event("c")}, nil)
	if err == nil || !strings.Contains(err.Error(), server.URL) || report.Failed != 1 {
		t.Errorf("%v %+v", err, report)
	}
}

func TestTLSIsTrustedByItsAuthorityAlone(t *testing.T) {
	r := &recorder{}
	server := httptest.NewUnstartedServer(r)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	strict, waits := fast(Options{URL: server.URL, Retries: 3})
	refused, err := strict.Send(context.Background(), []Payload{event("a")}, nil)
	if err == nil || !strings.Contains(err.Error(), "--ca-file") {
		t.Errorf("an unknown authority: %v", err)
	}
	if refused.Retries != 0 || len(*waits) != 0 {
		t.Errorf("an unknown authority was tried again: %+v after %v", refused, *waits)
	}
	report, err := New(Options{URL: server.URL, CAFile: certificateFile(t, server)}).Send(context.Background(), []Payload{event("a")}, nil)
	if err != nil || report.Accepted != 1 {
		t.Errorf("a trusted authority: %v %+v", err, report)
	}
}

// certificateFile writes down what a server is to be trusted by.
func certificateFile(t *testing.T, server *httptest.Server) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "ca.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(file, block, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestCheck(t *testing.T) {
	dir := t.TempDir()
	empty := filepath.Join(dir, "empty.pem")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		o    Options
		want string // in the error; none where empty
	}{
		{"loopback", Options{URL: "http://127.0.0.1:8/x"}, ""},
		{"loopback by name", Options{URL: "http://localhost:8/x"}, ""},
		{"loopback v6", Options{URL: "http://[::1]:8/x"}, ""},
		{"remote https", Options{URL: "https://lrs.example.org/x"}, ""},
		{"remote http", Options{URL: "http://lrs.example.org/x"}, "use https"},
		{"looks local", Options{URL: "http://localhost.example.org/x"}, "use https"},
		{"remote http allowed", Options{URL: "http://lrs.example.org/x", Insecure: true}, ""},
		{"no URL", Options{URL: "lrs.example.org"}, "https://HOST/PATH"},
		{"empty", Options{}, "https://HOST/PATH"},
		{"other scheme", Options{URL: "ftp://lrs.example.org"}, "https://HOST/PATH"},
		{"token with a line break", Options{URL: "http://127.0.0.1", Token: "a\nb"}, "line break"},
		{"CA file missing", Options{URL: "http://127.0.0.1", CAFile: filepath.Join(dir, "none.pem")}, "none.pem"},
		{"CA file empty", Options{URL: "http://127.0.0.1", CAFile: empty}, "no certificate"},
	} {
		err := New(c.o).Check()
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
		if _, sent := New(c.o).Send(context.Background(), nil, nil); (sent == nil) != (err == nil) {
			t.Errorf("%s: Send says %v", c.name, sent)
		}
	}
}

func TestLongAnswersAreCut(t *testing.T) {
	r := &recorder{answer: func(_ int, w http.ResponseWriter) { _, _ = io.WriteString(w, strings.Repeat("x", 3*keptReply)) }}
	var last Reply
	if _, err := New(Options{URL: serve(t, r)}).Send(context.Background(), []Payload{event("a")}, func(p Progress) { last = p.Last }); err != nil {
		t.Fatal(err)
	}
	if len(last.Body) != keptReply || last.Duration <= 0 || last.Attempts != 1 {
		t.Errorf("%d bytes, %v, %d attempts", len(last.Body), last.Duration, last.Attempts)
	}
}

func FuzzEnvelope(f *testing.F) {
	f.Add("urn:x", `{"a":1}`)
	f.Add("\x00\xff\"\\", ` [] `)
	f.Fuzz(func(t *testing.T, id, item string) {
		if !json.Valid([]byte(item)) {
			t.Skip("no JSON")
		}
		if b := Envelope(id, fixedTime, catalog.V1p2, []byte(item), []byte(item)); !json.Valid(b) {
			t.Errorf("no JSON: %s", b)
		}
	})
}

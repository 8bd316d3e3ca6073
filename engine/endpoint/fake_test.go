package endpoint

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience is how long a test waits for what must come. It is no measure of
// anything: the machine may stand still for seconds.
const patience = time.Minute

const (
	testID    = "bench-1"
	testToken = "right-token-123"
	testPath  = "/caliper/bench-1/message"
)

// fake is a session that decides by simple words in the body, so that the
// tests here are about the transport alone.
type fake struct {
	id, token string
	bareToken atomic.Bool // the tolerance

	mu       sync.Mutex
	received []session.Exchange
	refused  []session.Exchange
	fail     error         // of every write to the journal
	fault    any           // panics with it
	hold     chan struct{} // Receive waits for it, where there is one
	arrived  chan struct{} // gets a value for each exchange

	strays *StrayLog // the endpoint's own log, whose strays behind the first seen are told as refusals
	seen   int
}

func newFake() *fake {
	return &fake{strays: NewStrayLog(), id: testID, token: testToken, arrived: make(chan struct{}, 10000)}
}

func (f *fake) ID() string    { return f.id }
func (f *fake) Token() string { return f.token }

func (f *fake) Judging() (bool, rule.Tolerances) {
	return false, rule.Tolerances{BareToken: f.bareToken.Load()}
}

func (f *fake) Receive(x session.Exchange) (session.Message, error) {
	if f.hold != nil {
		f.arrived <- struct{}{}
		<-f.hold
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.fault != nil {
		panic(f.fault)
	}
	if f.fail != nil {
		return session.Message{}, f.fail
	}
	a := &conformance.Assessment{Transport: conformance.WellFormed}
	x.Status = http.StatusOK
	switch {
	case !json.Valid(x.Body):
		x.Status, x.Cause, x.Help = http.StatusBadRequest, "the body is cut off", "send it whole"
	case bytes.Contains(x.Body, []byte("v9p9")):
		x.Status, x.Cause, x.Help = http.StatusUnprocessableEntity, "dataVersion is of no version", "send 1.2"
	case bytes.Contains(x.Body, []byte("Wrong")):
		a.Verdict = rule.Fail
		a.Findings = []rule.Finding{{Rule: "action-unknown", Severity: rule.Error, Pointer: "/data/0/action", Line: 1, Column: 2, Message: "Wrong is no action"}}
	}
	if x.RejectInvalid && a.Verdict == rule.Fail {
		x.Status, x.Cause, x.Help = http.StatusUnprocessableEntity, "the content has an error", "mend it"
	}
	m := session.Message{Entry: session.Entry{Status: x.Status}, Exchange: x, Assessment: a}
	m.Exchange.Reply = x.Answer(&m)
	kept := m.Exchange
	kept.Body = bytes.Clone(x.Body)
	f.received = append(f.received, kept)
	select {
	case f.arrived <- struct{}{}:
	default:
	}
	return m, nil
}

func (f *fake) Refuse(x session.Exchange) (session.Message, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refused = append(f.refused, x)
	select {
	case f.arrived <- struct{}{}:
	default:
	}
	return session.Message{Exchange: x}, f.fail
}

func (f *fake) exchanges() (received, refused []session.Exchange) {
	f.mu.Lock()
	defer f.mu.Unlock()
	refused = append(refused, f.refused...)
	strays, _ := f.strays.Since(f.seen)
	for _, s := range strays {
		refused = append(refused, session.Exchange{Method: s.Method, Path: s.Path, Remote: s.Remote, TLS: s.TLS, Status: s.Status, Cause: s.Cause, Help: s.Help})
	}
	return append(received, f.received...), refused
}

// lastRefused waits for an exchange to arrive and returns the last refusal.
func (f *fake) lastRefused(t testing.TB) session.Exchange {
	t.Helper()
	select {
	case <-f.arrived:
	case <-f.strays.News():
	case <-time.After(patience):
		t.Fatal("the session was told of nothing")
	}
	_, refused := f.exchanges()
	if len(refused) == 0 {
		t.Fatal("the session was told of a delivery, not of a refusal")
	}
	return refused[len(refused)-1]
}

// start serves a fake session with the options until the test ends.
func start(t testing.TB, o Options) (*Endpoint, *fake) {
	t.Helper()
	f := newFake()
	e := New(o)
	f.strays = e.Strays()
	e.Add(f)
	if err := e.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		_ = e.Close(ctx)
	})
	return e, f
}

// answer is what came back over a socket.
type answer struct {
	status int
	header http.Header
	body   string
	closed bool // the connection ended with it
}

func (a answer) problem(t testing.TB) problem {
	t.Helper()
	var p problem
	if err := json.Unmarshal([]byte(a.body), &p); err != nil {
		t.Fatalf("the body is no problem details: %v\n%s", err, a.body)
	}
	return p
}

// speak sends raw bytes, ends its side of the connection where told to, and
// reads one answer.
func speak(t testing.TB, e *Endpoint, raw string, halfClose bool) answer {
	t.Helper()
	conn, err := net.Dial("tcp", e.Addr())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(patience))
	if _, err := io.WriteString(conn, raw); err != nil {
		t.Fatal(err)
	}
	if halfClose {
		_ = conn.(*net.TCPConn).CloseWrite()
	}
	return hear(t, bufio.NewReader(conn))
}

func hear(t testing.TB, r *bufio.Reader) answer {
	t.Helper()
	response, err := http.ReadResponse(r, nil)
	if err != nil {
		t.Fatalf("no answer could be read: %v", err)
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatalf("the answer's body could not be read: %v", err)
	}
	a := answer{status: response.StatusCode, header: response.Header, body: string(body)}
	if response.Close {
		_, err := r.ReadByte()
		a.closed = err != nil
	}
	return a
}

// post writes a POST as a sensor would, with further or other header lines:
// "Name: value" replaces a default, "Name:" alone leaves it out.
func post(body string, lines ...string) string {
	return request("POST", testPath, body, lines...)
}

func request(method, path, body string, lines ...string) string {
	defaults := []string{
		"Host: 127.0.0.1",
		"Authorization: Bearer " + testToken,
		"Content-Type: application/json",
		"Content-Length: " + itoa(len(body)),
	}
	var b strings.Builder
	b.WriteString(method + " " + path + " HTTP/1.1\r\n")
	for _, line := range defaults {
		name, _, _ := strings.Cut(line, ":")
		if !mentions(lines, name) {
			b.WriteString(line + "\r\n")
		}
	}
	for _, line := range lines {
		if !strings.HasSuffix(line, ":") {
			b.WriteString(line + "\r\n")
		}
	}
	return b.String() + "\r\n" + body
}

func mentions(lines []string, name string) bool {
	for _, line := range lines {
		if n, _, ok := strings.Cut(line, ":"); ok && strings.EqualFold(n, name) {
			return true
		}
	}
	return false
}

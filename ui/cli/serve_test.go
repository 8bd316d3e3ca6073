package cli

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"caliper-playground/engine/class"
	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
)

// serving is serve --format json that runs in this process.
type serving struct {
	t      *testing.T
	lines  *bufio.Scanner
	stop   context.CancelFunc
	status chan int
	errs   bytes.Buffer
}

func serve(t *testing.T, env map[string]string, args ...string) *serving {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	in, out := io.Pipe()
	s := &serving{t: t, lines: bufio.NewScanner(in), stop: cancel, status: make(chan int, 1)}
	stream := IO{In: strings.NewReader(""), Out: out, Err: &s.errs, Getenv: func(name string) string { return env[name] }}
	go func() {
		s.status <- Main(ctx, stream, append([]string{"serve", "--format", "json"}, args...), Playground{})
		_ = out.Close()
	}()
	t.Cleanup(cancel)
	return s
}

func (s *serving) next(line any) {
	s.t.Helper()
	if !s.lines.Scan() {
		s.t.Fatalf("serve ended with status %d: %s", <-s.status, s.errs.String())
	}
	if err := json.Unmarshal(s.lines.Bytes(), line); err != nil {
		s.t.Fatalf("%v in %s", err, s.lines.Text())
	}
}

// end stops serve and returns what it still had to say.
func (s *serving) end() (rest []string) {
	s.t.Helper()
	s.stop()
	for s.lines.Scan() {
		rest = append(rest, s.lines.Text())
	}
	if status := <-s.status; status != 0 {
		s.t.Errorf("serve ended with status %d: %s", status, s.errs.String())
	}
	return rest
}

// send posts the reading event in an envelope and returns the status.
func send(t *testing.T, client *http.Client, url, token string) int {
	t.Helper()
	return sendWith(t, client, url, "Bearer "+token)
}

// sendWith does the same with any Authorization.
func sendWith(t *testing.T, client *http.Client, url, authorization string) int {
	t.Helper()
	body := `{"sensor": "https://sensors.example/1", "sendTime": "2025-03-04T09:15:01.000Z",
		"dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [` + reading + `]}`
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", authorization)
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	return response.StatusCode
}

// client returns an HTTP client that leaves no connection behind.
func client(t *testing.T, authority string) *http.Client {
	t.Helper()
	transport := &http.Transport{DisableKeepAlives: true}
	if authority != "" {
		pem, err := os.ReadFile(authority)
		if err != nil {
			t.Fatal(err)
		}
		roots := x509.NewCertPool()
		if !roots.AppendCertsFromPEM(pem) {
			t.Fatalf("%s holds no certificate", authority)
		}
		transport.TLSClientConfig = &tls.Config{RootCAs: roots}
	}
	return &http.Client{Transport: transport}
}

func TestServeLeavesNothingBehind(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	s := serve(t, nil, "--state", t.TempDir(), "--sessions", "3", "--session", "class")
	var learners []report.Opening
	for range 3 {
		var o report.Opening
		s.next(&o)
		learners = append(learners, o)
	}
	if learners[0].Session != "class-1" || learners[2].Session != "class-3" || learners[0].Token == learners[1].Token {
		t.Errorf("the sessions are %+v", learners)
	}
	for i, o := range learners {
		if status := send(t, client(t, ""), o.Endpoint, o.Token); status != 200 {
			t.Errorf("session %d answers %d", i, status)
		}
		var m report.Received
		s.next(&m)
		if m.Session != o.Session || m.Seq != 1 {
			t.Errorf("session %d says %+v", i, m)
		}
	}
	if status := send(t, client(t, ""), learners[0].Endpoint, learners[1].Token); status != 401 {
		t.Errorf("a neighbour's token is answered %d", status)
	}
	if rest := s.end(); len(rest) > 5 {
		t.Errorf("more was said than the refusal, the table and the summaries: %q", rest)
	}
}

func TestServeWithTLS(t *testing.T) {
	s := serve(t, map[string]string{"CALIPER_TOKEN": "sesame"}, "--state", t.TempDir(), "--listen-tls", "127.0.0.1:0")
	var o report.Opening
	s.next(&o)
	if len(o.Also) != 1 || !strings.HasPrefix(o.Also[0], "https://") || o.Token != "sesame" {
		t.Fatalf("serve opens with %+v", o)
	}
	if status := send(t, client(t, o.Authority), o.Also[0], "sesame"); status != 200 {
		t.Errorf("over TLS the answer is %d", status)
	}
	s.end()
}

func TestServeResumes(t *testing.T) {
	state := t.TempDir()
	token := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(token, []byte("sesame\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for round := 1; round <= 4; round++ {
		args := []string{"--state", state, "--token-file", token}
		switch round {
		case 2:
			args = append(args, "--resume")
		case 3:
			args = append(args, "--resume=first")
		case 4:
			args = append(args, "--resume", "first")
		default:
			args = append(args, "--session", "first", "--spec", "1.2")
		}
		s := serve(t, nil, args...)
		var o report.Opening
		s.next(&o)
		if o.Session != "first" || o.Token != "sesame" {
			t.Fatalf("round %d opens %+v", round, o)
		}
		if status := send(t, client(t, ""), o.Endpoint, o.Token); status != 200 {
			t.Errorf("round %d answers %d", round, status)
		}
		var m report.Received
		s.next(&m)
		if m.Seq != round {
			t.Errorf("round %d receives message %d", round, m.Seq)
		}
		s.end()
	}
}

func TestServeRejectsInvalid(t *testing.T) {
	s := serve(t, nil, "--state", t.TempDir(), "--reject-invalid", "--strict", "--no-auth")
	var o report.Opening
	s.next(&o)
	if o.Token != "" {
		t.Errorf("there is a token: %q", o.Token)
	}
	body := `{"sensor": "https://sensors.example/1", "sendTime": "2025-03-04T09:15:01.000Z",
		"dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [` + misspelt + `]}`
	response, err := client(t, "").Post(o.Endpoint, "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	details, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != 422 || !bytes.Contains(details, []byte("Vieved")) {
		t.Errorf("answered %d with %s (%v)", response.StatusCode, details, err)
	}
	s.end()
}

// TestServeGoesOnWhereAMessageCannotBeReadBack has the journal emptied before a
// message in it was shown.
func TestServeGoesOnWhereAMessageCannotBeReadBack(t *testing.T) {
	s, err := session.New(session.Options{Dir: t.TempDir(), ID: "class"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var out bytes.Buffer
	serve, err := report.NewServe(report.JSON, &out, false)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	f := newFeed(s, class.Learner{}, serve, func(err error) { said = append(said, err.Error()) })
	defer f.stop()
	for range 2 {
		if _, err := s.Receive(session.Exchange{Method: "POST", Body: []byte("{}")}); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Truncate(s.Journal(), 0); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.print(), f.print()); err != nil || out.Len() > 0 {
		t.Errorf("%v, %s", err, out.String())
	}
	if len(said) != 2 || !strings.Contains(said[0], "message 1") || !strings.Contains(said[1], "message 2") {
		t.Errorf("said %q", said)
	}
}

// A start that fails, as where the port is taken, leaves an earlier session of
// the name where it is.
func TestServeThatCannotStartLeavesTheEarlierSession(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	state := t.TempDir()
	folder := sessionsFolder(state)
	s, err := session.New(session.Options{Dir: folder, ID: "mine"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Receive(session.Exchange{Method: "POST", Body: []byte("{}")}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{}, {"--sessions", "3"}} {
		got := command(t, "", append([]string{"serve", "--listen", taken.Addr().String(), "--session", "mine", "--state", state}, args...)...)
		if got.status != 3 || strings.Contains(got.err, "kept as") {
			t.Errorf("status %d: %s", got.status, got.err)
		}
		if all, err := session.List(folder); err != nil || len(all) != 1 || all[0].ID != "mine" || all[0].Messages != 1 {
			t.Errorf("there are %+v, %v", all, err)
		}
	}
}

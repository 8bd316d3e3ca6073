package endpoint

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"caliper-playground/engine/session"
)

// TestJournalDeletedUnderneathIsToldAndHarmsNobodyElse deletes the journal of
// one of two sessions.
func TestJournalDeletedUnderneathIsToldAndHarmsNobodyElse(t *testing.T) {
	var mu sync.Mutex
	var notices []string
	e, s := startJudging(t, session.Options{}, Options{Notify: func(text string) {
		mu.Lock()
		defer mu.Unlock()
		notices = append(notices, text)
	}})
	other, err := session.New(session.Options{Dir: t.TempDir(), ID: "other", Token: testToken})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	e.Add(other)
	if a := speak(t, e, post(enveloped(viewed)), false); a.status != 200 {
		t.Fatalf("%d %s", a.status, a.body)
	}
	if err := os.Remove(s.Journal()); err != nil {
		t.Fatal(err)
	}
	for _, raw := range []string{post(enveloped(but(viewed, "7d1a5b60", "8e2b6c71"))), post(`{`)} {
		a := speak(t, e, raw, false)
		if p := a.problem(t); a.status != 503 || a.header.Get("Retry-After") == "" || !strings.Contains(p.Detail, "not accepted") || p.Help == "" {
			t.Errorf("%d %s", a.status, a.body)
		}
	}
	if a := speak(t, e, post(`{}`, "Authorization: Bearer wrong"), false); a.status != 401 {
		t.Errorf("a refusal that cannot be kept: %d %s", a.status, a.body)
	}
	if a := speak(t, e, request("POST", "/caliper/other/message", enveloped(viewed)), false); a.status != 200 || other.Len() != 1 {
		t.Errorf("the other session: %d %s", a.status, a.body)
	}
	if s.Len() != 1 {
		t.Errorf("%d messages", s.Len())
	}
	mu.Lock()
	defer mu.Unlock()
	if len(notices) != 1 || !strings.Contains(notices[0], s.Journal()) || !strings.Contains(notices[0], "was deleted") || !strings.Contains(notices[0], "fresh session") {
		t.Errorf("told: %q", notices)
	}
}

// TestDepthIsBounded sends JSON that nests deeper than any message.
func TestDepthIsBounded(t *testing.T) {
	e, s := startJudging(t, session.Options{}, Options{})
	for _, body := range []string{
		strings.Repeat("[", 1_000_000), strings.Repeat(`{"a":`, 200_000),
		enveloped(but(viewed, `"type": "Document"`, `"type": "Document", "extensions": {"x": `+strings.Repeat("[", 5000)+strings.Repeat("]", 5000)+`}`)),
	} {
		a := speak(t, e, post(body), false)
		if p := a.problem(t); a.status != 400 || !strings.Contains(p.Detail, "deep") || p.Help == "" {
			t.Errorf("%.20s: %d %s", body, a.status, a.body)
		}
	}
	if s.Len() != 3 {
		t.Errorf("%d messages", s.Len())
	}
}

// TestTheLongestIdleGivesWay opens as many connections as may be open, which are
// idle then, and one more.
func TestTheLongestIdleGivesWay(t *testing.T) {
	var mu sync.Mutex
	var notices []string
	e, f := start(t, Options{MaxConnections: 3, Notify: func(text string) { mu.Lock(); notices = append(notices, text); mu.Unlock() }})
	ask := func() (net.Conn, *bufio.Reader) {
		conn, reader := dial(t, e)
		_, _ = io.WriteString(conn, post(`{}`))
		if a := hear(t, reader); a.status != 200 {
			t.Fatalf("%d %s", a.status, a.body)
		}
		e.conns.allIdle() // so that it is known which is idle longest
		return conn, reader
	}
	var open []net.Conn
	for range 3 {
		conn, _ := ask()
		open = append(open, conn)
	}
	for range 2 {
		ask()
	}
	for i, conn := range open {
		_ = conn.SetReadDeadline(time.Now().Add(patience))
		if i == 2 { // it goes on
			_, _ = io.WriteString(conn, post(`{}`))
		}
		if n, _ := conn.Read(make([]byte, 1)); (n == 1) != (i == 2) {
			t.Errorf("connection %d is open: %v", i+1, n == 1)
		}
	}
	if received, _ := f.exchanges(); len(received) != 6 {
		t.Errorf("%d messages", len(received))
	}
	mu.Lock()
	defer mu.Unlock()
	if len(notices) != 1 || !strings.Contains(notices[0], "all 3 connections are open") {
		t.Errorf("told: %q", notices)
	}
}

// allIdle waits until all connections are idle, as the endpoint knows it.
func (c *connections) allIdle() {
	for idle := false; !idle; time.Sleep(time.Millisecond) {
		c.mu.Lock()
		idle = true
		for w, since := range c.open {
			idle = idle && !since.IsZero() && w.quiet()
		}
		c.mu.Unlock()
	}
}

// TestFurtherConnectionsWait has all connections busy when one more comes.
func TestFurtherConnectionsWait(t *testing.T) {
	e, f := start(t, Options{MaxConnections: 2})
	f.hold = make(chan struct{})
	var busy []*bufio.Reader
	for range 2 {
		conn, reader := dial(t, e)
		_, _ = io.WriteString(conn, post(`{}`))
		<-f.arrived
		busy = append(busy, reader)
	}
	waiting, reader := dial(t, e)
	_, _ = io.WriteString(waiting, post(`{}`))
	select {
	case <-f.arrived:
		t.Error("a third connection is served")
	case <-time.After(50 * time.Millisecond):
	}
	close(f.hold)
	for _, r := range append(busy, reader) {
		if a := hear(t, r); a.status != 200 {
			t.Errorf("%d %s", a.status, a.body)
		}
	}
}

// TestSilentConnectionsGiveWay fills the endpoint with connections that say
// nothing.
func TestSilentConnectionsGiveWay(t *testing.T) {
	e, _ := start(t, Options{MaxConnections: 4})
	for range 8 {
		dial(t, e)
	}
	if a := speak(t, e, post(`{}`), false); a.status != 200 {
		t.Errorf("%d %s", a.status, a.body)
	}
}

// TestStrangersGoWhereManyAreOpen: an answer without a valid token ends the
// connection when more than half of all are open, and not before.
func TestStrangersGoWhereManyAreOpen(t *testing.T) {
	e, _ := start(t, Options{MaxConnections: 4})
	stranger := "OPTIONS " + testPath + " HTTP/1.1\r\nHost: localhost\r\n\r\n"
	for open, closes := range []bool{false, false, true} {
		conn, reader := dial(t, e)
		_, _ = io.WriteString(conn, stranger)
		response, err := http.ReadResponse(reader, nil)
		if err != nil {
			t.Fatal(err)
		}
		if response.StatusCode != 204 || response.Close != closes {
			t.Errorf("with %d others open: %d, closed %v", open, response.StatusCode, response.Close)
		}
	}
	_, reader := dial(t, e)
	_ = reader
	if a := speak(t, e, post(`{}`), false); a.status != 200 || a.closed {
		t.Errorf("with a token: %d, closed %v", a.status, a.closed)
	}
}

// TestTheWholeLifeLeavesNothingBehind sends whatever there is to an endpoint
// with both listeners and ends it in the middle of that. The package's test
// looks for goroutines that are left.
func TestTheWholeLifeLeavesNothingBehind(t *testing.T) {
	s, err := session.New(session.Options{Dir: t.TempDir(), ID: testID, Token: testToken, Sync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	e := New(Options{ListenTLS: "127.0.0.1:0", HeaderTimeout: patience, BodyTimeout: patience})
	e.Add(s)
	if err := e.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	var senders sync.WaitGroup
	for i, raw := range []string{
		post(enveloped(viewed)), post(`{`), post("", "Content-Length: 100"), "POST /cal", "\x16\x03\x01", "", "nonsense\r\n\r\n",
		request("GET", testPath, ""), post(`{}`, "Origin: https://evil.example"), post(packed(t, enveloped(viewed)), "Content-Encoding: gzip"),
	} {
		for _, l := range e.listeners {
			senders.Go(func() {
				conn, err := net.Dial("tcp", l.Addr().String())
				if err != nil {
					return
				}
				defer conn.Close()
				_ = conn.SetDeadline(time.Now().Add(patience))
				_, _ = io.WriteString(conn, raw)
				if i%2 == 0 {
					_, _ = io.Copy(io.Discard, conn)
				}
			})
		}
	}
	for s.Len() == 0 {
		time.Sleep(time.Millisecond)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	_ = e.Close(ctx) // its error says that requests were cut off, as they may be
	senders.Wait()
	for seq := 1; seq <= s.Len(); seq++ {
		if _, err := s.Message(seq); err != nil {
			t.Error(err)
		}
	}
	for _, l := range e.listeners {
		if conn, err := net.Dial("tcp", l.Addr().String()); err == nil {
			conn.Close()
			t.Errorf("%s still answers", l.Addr())
		}
	}
}

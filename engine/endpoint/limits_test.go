package endpoint

import (
	"bufio"
	"context"
	"io"
	"net"
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

// TestFurtherConnectionsWait opens as many connections as may be open, and one
// more.
func TestFurtherConnectionsWait(t *testing.T) {
	e, f := start(t, Options{MaxConnections: 2})
	var open []net.Conn
	for range 2 {
		conn, err := net.Dial("tcp", e.Addr())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		_, _ = io.WriteString(conn, post(`{}`))
		if a := hear(t, bufio.NewReader(conn)); a.status != 200 {
			t.Fatalf("%d %s", a.status, a.body)
		}
		open = append(open, conn)
	}
	waiting, err := net.Dial("tcp", e.Addr())
	if err != nil {
		t.Fatal(err)
	}
	defer waiting.Close()
	_, _ = io.WriteString(waiting, post(`{}`))
	_ = waiting.SetReadDeadline(time.Now().Add(50 * time.Millisecond))
	if n, err := waiting.Read(make([]byte, 1)); n > 0 || err == nil {
		t.Error("a third connection is served")
	}
	open[0].Close()
	_ = waiting.SetReadDeadline(time.Now().Add(20 * time.Second))
	if a := hear(t, bufio.NewReader(waiting)); a.status != 200 {
		t.Errorf("%d %s", a.status, a.body)
	}
	if received, _ := f.exchanges(); len(received) != 3 {
		t.Errorf("%d messages", len(received))
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
	e := New(Options{ListenTLS: "127.0.0.1:0", HeaderTimeout: time.Second, BodyTimeout: time.Second})
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
				_ = conn.SetDeadline(time.Now().Add(10 * time.Second))
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

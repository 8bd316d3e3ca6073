package endpoint

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"runtime"
	"strings"
	"testing"
	"time"
)

// What the HTTP library refuses before any handler is called: the sender gets
// problem details, the log the cause.
func TestWhatTheLibraryRefusesIsToldAndLogged(t *testing.T) {
	longHeader := "X-Long: " + strings.Repeat("a", 8<<10) + "\r\n"
	cases := []struct {
		name, raw string
		halfClose bool
		status    int
		cause     string
	}{
		{"URL as Host", "POST " + testPath + " HTTP/1.1\r\nHost: https://127.0.0.1:8080/caliper\r\n\r\n", false, 400, "whole URL"},
		{"Host with spaces", "POST " + testPath + " HTTP/1.1\r\nHost: a b\r\n\r\n", false, 400, "Host header is malformed"},
		{"no Host", "POST " + testPath + " HTTP/1.1\r\n\r\n", false, 400, "there is no Host"},
		{"two Hosts", "POST " + testPath + " HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", false, 400, "Host"},
		{"no request line", "{\"sensor\":\"x\"}\r\n\r\n", false, 400, `a request must begin`},
		{"unknown version", "POST " + testPath + " HTTP/7.1\r\nHost: a\r\n\r\n", false, 505, "HTTP"},
		{"line that is no field", "POST " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nthis is no field\r\n\r\n", false, 400, "this is no field"},
		{"space in a field's name", "POST " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent Type: x\r\n\r\n", false, 400, "Content Type"},
		{"header too large", "POST " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + longHeader, false, 431, "limit"},
		{"two lengths", "POST " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", false, 400, "2 Content-Length headers that differ"},
		{"length that is no number", "POST " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: many\r\n\r\n", false, 400, `the Content-Length is "many"`},
		{"length of twenty digits", "POST " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999999999999\r\n\r\n", false, 400, "the Content-Length has 20 digits"},
		{"length below nothing", "POST " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n", false, 400, `the Content-Length is "-5"`},
		{"control character in a value", "POST " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Nul: a\x00b\r\n\r\n", false, 400, `"X-Nul" holds a control character`},
		{"unknown transfer coding", "POST " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: rot13\r\n\r\n", false, 501, "Transfer-Encoding"},
		{"unknown expectation", "POST " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: the best\r\n\r\n", false, 417, "Expect"},
		{"TLS spoken to plain HTTP", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", false, 400, "speaks TLS"},
		{"HTTP/2 unasked", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", false, 505, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			e, f := start(t, Options{MaxHeader: 1 << 10})
			a := speak(t, e, c.raw, c.halfClose)
			p := a.problem(t)
			if a.status != c.status || !strings.Contains(p.Detail, c.cause) || !a.closed {
				t.Errorf("%d %q, closed %t; want %d and %q", a.status, p.Detail, a.closed, c.status, c.cause)
			}
			if x := f.lastRefused(t); x.Cause != p.Detail || x.Status != a.status || x.Remote == "" {
				t.Errorf("the log has %+v", x)
			}
			if p.Help == "" {
				t.Error("no way out is named")
			}
		})
	}
}

func TestHeaderThatBreaksOffIsLogged(t *testing.T) {
	e, f := start(t, Options{})
	conn, err := net.Dial("tcp", e.Addr())
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(conn, "POST "+testPath+" HTTP/1.1\r\nHo")
	conn.Close()
	if x := f.lastRefused(t); !strings.Contains(x.Cause, "middle of the header") || x.Path != testPath {
		t.Errorf("%+v", x)
	}
}

func TestConnectionWithoutAByteIsNoNews(t *testing.T) {
	e, f := start(t, Options{})
	conn, err := net.Dial("tcp", e.Addr())
	if err != nil {
		t.Fatal(err)
	}
	conn.Close()
	speak(t, e, post(`{}`), false)
	if _, refused := f.exchanges(); len(refused) != 0 {
		t.Errorf("the log has %+v", refused)
	}
}

func TestSlowSendersAreGivenUp(t *testing.T) {
	slowHeader, slowBody := Options{HeaderTimeout: 50 * time.Millisecond}, Options{HeaderTimeout: patience, BodyTimeout: 100 * time.Millisecond}
	for _, c := range []struct {
		name, raw, cause string
		limit            Options // of what is slow alone: the rest may take its time
	}{
		{"header", "POST " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-", "header was not complete", slowHeader},
		{"body", post("", "Content-Length: 100") + `{"sensor"`, "stopped arriving after 9 bytes of the 100", slowBody},
		{"chunked body", post("", "Content-Length:", "Transfer-Encoding: chunked") + "5\r\n{\"sen", "stopped arriving", slowBody},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, f := start(t, c.limit)
			a := speak(t, e, c.raw, false)
			if a.status != 408 || !a.closed || !strings.Contains(a.problem(t).Detail, c.cause) {
				t.Errorf("%d %s", a.status, a.body)
			}
			if x := f.lastRefused(t); !strings.Contains(x.Cause, c.cause) {
				t.Errorf("the log has %q", x.Cause)
			}
		})
	}
}

func TestBodyThatIsCutOffOnTheWay(t *testing.T) {
	e, f := start(t, Options{})
	for _, c := range []struct{ name, raw, cause string }{
		{"shorter than announced", post("", "Content-Length: 500") + `{"sensor":"x"`, "ended after 13 bytes of the 500"},
		{"chunks without an end", post("", "Content-Length:", "Transfer-Encoding: chunked") + "4\r\n{\"se\r\n", "ended after 4 bytes"},
		{"malformed chunk", post("", "Content-Length:", "Transfer-Encoding: chunked") + "zz\r\n{}\r\n", "could not be read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := speak(t, e, c.raw, true)
			if a.status != 400 || !a.closed || !strings.Contains(a.problem(t).Detail, c.cause) {
				t.Errorf("%d %s", a.status, a.body)
			}
			f.lastRefused(t)
		})
	}
	if a := speak(t, e, post("", "Content-Length:", "Transfer-Encoding: chunked")+"2\r\n{}\r\n0\r\n\r\n", false); a.status != 200 {
		t.Errorf("a chunked body got %d %s", a.status, a.body)
	}
}

// Content-Length too small: the rest of the message stands where the next
// request would. It must not be taken for one, even where it looks like one.
func TestLeftoversAreNeverTakenForARequest(t *testing.T) {
	e, f := start(t, Options{})
	smuggled := post(`{}`)
	raw := post("", "Content-Length: 15") + `{"sensor":"http` + smuggled + smuggled
	a := speak(t, e, raw, false)
	if a.status != 400 || !a.closed {
		t.Fatalf("%d, closed %t", a.status, a.closed)
	}
	received, refused := f.exchanges()
	if len(received) != 1 || received[0].Status != 400 || len(refused) != 0 {
		t.Errorf("the session was told of %+v and %+v", received, refused)
	}
}

// Refusals that leave the body unread close too, so that the body cannot
// become a request either.
func TestRefusalsWithTheBodyUnreadClose(t *testing.T) {
	e, f := start(t, Options{MaxPayload: 100})
	for _, raw := range []string{
		post(`{"sensor":"http`, "Authorization: no", "Content-Length: 3"),
		post(`{"sensor":"http`, "Content-Type: text/plain", "Content-Length: 3"),
		post(strings.Repeat("x", 200)),
		request("PUT", testPath, `{}`), request("POST", "/other", `{}`),
	} {
		if a := speak(t, e, raw+post(`{}`), false); a.status < 400 || !a.closed {
			t.Errorf("%d, closed %t", a.status, a.closed)
		}
	}
	if received, _ := f.exchanges(); len(received) != 0 {
		t.Errorf("a leftover was taken for a request: %+v", received)
	}
}

func TestPipelinedRequestsAreAnsweredInOrder(t *testing.T) {
	e, f := start(t, Options{})
	conn, err := net.Dial("tcp", e.Addr())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_, _ = io.WriteString(conn, post(`{"n":1}`)+post(`{"n":2}`)+"nonsense\r\n\r\n")
	r := bufio.NewReader(conn)
	for _, want := range []int{200, 200, 400} {
		if a := hear(t, r); a.status != want {
			t.Fatalf("%d, want %d", a.status, want)
		}
	}
	received, refused := f.exchanges()
	if len(received) != 2 || string(received[1].Body) != `{"n":2}` || len(received[1].Header) == 0 || len(refused) != 1 {
		t.Errorf("%+v %+v", received, refused)
	}
}

func TestTenThousandValues(t *testing.T) {
	e, f := start(t, Options{MaxHeader: 1 << 20})
	raw := post(`{}`, strings.Split(strings.Repeat("X-Many: v\n", 9999)+"X-Many: v", "\n")...)
	if a := speak(t, e, raw, false); a.status != 200 {
		t.Fatalf("%d %s", a.status, a.body)
	}
	received, _ := f.exchanges()
	if n := len(received[0].Header); n != 10_000+4 {
		t.Errorf("the session got %d fields", n)
	}
	e, _ = start(t, Options{})
	if a := speak(t, e, raw, false); a.status != 431 {
		t.Errorf("within the default limit: %d", a.status)
	}
}

func TestPathTricks(t *testing.T) {
	e, f := start(t, Options{})
	for _, path := range []string{
		"/", "*", "/caliper", "/caliper/", "/caliper//message", "/caliper/./message", "/caliper/../message",
		"/caliper/bench-1", "/caliper/bench-1/", "/caliper/bench-1/message/", "/caliper/bench-1//message",
		"//caliper/bench-1/message", "/caliper/x/../bench-1/message", "/caliper/bench-1%2fmessage",
		"/caliper/%62ench-1/message", "/caliper/bench-1%00/message", "/caliper/BENCH-1/message",
		"/caliper/..%2f..%2fetc%2fpasswd/message", "/Caliper/bench-1/message", "/caliper/bench-1;x/message",
	} {
		method := "POST"
		if path == "*" {
			method = "OPTIONS"
		}
		if a := speak(t, e, request(method, path, `{}`), false); a.status != 404 {
			t.Errorf("%s: %d", path, a.status)
		}
	}
	for _, path := range []string{testPath, testPath + "?course=1", "http://127.0.0.1" + testPath} {
		if a := speak(t, e, request("POST", path, `{}`), false); a.status != 200 {
			t.Errorf("%s: %d %s", path, a.status, a.body)
		}
	}
	if received, _ := f.exchanges(); len(received) != 3 {
		t.Errorf("%d messages", len(received))
	}
}

func TestHostsOfThisMachineAlone(t *testing.T) {
	e, _ := start(t, Options{PublicURL: "http://tunnel.example.org"})
	for host, want := range map[string]int{
		"localhost": 200, "LOCALHOST:80": 200, "127.0.0.1:9": 200, "127.8.8.8": 200, "[::1]:80": 200, "app.localhost": 200, "localhost.": 200,
		"tunnel.example.org": 200, "evil.example": 421, "localhost.evil.example": 421, "127.0.0.1.evil.example:80": 421, "10.0.0.1": 421, "127.0.0.1:80:90": 421, "[::2]": 421, "0.0.0.0": 421,
	} {
		if a := speak(t, e, post(`{}`, "Host: "+host), false); a.status != want {
			t.Errorf("%s: %d, want %d", host, a.status, want)
		}
	}
	if a := speak(t, e, strings.Replace(post(`{}`, "Host:"), "HTTP/1.1", "HTTP/1.0", 1), false); a.status != 200 {
		t.Errorf("HTTP/1.0 without a Host: %d %s", a.status, a.body)
	}
	open, _ := start(t, Options{Listen: "0.0.0.0:0"})
	_, port, _ := net.SplitHostPort(open.Addr())
	conn, err := net.Dial("tcp", "127.0.0.1:"+port)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_, _ = io.WriteString(conn, post(`{}`, "Host: lab.example.org"))
	if a := hear(t, bufio.NewReader(conn)); a.status != 200 {
		t.Errorf("on a listener open to the network: %d", a.status)
	}
}

func TestCloseLeavesNothingBehind(t *testing.T) {
	e, f := start(t, Options{})
	f.hold = make(chan struct{})
	silent, _ := net.Dial("tcp", e.Addr())
	defer silent.Close()
	half, _ := net.Dial("tcp", e.Addr())
	defer half.Close()
	_, _ = io.WriteString(half, "POST /cal")
	busy, _ := net.Dial("tcp", e.Addr())
	defer busy.Close()
	_, _ = io.WriteString(busy, post(`{}`))
	<-f.arrived // the session has it
	done := make(chan error)
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		half.Close()
		done <- e.Close(ctx)
	}()
	close(f.hold)
	if a := hear(t, bufio.NewReader(busy)); a.status != 200 {
		t.Errorf("the request under way got %d", a.status)
	}
	if err := <-done; err != nil {
		t.Errorf("Close: %v", err)
	}
	if _, err := net.Dial("tcp", e.Addr()); err == nil {
		t.Error("the port still answers")
	}
}

func TestEndOfTheContextCloses(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	e := New(Options{})
	if err := e.Start(ctx); err != nil {
		t.Fatal(err)
	}
	cancel()
	deadline := time.Now().Add(patience)
	for {
		conn, err := net.Dial("tcp", e.Addr())
		if err != nil {
			break
		}
		conn.Close()
		if time.Now().After(deadline) {
			t.Fatal("the port still answers")
		}
		time.Sleep(time.Millisecond)
	}
	if err := e.Close(context.Background()); err != nil {
		t.Error(err)
	}
}

// TestCloseLeavesNothingOfTheEndOfTheContext closes at once, while the end of the
// context still waits for a request.
func TestCloseLeavesNothingOfTheEndOfTheContext(t *testing.T) {
	stacks := make([]byte, 1<<20)
	for range 20 {
		ctx, cancel := context.WithCancel(context.Background())
		e := New(Options{})
		if err := e.Start(ctx); err != nil {
			t.Fatal(err)
		}
		half, err := net.Dial("tcp", e.Addr())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(half, "POST "+testPath+" HTTP/1.1\r\nHost: "+e.Addr()+"\r\n"); err != nil {
			t.Fatal(err)
		}
		cancel()
		_ = e.Close(ctx) // which has ended: the request is cut off
		half.Close()
		if all := stacks[:runtime.Stack(stacks, true)]; bytes.Contains(all, []byte("(*Endpoint).shutdown(")) {
			t.Fatalf("it goes on:\n%s", all)
		}
	}
}

func TestStartErrorsNameTheAddressAndTheWayOut(t *testing.T) {
	e, _ := start(t, Options{})
	for address, words := range map[string]string{e.Addr(): "in use", "127.0.0.1": "HOST:PORT", "192.0.2.1:0": "no such address", "127.0.0.1:99999": "99999"} {
		err := New(Options{Listen: address}).Start(context.Background())
		if err == nil || !strings.Contains(err.Error(), address) || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v", address, err)
		}
	}
}

package endpoint

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"caliper-playground/engine/session"
)

// script is a connection whose sender has said everything and hung up its
// side: it needs no network and no waiting.
type script struct {
	mu     sync.Mutex
	in     *bytes.Reader
	out    bytes.Buffer
	closed chan struct{}
	once   sync.Once
}

func (s *script) Read(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.in.Read(p)
}

func (s *script) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.Write(p)
}

func (s *script) Close() error {
	s.once.Do(func() { close(s.closed) })
	return nil
}

func (s *script) LocalAddr() net.Addr              { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1} }
func (s *script) RemoteAddr() net.Addr             { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 2} }
func (s *script) SetDeadline(time.Time) error      { return nil }
func (s *script) SetReadDeadline(time.Time) error  { return nil }
func (s *script) SetWriteDeadline(time.Time) error { return nil }

// stage is a listener that hands out scripts.
type stage struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func (s *stage) Accept() (net.Conn, error) {
	select {
	case c := <-s.conns:
		return c, nil
	case <-s.closed:
		return nil, net.ErrClosed
	}
}
func (s *stage) Close() error   { s.once.Do(func() { close(s.closed) }); return nil }
func (s *stage) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1} }

// FuzzRawBytes says anything to the endpoint. Whatever it is: no fault, only
// well-formed answers, as many acceptances as the session has messages, each
// refusal in the log, no token in what is said, and nothing after a closing answer.
func FuzzRawBytes(f *testing.F) {
	for _, seed := range []string{
		post(`{}`), post(`{}`) + post(`{}`), post(`{`), request("GET", testPath, ""), request("OPTIONS", testPath, "", "Origin: null"),
		post("", "Content-Length: 15") + `{"sensor":"http` + post(`{}`),
		post("", "Content-Length:", "Transfer-Encoding: chunked") + "2\r\n{}\r\n0\r\n\r\n",
		post(packed(f, `{}`), "Content-Encoding: gzip"), post(`{}`, "Authorization: "+testToken), post(`{}`, "Expect: 100-continue"),
		"POST " + testPath + " HTTP/1.1\r\nHost: http://x/\r\nAuthorization: Bearer " + testToken + "\r\n\r\n",
		"PRI * HTTP/2.0\r\n\r\n", "\x16\x03\x01", testToken, "A AAA 0" + testToken, "POST / HTTP/1.0\r\n\r\n", request("HEAD", testPath, ""),
	} {
		f.Add([]byte(seed))
	}
	e := New(Options{MaxPayload: 4 << 10, MaxHeader: 4 << 10, Notify: func(s string) {
		if strings.Contains(s, "fault") {
			panic(s)
		}
	}})
	inner := &stage{conns: make(chan net.Conn), closed: make(chan struct{})}
	l := &listener{Listener: inner, endpoint: e, loopback: true, closing: make(chan struct{})}
	e.listeners = []*listener{l}
	e.server = e.newServer()
	e.stopOnDone = func() bool { return false } // there is no context that ends
	e.serving.Add(1)
	go e.serve(l)
	f.Cleanup(func() { _ = e.Close(f.Context()) })

	f.Fuzz(func(t *testing.T, raw []byte) {
		f := newFake()
		f.strays = e.Strays()
		_, f.seen = f.strays.Since(0)
		e.Add(f)
		conn := &script{in: bytes.NewReader(raw), closed: make(chan struct{})}
		inner.conns <- conn
		<-conn.closed
		check(t, f, conn.out.Bytes(), bytes.Contains(raw, []byte("HEAD")))
	})
}

// check compares what was answered with what the session was told. An answer
// to HEAD has no body.
func check(t *testing.T, f *fake, out []byte, mayLackBody bool) {
	answers := map[int]int{}
	for r := bufio.NewReader(bytes.NewReader(out)); ; {
		if _, err := r.Peek(1); err == io.EOF {
			break
		}
		response, err := http.ReadResponse(r, nil)
		if err != nil {
			t.Fatalf("an answer that is none: %v\n%q", err, out)
		}
		if _, err := io.Copy(io.Discard, response.Body); err != nil && !mayLackBody {
			t.Fatalf("an answer that is cut off: %v\n%q", err, out)
		}
		answers[response.StatusCode]++
		if response.Close && r.Buffered() > 0 {
			t.Fatalf("something follows a closing answer: %q", out)
		}
	}
	received, refused := f.exchanges()
	told := map[int]int{}
	for _, x := range append(received, refused...) {
		told[x.Status]++
		text := fmt.Sprint(x.Cause, x.Help, string(x.Reply)) // the session takes it out of what was sent
		if session.Scrub(text, testToken) != text {
			t.Fatalf("the token is in what is said: %s", text)
		}
	}
	delete(answers, http.StatusContinue)
	if fmt.Sprint(answers) != fmt.Sprint(told) {
		t.Fatalf("the sender got %v, the log has %v\n%q", answers, told, out)
	}
}

package sensor

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// speaks listens, and does that with each connection.
func speaks(t *testing.T, do func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				do(c)
			}()
		}
	}()
	return l.Addr().String()
}

// TestNoAnswerInPlainWords holds that no words of a library reach a person.
func TestNoAnswerInPlainWords(t *testing.T) {
	read := func(c net.Conn) { _, _ = c.Read(make([]byte, 4096)) }
	quiet := httptest.NewUnstartedServer(&recorder{})
	quiet.Config.ErrorLog = log.New(io.Discard, "", 0)
	quiet.StartTLS()
	t.Cleanup(quiet.Close)
	gone := httptest.NewServer(&recorder{})
	gone.Close()
	for _, c := range []struct{ name, url, want string }{
		{"nobody there", gone.URL, "nobody listens at 127.0.0.1:"},
		{"no such name", "https://nowhere.invalid/x", `there is no machine "nowhere.invalid" to be found`},
		{"closed at once", "http://" + speaks(t, read), "closed the connection before it answered"},
		{"half an answer", "http://" + speaks(t, func(c net.Conn) { read(c); _, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\n") }), "closed the connection before it answered"},
		{"another protocol", "http://" + speaks(t, func(c net.Conn) { _, _ = io.WriteString(c, "220 mail\r\n\r\n"); read(c) }), "gives no answer that can be understood"},
		{"no TLS", "https://" + speaks(t, func(c net.Conn) { read(c); _, _ = io.WriteString(c, "HTTP/1.1 400 Bad Request\r\n\r\n") }), "does not speak TLS; write http://"},
		{"silence", "http://" + speaks(t, func(c net.Conn) { _, _ = io.Copy(io.Discard, c) }), "gave no answer within 100ms"},
		{"an unknown authority", quiet.URL, "signed by an authority that this machine does not know"},
	} {
		t.Run(c.name, func(t *testing.T) {
			patience := time.Minute
			if c.name == "silence" {
				patience = 100 * time.Millisecond
			}
			_, err := New(Options{URL: c.url, Timeout: patience}).Send(context.Background(), []Payload{event("a")}, nil)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("it says %v", err)
			}
			for _, raw := range []string{"dial tcp", "net/http", "x509:", "tls:", "EOF", "lookup", "connect:", "Post "} {
				if strings.Contains(err.Error(), raw) {
					t.Errorf("%q is in %s", raw, err)
				}
			}
		})
	}
}

func TestHeaderAndScheme(t *testing.T) {
	for _, c := range []struct {
		o                   Options
		authorization, kind string
	}{
		{Options{Token: "t"}, "Bearer t", "application/json"},
		{Options{Token: "t", Scheme: "Basic"}, "Basic t", "application/json"},
		{Options{Token: "t", Scheme: BareScheme}, "t", "application/json"},
		{Options{Header: http.Header{"authorization": {"Digest x"}, "Content-Type": {"text/plain"}}}, "Digest x", "text/plain"},
	} {
		r := &recorder{}
		c.o.URL = serve(t, r)
		if _, err := New(c.o).Send(context.Background(), []Payload{event("a")}, nil); err != nil {
			t.Fatal(err)
		}
		if h := r.headers[0]; h.Get("Authorization") != c.authorization || h.Get("Content-Type") != c.kind {
			t.Errorf("%+v: %v", c.o.Header, h)
		}
	}
}

func TestLatencyIsOfTheSingleAnswers(t *testing.T) {
	var l latencies
	for i := range 100 {
		l = append(l, time.Duration((i*37)%100+1)*time.Millisecond)
	}
	if got, want := l.sum(), (Latency{50 * time.Millisecond, 95 * time.Millisecond, 100 * time.Millisecond}); got != want {
		t.Errorf("%+v", got)
	}
	if got := (latencies{7}).sum(); got != (Latency{7, 7, 7}) {
		t.Errorf("of one: %+v", got)
	}
	if got := (latencies)(nil).sum(); got != (Latency{}) {
		t.Errorf("of none: %+v", got)
	}
}

// TestStoppedSendingTakesTheLastAnswer has sending stopped while a message is
// under way, which is then answered.
func TestStoppedSendingTakesTheLastAnswer(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r := &recorder{answer: func(n int, _ http.ResponseWriter) {
		if n == 2 {
			cancel()
		}
	}}
	report, err := New(Options{URL: serve(t, r), lastAnswers: time.Minute}).Send(ctx, []Payload{event("a"), event("b"), event("c")}, nil)
	if err == nil || report.Accepted != 2 || len(r.bodies) != 2 {
		t.Errorf("%v, %+v, %d came", err, report, len(r.bodies))
	}
}

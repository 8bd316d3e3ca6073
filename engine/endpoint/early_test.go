package endpoint

import (
	"bytes"
	"crypto/tls"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestEarlyRefusalsArrive sends a large body, as senders do that listen only
// once they have sent everything, with every fault that is found before the body
// is read. The answer must arrive, not a broken pipe.
func TestEarlyRefusalsArrive(t *testing.T) {
	e, f := start(t, Options{})
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for _, c := range []struct {
		name, method, path string
		header             map[string]string
		size               int
		status             int
	}{
		{"no token", "POST", testPath, map[string]string{"Authorization": ""}, 7 << 20, 401},
		{"another origin", "POST", testPath, map[string]string{"Origin": "https://evil.example"}, 7 << 20, 403},
		{"another path", "POST", "/elsewhere", nil, 7 << 20, 404},
		{"another method", "PUT", testPath, nil, 7 << 20, 405},
		{"another type", "POST", testPath, map[string]string{"Content-Type": "text/plain"}, 7 << 20, 415},
		{"another coding", "POST", testPath, map[string]string{"Content-Encoding": "br"}, 7 << 20, 415},
		{"another host", "POST", testPath, map[string]string{"Host": "evil.example"}, 7 << 20, 421},
		{"no JSON", "POST", testPath, nil, 7 << 20, 400},
		{"too large", "POST", testPath, nil, 14 << 20, 413},
	} {
		t.Run(c.name, func(t *testing.T) {
			request, err := http.NewRequest(c.method, "http://"+e.Addr()+c.path, io.MultiReader(bytes.NewReader(bytes.Repeat([]byte("x"), c.size)))) // chunked
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Authorization", "Bearer "+f.token)
			request.Header.Set("Content-Type", "application/json")
			for name, value := range c.header {
				if request.Header.Set(name, value); name == "Host" {
					request.Host = value
				}
			}
			response, err := client.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			body, err := io.ReadAll(response.Body)
			if err != nil || response.StatusCode != c.status || !strings.Contains(string(body), `"help"`) {
				t.Errorf("%d %s, %v", response.StatusCode, body, err)
			}
		})
	}
}

// TestTheAnswerComesBeforeTheRest: what lies behind the limit is cut off, but
// the answer is there while the sender is still sending.
func TestTheAnswerComesBeforeTheRest(t *testing.T) {
	e, _ := start(t, Options{MaxPayload: 1 << 10})
	conn, reader := dial(t, e)
	_ = conn.SetDeadline(time.Now().Add(patience))
	_, _ = io.WriteString(conn, post("", "Content-Length: 1000000000")+strings.Repeat("x", 4<<10))
	if a := hear(t, reader); a.status != 413 || !a.closed {
		t.Errorf("%d %s", a.status, a.body)
	}
}

// TestNoMemory has large bodies wait for each other, and one give up.
func TestNoMemory(t *testing.T) {
	e, f := start(t, Options{Memory: 1 << 20})
	e.memory.wait = 400 * time.Millisecond
	f.hold = make(chan struct{})
	large := post(`"` + strings.Repeat("x", 100_000) + `"`)
	first, firstReader := dial(t, e)
	_, _ = io.WriteString(first, large)
	<-f.arrived // it holds most of the memory
	if a := speak(t, e, large, false); a.status != 503 || a.header.Get("Retry-After") == "" || !strings.Contains(a.body, "no memory") {
		t.Errorf("%d %s", a.status, a.body)
	}
	if _, refused := f.exchanges(); len(refused) != 1 || refused[0].Status != 503 {
		t.Errorf("the log has %+v", refused)
	}
	small, smallReader := dial(t, e)
	_, _ = io.WriteString(small, post(`{}`))
	for range 2 { // the refusal, and the small one, which needs no leave
		<-f.arrived
	}
	close(f.hold)
	if a := hear(t, firstReader); a.status != 200 {
		t.Errorf("the first: %d %s", a.status, a.body)
	}
	if a := hear(t, smallReader); a.status != 200 {
		t.Errorf("the small one: %d %s", a.status, a.body)
	}
	if a := speak(t, e, large, false); a.status != 200 {
		t.Errorf("afterwards: %d %s", a.status, a.body)
	}
}

// TestWhatThereIsNeverMemoryFor: a body of more values than can be judged within
// the memory of the endpoint is refused at once; waiting would not help.
func TestWhatThereIsNeverMemoryFor(t *testing.T) {
	e, f := start(t, Options{Memory: 8 << 20})
	for body, status := range map[string]int{
		`{"data":[` + strings.Repeat("1,", 100_000) + `1]}`:             413,
		`{"data":[{"k":[` + strings.Repeat("1,", 100_000) + `1]}]}`:     200, // in one entry
		`{"data":["` + strings.Repeat(`\",{[`, 100_000) + `"]}`:         200, // in a string
		`{"data":[` + strings.Repeat(`{"k":[1,1,1]},`, 20_000) + `{}]}`: 413,
	} {
		a := speak(t, e, post(body), false)
		if a.status != status || status != 200 && !strings.Contains(a.problem(t).Help, "--memory") {
			t.Errorf("%.30s: %d %s", body, a.status, a.body)
		}
	}
	if _, refused := f.exchanges(); len(refused) != 2 || len(refused[0].Body) > peeked {
		t.Errorf("%d were refused", len(refused))
	}
}

// TestTLSCausesAreNamed speaks TLS in ways that the endpoint does not.
func TestTLSCausesAreNamed(t *testing.T) {
	e, f := start(t, Options{TLS: true})
	for _, c := range []struct {
		name   string
		config *tls.Config
		cause  string
	}{
		{"no common cipher", &tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256}}, "no cipher suite in common"},
		{"HTTP/2 alone", &tls.Config{NextProtos: []string{"h2"}}, "application protocol (ALPN)"},
		{"an old version", &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS10}, "no version of TLS"},
	} {
		t.Run(c.name, func(t *testing.T) {
			config := c.config.Clone()
			config.InsecureSkipVerify = true
			if conn, err := tls.Dial("tcp", e.Addr(), config); err == nil {
				conn.Close()
				t.Fatal("a connection came about")
			}
			if x := f.lastRefused(t); !strings.Contains(x.Cause, c.cause) || x.Help == "" {
				t.Errorf("%s; %s", x.Cause, x.Help)
			}
		})
	}
}

package endpoint

import (
	"bufio"
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

// sendCut sends a request in two pieces, with a pause between them, over a
// connection that goes on to be used.
func sendCut(t *testing.T, conn net.Conn, reader *bufio.Reader, raw string, at int) answer {
	t.Helper()
	_ = conn.SetDeadline(time.Now().Add(patience))
	for _, piece := range []string{raw[:at], raw[at:]} {
		if _, err := io.WriteString(conn, piece); err != nil {
			t.Fatal(err)
		}
		time.Sleep(200 * time.Microsecond) // so that it is read by itself
	}
	return hear(t, reader)
}

func dial(t *testing.T, e *Endpoint) (net.Conn, *bufio.Reader) {
	t.Helper()
	conn, err := net.Dial("tcp", e.Addr())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn, bufio.NewReader(conn)
}

// bufferSize is how much the HTTP library reads at once.
const bufferSize = 4096

// TestLongLinesCutAnywhere sends header lines longer than the HTTP library's
// buffer, a long token as single sign-on makes them, whose first piece ends at
// every length around the buffer's size, both of the line and of the request;
// and the same with a long request line.
func TestLongLinesCutAnywhere(t *testing.T) {
	e, f := start(t, Options{})
	f.token = strings.Repeat("long-token.", 600)
	e.Add(f)
	long := post(`{"a":1}`, "Authorization: Bearer "+f.token)
	line := strings.Index(long, "Authorization:")
	target := request("POST", testPath+"?"+strings.Repeat("x", 6000), `{"a":1}`, "Authorization: Bearer "+f.token)
	conn, reader := dial(t, e)
	for offset := -40; offset <= 40; offset++ {
		for _, c := range []struct {
			raw string
			at  int
		}{{long, bufferSize + offset}, {long, line + bufferSize + offset}, {target, bufferSize + offset}, {target, len("POST ") + bufferSize + offset}} {
			if a := sendCut(t, conn, reader, c.raw, c.at); a.status != 200 {
				t.Fatalf("cut at %d: %d %s", c.at, a.status, a.body)
			}
		}
	}
	received, refused := f.exchanges()
	if len(received) != 81*4 || len(refused) != 0 {
		t.Errorf("%d received, %d refused", len(received), len(refused))
	}
}

// TestARequestCutAnywhere cuts a request at each of its bytes.
func TestARequestCutAnywhere(t *testing.T) {
	e, f := start(t, Options{})
	raw := post(`{"a":1}`)
	conn, reader := dial(t, e)
	for at := 1; at < len(raw); at++ {
		if a := sendCut(t, conn, reader, raw, at); a.status != 200 {
			t.Fatalf("cut at %d: %d %s", at, a.status, a.body)
		}
	}
	received, _ := f.exchanges()
	for i, x := range received {
		if len(x.Header) != 4 || x.Header[0].Name != "Host" || x.Header[1].Name != "Authorization" {
			t.Fatalf("cut at %d, the header is %v", i+1, x.Header)
		}
	}
}

// TestByteByByte has a long line drip in.
func TestByteByByte(t *testing.T) {
	e, f := start(t, Options{})
	f.token = strings.Repeat("long-token.", 500)
	e.Add(f)
	conn, reader := dial(t, e)
	raw := post(`{"a":1}`, "Authorization: Bearer "+f.token)
	for range 3 {
		for i := range len(raw) {
			if _, err := io.WriteString(conn, raw[i:i+1]); err != nil {
				t.Fatal(err)
			}
		}
		if a := hear(t, reader); a.status != 200 {
			t.Fatalf("%d %s", a.status, a.body)
		}
	}
}

package endpoint

import (
	"bufio"
	"io"
	"net"
	"testing"

	"caliper-playground/engine/session"
)

// TestEachMessageHasItsOwnHeader sends several over one connection.
func TestEachMessageHasItsOwnHeader(t *testing.T) {
	e, f := start(t, Options{})
	second := newFake()
	second.id = "bench-2"
	e.Add(second)
	conn, err := net.Dial("tcp", e.Addr())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	reader := bufio.NewReader(conn)
	send := func(raw string) {
		t.Helper()
		if _, err := io.WriteString(conn, raw); err != nil {
			t.Fatal(err)
		}
		if a := hear(t, reader); a.status != 200 {
			t.Fatalf("%d %s", a.status, a.body)
		}
	}
	trace := func(x session.Exchange) string {
		for _, field := range x.Header {
			if field.Name == "X-Trace" {
				return field.Value
			}
		}
		return ""
	}
	want := []string{"a", "a", "ab", "a", "", "a"}
	for _, value := range want {
		if value == "" {
			send(post(`{}`))
			continue
		}
		send(post(`{}`, "X-Trace: "+value))
	}
	send(request("POST", "/caliper/bench-2/message", `{}`, "X-Trace: other"))
	send(post(`{}`, "X-Trace: a"))
	received, _ := f.exchanges()
	if len(received) != len(want)+1 {
		t.Fatalf("%d messages", len(received))
	}
	for i, value := range append(want, "a") {
		if got := trace(received[i]); got != value || len(received[i].Header) < 4 {
			t.Errorf("message %d has %q, sent was %q: %+v", i+1, got, value, received[i].Header)
		}
	}
	if others, _ := second.exchanges(); len(others) != 1 || trace(others[0]) != "other" || others[0].Path != "/caliper/bench-2/message" {
		t.Errorf("the other session has %+v", others)
	}
}

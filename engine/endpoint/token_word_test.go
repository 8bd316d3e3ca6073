package endpoint

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"testing"

	"caliper-playground/engine/session"
)

// TestATokenThatIsAWordSpoilsNothing has tokens that are words of the program, of
// paths, header fields and bodies: what is answered, kept and told is the same as with
// one that is no word, the credential itself aside.
func TestATokenThatIsAWordSpoilsNothing(t *testing.T) {
	want := withToken(t, "5d2c0f8e7b1a4963")
	for _, token := range []string{"caliper", "s", "message", "POST", "application/json", "Person", "data", "127.0.0.1", "curl"} {
		got := withToken(t, token)
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("with the token %q it is\n%s\nand otherwise\n%s", token, got[i], want[i])
			}
		}
	}
}

// withToken is what comes of the same requests to a session with that token.
func withToken(t *testing.T, token string) []string {
	t.Helper()
	s, err := session.New(session.Options{Dir: t.TempDir(), ID: "s", Token: token})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	e := New(Options{})
	e.Add(s)
	if err := e.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = e.Close(context.WithoutCancel(t.Context())) }()
	body := `{"sensor":"s","sendTime":"2026-03-03T10:42:11.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[` +
		`{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"https://example.org/caliper/s","type":"Person","name":"caliper","description":"s message data Person"}]}`
	var said []string
	ask := func(method, path, header, body string) {
		conn, err := net.Dial("tcp", e.Addr())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = conn.Close() }()
		_, _ = fmt.Fprintf(conn, "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nUser-Agent: curl\r\nX-Course: caliper s message\r\nAccept: application/json\r\n%sContent-Length: %d\r\n\r\n%s", method, path, header, len(body), body)
		a := hear(t, bufio.NewReader(conn))
		said = append(said, fmt.Sprint(a.status, a.body))
	}
	credential := "Authorization: Bearer " + token + "\r\n"
	ask("POST", "/caliper/s/message", credential, body)
	ask("POST", "/caliper/s/message?of=caliper-s", credential, body)
	ask("POST", "/caliper/s/message", "", body)
	ask("POST", "/caliper/s/message", credential, body[:60])
	ask("GET", "/caliper/s/message", credential, "")
	ask("GET", "/caliper/s?message=caliper+s", "", "")
	for seq := 1; seq <= s.Len(); seq++ {
		m, err := s.Message(seq)
		if err != nil {
			t.Fatal(err)
		}
		x := m.Exchange
		said = append(said, fmt.Sprint(m.Status, m.Verdict, m.Note, m.Stranger, x.Method, x.Path, x.Playground, x.Cause, x.Help, x.Header, string(x.Body)))
	}
	strays, _ := e.Strays().Since(0)
	for _, stray := range strays {
		said = append(said, fmt.Sprint(stray.Method, stray.Path, stray.Cause, stray.Help))
	}
	return said
}

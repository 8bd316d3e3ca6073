package endpoint

import (
	"errors"
	"strconv"
	"strings"
	"testing"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Each request fails one check, or that check and later ones: the first check
// that it fails decides.
func TestTheFirstCheckThatFailsDecides(t *testing.T) {
	big := strings.Repeat(" ", 2000)
	cases := []struct {
		name, raw string
		status    int
		cause     string
	}{
		{"all is well", post(`{}`), 200, ""},
		{"path", request("POST", "/caliper/other/message", `{}`), 404, "no session"},
		{"path before host", request("POST", "/other", `{}`, "Host: evil.example"), 404, "no session"},
		{"path before method, token, type", request("PUT", "/other", `{`, "Authorization:", "Content-Type: text/plain"), 404, "no session"},
		{"host", post(`{}`, "Host: evil.example"), 421, "evil.example"},
		{"host before method and token", request("PUT", testPath, `{`, "Host: evil.example", "Authorization:"), 421, "evil.example"},
		{"method", request("PUT", testPath, `{}`), 405, "PUT"},
		{"method before origin, token, type", request("DELETE", testPath, `{`, "Origin: https://evil.example", "Authorization:", "Content-Type: text/plain"), 405, "DELETE"},
		{"origin", post(`{}`, "Origin: https://evil.example"), 403, "evil.example"},
		{"origin before token", post(`{`, "Origin: https://evil.example", "Authorization: Bearer no"), 403, "evil.example"},
		{"token", post(`{}`, "Authorization: Bearer wrong"), 401, "not this session's"},
		{"token before type and size", post(big, "Authorization:", "Content-Type: text/plain"), 401, "missing"},
		{"token before the configuration", request("GET", testPath, "", "Authorization:"), 401, "missing"},
		{"type", post(`{}`, "Content-Type: text/plain"), 415, "text/plain"},
		{"type before size", post(big, "Content-Type: text/plain"), 415, "text/plain"},
		{"coding", post(`{}`, "Content-Encoding: br"), 415, "br"},
		{"coding before size", post(big, "Content-Encoding: br"), 415, "br"},
		{"size", post(big), 413, "1000"},
		{"size before content", post("{" + big), 413, "1000"},
		{"content that does not parse", post(`{`), 400, "cut off"},
		{"version that is not supported", post(`{"dataVersion":"v9p9"}`), 422, "dataVersion"},
		{"content that is wrong", post(`{"action":"Wrong"}`), 200, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			e, _ := start(t, Options{MaxPayload: 1000})
			a := speak(t, e, c.raw, false)
			if a.status != c.status {
				t.Fatalf("status %d, want %d\n%s", a.status, c.status, a.body)
			}
			if c.status == 200 {
				if a.body != "" {
					t.Errorf("the body of a 200 is %q, want none", a.body)
				}
				return
			}
			p := a.problem(t)
			if a.header.Get("Content-Type") != "application/problem+json" || p.Status != c.status || p.Title == "" || p.Help == "" {
				t.Errorf("problem details are not whole: %q %+v", a.header.Get("Content-Type"), p)
			}
			if !strings.Contains(p.Detail, c.cause) {
				t.Errorf("detail %q does not name %q", p.Detail, c.cause)
			}
			if c.status == 400 && !a.closed {
				t.Error("the connection stays open after a 400")
			}
		})
	}
}

func TestNothingIsAcknowledgedThatTheJournalDoesNotHave(t *testing.T) {
	e, f := start(t, Options{})
	f.fail = errors.New("no space left on device")
	a := speak(t, e, post(`{}`), false)
	if a.status != 503 || a.header.Get("Retry-After") == "" {
		t.Fatalf("status %d, Retry-After %q", a.status, a.header.Get("Retry-After"))
	}
	if p := a.problem(t); !strings.Contains(p.Detail, "journal") {
		t.Errorf("detail %q", p.Detail)
	}
}

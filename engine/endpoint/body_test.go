package endpoint

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"
)

func packed(t testing.TB, body string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPackedBodies(t *testing.T) {
	const limit = 10_000
	whole := `{"text":"` + strings.Repeat("word ", 1000) + `"}`
	pack := packed(t, whole)
	cases := []struct {
		name, body string
		status     int
		cause      string
	}{
		{"well packed", pack, 200, ""},
		{"in two all", packed(t, whole[:100]) + packed(t, whole[100:]), 200, ""},
		{"cut off", pack[:len(pack)/2], 400, "gzip data is cut off"},
		{"cut off in its header", pack[:5], 400, "gzip data is cut off"},
		{"rubbish behind it", pack + "rubbish behind it", 400, "bytes stand behind the end"},
		{"a line end behind it", pack + "\n", 400, "bytes stand behind the end"},
		{"packed twice", packed(t, pack), 400, "packed with gzip twice"},
		{"damaged", pack[:20] + "\x00\x00\x00\x00" + pack[24:], 400, ""},
		{"not packed at all", whole, 400, "none that can be inflated"},
		{"empty", "", 400, "none that can be inflated"},
		{"at the limit", packed(t, `"`+strings.Repeat("x", limit-2)+`"`), 200, ""},
		{"one past the limit", packed(t, `"`+strings.Repeat("x", limit-1)+`"`), 413, "inflates to more"},
		{"bomb", packed(t, strings.Repeat("\x00", 10<<20)), 413, "the limit is 10000 bytes"},
	}
	e, f := start(t, Options{MaxPayload: limit})
	for _, coding := range []string{"gzip", "x-gzip", "GZIP"} {
		for _, c := range cases {
			t.Run(coding+" "+c.name, func(t *testing.T) {
				a := speak(t, e, post(c.body, "Content-Encoding: "+coding), false)
				if a.status != c.status || c.status != 200 && !strings.Contains(a.problem(t).Detail, c.cause) {
					t.Errorf("%d %s", a.status, a.body)
				}
			})
		}
	}
	received, refused := f.exchanges()
	if string(received[0].Body) != whole {
		t.Errorf("the session got %d bytes, want %d inflated ones", len(received[0].Body), len(whole))
	}
	for _, x := range refused {
		if len(x.Body) > limit {
			t.Errorf("%d bytes are kept of what was refused", len(x.Body))
		}
	}
	for _, coding := range []string{"br", "deflate", "gzip, gzip", "zstd"} {
		if a := speak(t, e, post("{}", "Content-Encoding: "+coding), false); a.status != 415 || a.header.Get("Accept-Encoding") != "gzip" {
			t.Errorf("%s: %d", coding, a.status)
		}
	}
}

func TestTheLimitOfPlainBodies(t *testing.T) {
	e, _ := start(t, Options{MaxPayload: 1000})
	exact := `"` + strings.Repeat("x", 998) + `"`
	for _, c := range []struct {
		name, raw string
		status    int
	}{
		{"at the limit", post(exact), 200},
		{"one more", post(exact + " "), 413},
		{"at the limit, chunked", post("", "Content-Length:", "Transfer-Encoding: chunked") + "3e8\r\n" + exact + "\r\n0\r\n\r\n", 200},
		{"one more, chunked", post("", "Content-Length:", "Transfer-Encoding: chunked") + "3e9\r\n" + exact + " \r\n0\r\n\r\n", 413},
		{"only announced", post("", "Content-Length: 9000000000000"), 413},
		{"twenty times as much", post(strings.Repeat(" ", 20_000)), 413},
	} {
		t.Run(c.name, func(t *testing.T) {
			if a := speak(t, e, c.raw, strings.HasPrefix(c.name, "only")); a.status != c.status {
				t.Errorf("%d %s", a.status, a.body)
			}
		})
	}
}

// Large bodies are announced by curl and others with Expect: 100-continue. A
// refusal comes instead of the leave to send.
func TestARefusalComesBeforeTheBody(t *testing.T) {
	e, _ := start(t, Options{MaxPayload: 1000})
	for status, line := range map[int]string{413: "Content-Length: 5000", 401: "Authorization: Bearer no", 415: "Content-Type: text/plain"} {
		lines := []string{"Content-Length: 10", "Expect: 100-continue", line}
		if status == 413 {
			lines = lines[1:]
		}
		if a := speak(t, e, post("", lines...), false); a.status != status {
			t.Errorf("%d, want %d", a.status, status)
		}
	}
}

// A length that is announced but never comes takes no memory.
func TestReadUpToGrowsWithWhatComes(t *testing.T) {
	body, _, err := (&call{endpoint: New(Options{})}).readUpTo(strings.NewReader("{}"), 1<<40, 1<<40)
	if err != nil || string(body) != "{}" || cap(body) > 128<<10 {
		t.Errorf("%q, capacity %d, %v", body, cap(body), err)
	}
}

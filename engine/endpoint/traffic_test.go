package endpoint

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/engine/session"
)

// What real senders put on the wire, as far as the transport goes: the bytes,
// what they are answered, and what the log says of them.
func TestWhatRealSendersPutOnTheWire(t *testing.T) {
	jwt := "eyJhbGciOiJIUzI1NiJ9.eyJzZW5zb3IiOiJ4In0.c2lnbmF0dXJl"
	cases := []struct {
		name, raw   string
		options     Options
		tolerated   bool // a token without "Bearer"
		status      int
		cause, help string
	}{
		{name: "token without Bearer", raw: post(`{}`, "Authorization: "+testToken), status: 401, cause: "the token is right", help: `apiKey to "Bearer <token>"`},
		{name: "token without Bearer, tolerated", raw: post(`{}`, "Authorization: "+testToken), tolerated: true, status: 200},
		{name: "another token without Bearer, though tolerated", raw: post(`{}`, "Authorization: wrong"), tolerated: true, status: 401, cause: "neither"},
		{name: "no Authorization", raw: post(`{}`, "Authorization:"), status: 401, cause: "missing"},
		{name: "scheme OAuth", raw: post(`{}`, "Authorization: OAuth abc"), status: 401, cause: `"OAuth", not Bearer`},
		{name: "scheme Beater with the right token", raw: post(`{}`, "Authorization: Beater "+testToken), status: 401, cause: `the token is right, but the scheme before it is "Beater"`, help: "AUTH_SCHEME"},
		{name: "Bearer twice", raw: post(`{}`, "Authorization: Bearer Bearer "+testToken), status: 401, cause: "twice", help: "by itself"},
		{name: "Bearer with a colon", raw: post(`{}`, "Authorization: Bearer:"+testToken), status: 401, cause: "one space"},
		{name: "token in angle brackets", raw: post(`{}`, "Authorization: Bearer <"+testToken+">"), status: 401, cause: "angle brackets"},
		{name: "bearer in small letters", raw: post(`{}`, "Authorization: bearer "+testToken), status: 200},
		{name: "two Authorization headers", raw: post(`{}`, "Authorization: Bearer "+testToken, "Authorization: Bearer "+testToken), status: 401, cause: "2 Authorization headers"},
		{name: "charset utf-8", raw: post(`{}`, "Content-Type: application/json; charset=utf-8"), status: 200},
		{name: "charset in quotes and capitals", raw: post(`{}`, `Content-Type: Application/JSON;charset="UTF-8"`), status: 200},
		{name: "another parameter", raw: post(`{}`, `Content-Type: application/json; profile="x"`), status: 200},
		{name: "another charset", raw: post(`{}`, "Content-Type: application/json; charset=iso-8859-1"), status: 415, cause: "iso-8859-1", help: "UTF-8"},
		{name: "JSON-LD type", raw: post(`{}`, "Content-Type: application/ld+json"), status: 415, cause: "ld+json"},
		{name: "no type", raw: post(`{}`, "Content-Type:"), status: 415, cause: "missing"},
		{name: "form type, as curl -d sends", raw: post(`{}`, "Content-Type: application/x-www-form-urlencoded"), status: 415, cause: "web form", help: "curl"},
		{name: "Kafka wrapper", raw: post(`{"records":[{"value":{}}]}`, "Content-Type: application/vnd.kafka.json.v2+json"), status: 415, cause: "Kafka", help: "records[].value"},
		{name: "JWT by its type", raw: post(jwt, "Content-Type: application/jwt"), status: 415, cause: "signed JWT", help: "signing"},
		{name: "JWT as text", raw: post(jwt, "Content-Type: text/plain"), status: 415, cause: "signed JWT", help: "signing"},
		{name: "Content-Length counts characters", raw: "POST " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + testToken + "\r\nContent-Type: application/json\r\nContent-Length: 15\r\nConnection: keep-alive\r\n\r\n{\"sensor\":\"http://example.org\"}", status: 400, cause: "cut off"},
		{name: "preflight", raw: "OPTIONS " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1:18097\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization,content-type\r\n\r\n", status: 204},
		{name: "preflight from elsewhere", raw: "OPTIONS " + testPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://evil.example\r\n\r\n", status: 403, cause: "https://evil.example"},
		{name: "configuration", raw: request("GET", testPath, "", "Content-Type:", "Content-Length:"), status: 200},
		{name: "Host as a whole URL", raw: post(`{}`, "Host: http://127.0.0.1:8080"+testPath), status: 400, cause: "whole URL", help: "Host: 127.0.0.1:8080"},
		{name: "gzip is not what it says", raw: post(`{}`, "Content-Encoding: gzip"), status: 400, cause: "Content-Encoding says gzip"},
		{name: "reply body", raw: post(`{}`), options: Options{ReplyBody: "{}"}, status: 200},
		{name: "no token asked for", raw: post(`{}`, "Authorization:"), options: Options{NoAuth: true}, status: 200},
		{name: "content rejected", raw: post(`{"action":"Wrong"}`), options: Options{RejectInvalid: true}, status: 422, cause: "error", help: "mend"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			e, f := start(t, c.options)
			f.bareToken.Store(c.tolerated)
			a := speak(t, e, c.raw, false)
			if a.status != c.status {
				t.Fatalf("status %d, want %d\n%s", a.status, c.status, a.body)
			}
			if c.cause == "" {
				return
			}
			p := a.problem(t)
			if !strings.Contains(p.Detail, c.cause) || !strings.Contains(p.Help, c.help) {
				t.Errorf("detail %q, help %q; want %q and %q in them", p.Detail, p.Help, c.cause, c.help)
			}
			if a.status == 400 && !a.closed {
				t.Error("the connection stays open after a 400")
			}
			received, refused := f.exchanges()
			x := append(received, refused...)
			if len(x) != 1 {
				t.Fatalf("the session was told of %d exchanges, want 1: %+v", len(x), x)
			}
			if x[0].Status != c.status || x[0].Cause != p.Detail || string(x[0].Reply) != a.body {
				t.Errorf("the log says %d %q %q; the sender was told %q", x[0].Status, x[0].Cause, x[0].Reply, a.body)
			}
			if text := x[0].Cause + x[0].Help + string(x[0].Reply); strings.Contains(text, testToken) {
				t.Errorf("the token is in the log: %s", text)
			}
		})
	}
}

func TestToleratedBareTokenIsShown(t *testing.T) {
	e, f := start(t, Options{})
	f.bareToken.Store(true)
	speak(t, e, post(`{}`, "Authorization: "+testToken), false)
	speak(t, e, post(`{}`), false)
	received, _ := f.exchanges()
	if len(received) != 2 || len(received[0].Tolerated) != 1 || received[0].Tolerated[0] != "bare-token" || received[1].Tolerated != nil {
		t.Errorf("tolerated: %+v", received)
	}
}

func TestPreflightTellsABrowserWhatItMayDo(t *testing.T) {
	e, _ := start(t, Options{AllowOrigins: []string{"https://lms.example.org/"}})
	for _, origin := range []string{"http://localhost:3000", "https://127.0.0.1", "http://[::1]:8080", "http://app.localhost", "https://lms.example.org"} {
		a := speak(t, e, "OPTIONS "+testPath+" HTTP/1.1\r\nHost: localhost\r\nOrigin: "+origin+"\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Private-Network: true\r\n\r\n", false)
		if a.status != 204 || a.header.Get("Access-Control-Allow-Origin") != origin || a.header.Get("Access-Control-Allow-Private-Network") != "true" || a.header.Get("Vary") != "Origin" {
			t.Errorf("%s: %d %v", origin, a.status, a.header)
		}
		if allowed := a.header.Get("Access-Control-Allow-Headers"); !strings.Contains(allowed, "authorization") || !strings.Contains(allowed, "content-type") {
			t.Errorf("allowed headers are %q", allowed)
		}
	}
	for _, origin := range []string{"null", "https://evil.example", "http://localhost.evil.example", "http://127.0.0.1.evil.example", "file://localhost", "http://localhost/path", "http://user@localhost"} {
		a := speak(t, e, "OPTIONS "+testPath+" HTTP/1.1\r\nHost: localhost\r\nOrigin: "+origin+"\r\n\r\n", false)
		if a.status != 403 || a.header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %d %v", origin, a.status, a.header)
		}
	}
}

func TestAPageMayReadTheAnswerItGot(t *testing.T) {
	e, _ := start(t, Options{})
	for _, raw := range []string{post(`{}`, "Origin: http://localhost:1"), post(`{`, "Origin: http://localhost:1"), post(`{}`, "Origin: http://localhost:1", "Authorization:")} {
		if a := speak(t, e, raw, false); a.header.Get("Access-Control-Allow-Origin") != "http://localhost:1" {
			t.Errorf("%d: %v", a.status, a.header)
		}
	}
}

func TestConfigurationHasTheNamesOfTheTable(t *testing.T) {
	for _, c := range []struct{ names, versions, limit string }{
		{"", "caliperSupportedVersions", "caliperMaxPayloadSize"},
		{"camel", "caliperSupportedVersions", "caliperMaxPayloadSize"},
		{"snake", "caliper_supported_versions", "caliper_max_payload_size"},
	} {
		e, _ := start(t, Options{ConfigNames: c.names, MaxPayload: 12345})
		a := speak(t, e, request("GET", testPath, "", "Content-Type:", "Content-Length:"), false)
		var got map[string]json.RawMessage
		if err := json.Unmarshal([]byte(a.body), &got); err != nil {
			t.Fatal(err)
		}
		if len(got) != 3 || string(got[c.limit]) != "12345" || !strings.Contains(string(got[c.versions]), `"http://purl.imsglobal.org/ctx/caliper/v1p2"`) {
			t.Errorf("names %q: %s", c.names, a.body)
		}
	}
}

func TestHeaderIsKeptInTheSendersOrderAndSpelling(t *testing.T) {
	e, f := start(t, Options{})
	speak(t, e, post(`{}`, "x-first: 1", "COOKIE: id=7", "X-Token: is "+testToken, "x-first: 2", "Authorization: Basic dXNlcg=="), false)
	want := []session.Field{
		{Name: "Host", Value: "127.0.0.1"}, {Name: "Content-Type", Value: "application/json"}, {Name: "Content-Length", Value: "2"},
		{Name: "x-first", Value: "1"}, {Name: "COOKIE", Value: "id=7"}, {Name: "X-Token", Value: "is " + testToken},
		{Name: "x-first", Value: "2"}, {Name: "Authorization", Value: "Basic dXNlcg=="},
	}
	if got := f.lastRefused(t).Header; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// The recorded requests of real libraries, with their bytes as they were.
func TestRecordings(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "caliper", "recordings", "*.ndjson"))
	if len(files) == 0 {
		t.Skip("the recordings of real senders are not beside the project")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { replayRecording(t, file) })
	}
}

func replayRecording(t *testing.T, file string) {
	e, f := start(t, Options{})
	f.token = "test-token-123"
	e.Add(f)
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	lines, count := bufio.NewScanner(in), 0
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var r struct {
			Method  string
			Headers [][2]string
			Body    string `json:"body_base64"`
		}
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		body, _ := base64.StdEncoding.DecodeString(r.Body)
		header, raw := http.Header{}, r.Method+" "+testPath+" HTTP/1.1\r\nHost: "+e.Addr()+"\r\n"
		for _, h := range r.Headers {
			header.Add(h[0], h[1])
			raw += h[0] + ": " + h[1] + "\r\n"
		}
		count++
		a := speak(t, e, raw+"\r\n"+string(body), false)
		if want := statusOfRecorded(r.Method, header, body); a.status != want {
			t.Errorf("line %d: %d, want %d\n%s", count, a.status, want, a.body)
		}
	}
	received, refused := f.exchanges()
	if got := len(received) + len(refused); got != count {
		t.Errorf("%d requests were sent, the session was told of %d", count, got)
	}
}

func statusOfRecorded(method string, header http.Header, body []byte) int {
	length := header.Get("Content-Length")
	switch {
	case method == "OPTIONS":
		return 204
	case header.Get("Authorization") != "Bearer test-token-123":
		return 401
	case method == "GET":
		return 200
	case !strings.HasPrefix(header.Get("Content-Type"), "application/json"):
		return 415
	case length != "" && length != itoa(len(body)), !json.Valid(body):
		return 400
	}
	return 200
}

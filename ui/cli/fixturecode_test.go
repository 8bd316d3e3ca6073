package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/session"
	"caliper-playground/engine/snippet"
)

// runners says how a program of each language is run.
func runners() map[snippet.Language][]string {
	return map[snippet.Language][]string{
		snippet.Curl: {"sh"}, snippet.Go: {"go", "run"}, snippet.Python: {"python3"}, snippet.JavaScript: {"node"},
		snippet.Browser: {"node"}, snippet.Java: {"java", "-XX:TieredStopAtLevel=1"}, // it runs too briefly to be compiled well
	}
}

// hardToQuote is an event with what the languages quote each in their way.
const hardToQuote = `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:3a9bd869-addc-48b1-80f6-a21b2b7e4c5f","type":"ViewEvent",
"profile":"ReadingProfile","actor":{"id":"https://example.org/1","type":"Person"},"action":"Viewed","object":{"id":"https://example.org/2","type":"Document"},
"eventTime":"2026-03-02T09:15:00.000Z","extensions":{"a":"it's $HOME $(id) \"x\" \\n \\\\ \u00e9 é %s {{.}} & | @ID-1@ END_OF_DATA '","":"\"\"","n":1.50}}`

// Each program that this machine can run sends its event, is asked to come back
// once, sends the same again, and earns the row's mark once.
func TestCodeEarnsTheMark(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("starts compilers and interpreters")
	}
	for _, language := range snippet.Languages() {
		t.Run(string(language), func(t *testing.T) {
			t.Parallel()
			runner := runners()[language]
			if _, err := exec.LookPath(runner[0]); err != nil {
				t.Skipf("there is no %s here", runner[0])
			}
			code, err := snippet.Write(language, "what is\n*/ hard to quote", "https://example.org/sensors/1", catalog.V1p2, []byte(hardToQuote))
			if err != nil {
				t.Fatal(err)
			}
			s, address := endpointThatIsBusyAtFirst(t)
			if language == snippet.Browser { // a page would say so before it
				code = `globalThis.CALIPER_ENDPOINT = process.env.CALIPER_ENDPOINT; globalThis.CALIPER_TOKEN = process.env.CALIPER_TOKEN;` + "\n" + code
			}
			file := filepath.Join(t.TempDir(), language.File())
			if err := os.WriteFile(file, []byte(code), 0o600); err != nil {
				t.Fatal(err)
			}
			run := exec.Command(runner[0], append(runner[1:], file)...)
			run.Env = append(os.Environ(), "CALIPER_ENDPOINT="+address, "CALIPER_TOKEN="+s.Token())
			out, err := run.CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			if n := s.Len(); n != 1 {
				t.Errorf("%d messages arrived: %s", n, out)
			}
			marks := 0
			for _, p := range s.Scorecard() {
				for _, row := range p.Rows {
					if row.Row.ID == "ReadingProfile/ViewEvent/Viewed" {
						marks = row.Count
					}
				}
			}
			if marks != 1 {
				t.Errorf("%d marks: %s", marks, out)
			}
			m, err := s.Message(1)
			if err != nil {
				t.Fatal(err)
			}
			var sent struct {
				Data []struct{ ID, Extensions json.RawMessage }
			}
			if err := json.Unmarshal(m.Exchange.Body, &sent); err != nil || len(sent.Data) != 1 {
				t.Fatalf("%v: %s", err, m.Exchange.Body)
			}
			var event struct{ Extensions json.RawMessage }
			if err := json.Unmarshal([]byte(hardToQuote), &event); err != nil {
				t.Fatal(err)
			}
			if !sameJSON(t, event.Extensions, sent.Data[0].Extensions) {
				t.Errorf("%s became %s", event.Extensions, sent.Data[0].Extensions)
			}
			if bytes.Contains(sent.Data[0].ID, []byte("3a9bd869")) {
				t.Error("the event has no new id")
			}
		})
	}
}

// endpointThatIsBusyAtFirst starts an endpoint behind a proxy that answers the
// first request with 503.
func endpointThatIsBusyAtFirst(t *testing.T) (*session.Session, string) {
	t.Helper()
	s, err := session.New(session.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	e := endpoint.New(endpoint.Options{})
	e.Add(s)
	if err := e.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	target, err := url.Parse(e.URL(s.ID()))
	if err != nil {
		t.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.Out.URL.Scheme, r.Out.URL.Host, r.Out.Host = target.Scheme, target.Host, target.Host
	}}
	var before atomic.Bool
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !before.Swap(true) {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		front.Close()
		_ = e.Close(context.Background())
		_ = s.Close()
	})
	return s, front.URL + target.Path
}

func TestCodeSaysWhatItCannotWrite(t *testing.T) {
	for _, test := range []struct {
		args []string
		hint string
	}{
		{[]string{"reading-view-viewd"}, `did you mean "reading-view-viewed"?`},
		{[]string{"qqq"}, "fixtures list names all"},
		{[]string{"reading-view-viewed", "--language", "cobol"}, "none of curl, go, python"},
		{nil, "NAME"},
	} {
		got := command(t, "", append([]string{"fixtures", "code"}, test.args...)...)
		if got.status != 2 || !strings.Contains(got.err, test.hint) {
			t.Errorf("%v: status %d, %s", test.args, got.status, got.err)
		}
	}
}

func TestCodeOfABuiltInDocument(t *testing.T) {
	for _, name := range fixtureNames(catalog.V1p2)[:3] {
		for _, language := range snippet.Languages() {
			got := command(t, "", "fixtures", "code", name, "--language", string(language))
			if got.status != 0 || !strings.Contains(got.out, "CALIPER_TOKEN") {
				t.Errorf("%s in %s: status %d, %s", name, language, got.status, got.err)
			}
		}
	}
}

// sameJSON says whether two texts are the same value.
func sameJSON(t *testing.T, a, b []byte) bool {
	t.Helper()
	one, err := document.NewParser(nil).Parse(a)
	if err != nil {
		t.Fatal(err)
	}
	other, err := document.NewParser(nil).Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	return document.Equal(one, 0, other, 0)
}

package sensor

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// sent is what an endpoint saw of a message.
type sent struct {
	method, authorization, contentType, body string
	announced                                int64
	brokenOff                                bool
}

func TestManners(t *testing.T) {
	for _, test := range []struct {
		name   string
		manner Manner
		want   sent
	}{
		{"a sensor's own", Manner{}, sent{method: "POST", authorization: "Bearer sesame", contentType: "application/json"}},
		{"without a token", Manner{Header: http.Header{"Authorization": nil}}, sent{method: "POST", contentType: "application/json"}},
		{"the token by itself", Manner{Scheme: BareScheme}, sent{method: "POST", authorization: "sesame", contentType: "application/json"}},
		{"another token", Manner{Token: "open"}, sent{method: "POST", authorization: "Bearer open", contentType: "application/json"}},
		{"another media type", Manner{Header: http.Header{"Content-Type": {"text/plain"}}}, sent{method: "POST", authorization: "Bearer sesame", contentType: "text/plain"}},
		{"another method", Manner{Method: http.MethodPut}, sent{method: "PUT", authorization: "Bearer sesame", contentType: "application/json"}},
		{"broken off", Manner{Missing: 7}, sent{method: "POST", authorization: "Bearer sesame", contentType: "application/json", brokenOff: true}},
		{"broken off at once", Manner{Method: http.MethodPut, Missing: 1 << 40}, sent{method: "PUT", authorization: "Bearer sesame", contentType: "application/json", brokenOff: true}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, start := range []func(http.Handler) *httptest.Server{httptest.NewServer, httptest.NewTLSServer} {
				var got sent
				server := start(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					body, err := io.ReadAll(r.Body)
					got = sent{r.Method, r.Header.Get("Authorization"), r.Header.Get("Content-Type"), string(body), r.ContentLength, errors.Is(err, io.ErrUnexpectedEOF)}
					w.WriteHeader(http.StatusTeapot)
					_, _ = io.WriteString(w, "no coffee")
				}))
				defer server.Close()
				o := Options{URL: server.URL + "/a?b=c", Token: "sesame"}
				if strings.HasPrefix(server.URL, "https") {
					o.CAFile = certificateFile(t, server)
				}
				var reply Reply
				manner := test.manner
				if _, err := New(o).Send(t.Context(), []Payload{{Source: "x", Raw: []byte(`{"a":1}`), Manner: &manner}}, func(p Progress) { reply = p.Last }); err != nil {
					t.Fatal(err)
				}
				want := test.want
				want.body, want.announced = `{"a":1}`, 7+test.manner.Missing
				if got != want {
					t.Errorf("the endpoint saw %+v, want %+v", got, want)
				}
				if reply.Status != http.StatusTeapot || string(reply.Body) != "no coffee" {
					t.Errorf("the answer is %d %q, %v", reply.Status, reply.Body, reply.Err)
				}
			}
		})
	}
}

// A message that goes in a manner of its own shares no envelope, and one that gets
// no answer is given up in time.
func TestAMannerGoesAloneAndNotForEver(t *testing.T) {
	r := &recorder{}
	items := []Payload{event("a"), event("b"), event("c")}
	items[1].Manner = &Manner{Token: "x"}
	if _, err := New(Options{URL: serve(t, r), Batch: 3}).Send(t.Context(), items, nil); err != nil {
		t.Fatal(err)
	}
	if len(r.bodies) != 3 || r.headers[1].Get("Authorization") != "Bearer x" || r.headers[2].Get("Authorization") != "" {
		t.Errorf("%d messages, with %v", len(r.bodies), r.headers)
	}
	silent := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-silent }))
	defer server.Close()
	defer close(silent)
	var reply Reply
	_, _ = New(Options{URL: server.URL, Timeout: 20 * time.Millisecond}).Send(t.Context(), []Payload{{Raw: []byte("{"), Manner: &Manner{Missing: 1}}}, func(p Progress) { reply = p.Last })
	if reply.Err == nil {
		t.Errorf("there was an answer, %d", reply.Status)
	}
}

package cli

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/probe"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// probeAll asks an endpoint everything, without a pause.
func probeAll(t *testing.T, url, token string) map[string]probe.Answer {
	t.Helper()
	p := probe.New(sensor.Options{URL: url, Token: token})
	p.Pause = func(ctx context.Context) error { return ctx.Err() }
	answers := map[string]probe.Answer{}
	for a := range p.Answers(t.Context()) {
		answers[a.Name] = a
	}
	return answers
}

// TestOurOwnEndpointAnswersAsItMust holds every question against it.
func TestOurOwnEndpointAnswersAsItMust(t *testing.T) {
	s, err := session.New(session.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	e := endpoint.New(endpoint.Options{MaxPayload: 64 << 10})
	e.Add(s)
	if err := e.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	defer e.Close(context.Background())
	answers := probeAll(t, e.URL(s.ID()), s.Token())
	for name, a := range answers {
		if a.Verdict != rule.Pass {
			t.Errorf("%s: %s", name, a.Said)
		}
	}
	for _, name := range []string{"size/at-limit", "size/above-limit", "token/missing", "envelope/repeat", "configuration/get"} {
		if _, asked := answers[name]; !asked {
			t.Errorf("%s was not asked", name)
		}
	}
	if totals := s.Totals(); totals.Fail+totals.Warn > 0 || totals.Pass < 5 || totals.Repeated != 1 {
		t.Errorf("what is sent as good is judged %+v", totals)
	}
	for _, entry := range s.Entries(0, s.Len()) {
		if m, err := s.Message(entry.Seq); err != nil || strings.Contains(string(m.Exchange.Body), `"sensor":`) && !strings.Contains(string(m.Exchange.Body), "probe") {
			t.Errorf("message %d does not say that it is a probe's: %v", entry.Seq, err)
		}
	}
}

// TestEndpointsThatAnswerWrongly are seen through.
func TestEndpointsThatAnswerWrongly(t *testing.T) {
	for _, c := range []struct {
		name    string
		handler http.HandlerFunc
		fails   []string
		passes  []string
		warns   []string
	}{
		{"one that takes everything", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(`{"ok":true}`)) },
			[]string{"envelope/not-json", "method/put", "media-type/text-plain", "token/missing", "token/wrong"}, nil, []string{"envelope/good-1.2", "configuration/get"}},
		{"one that refuses everything", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(400) },
			[]string{"envelope/good-1.1", "token/lower-case"}, []string{"envelope/not-json"}, []string{"token/missing", "method/put", "envelope/unknown-version"}},
		{"one that fails", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) }, []string{"envelope/not-json", "configuration/get", "token/wrong"}, nil, nil},
		{"one that sends on", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/elsewhere", http.StatusFound) }, []string{"envelope/good-1.2", "envelope/not-json"}, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var paths []string
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				paths = append(paths, r.URL.Path)
				c.handler(w, r)
			}))
			defer server.Close()
			answers := probeAll(t, server.URL+"/here", "secret")
			for v, names := range map[rule.Verdict][]string{rule.Fail: c.fails, rule.Pass: c.passes, rule.Warn: c.warns} {
				for _, name := range names {
					if a := answers[name]; a.Verdict != v || v != rule.Pass && a.Said == "" {
						t.Errorf("%s: %s, %q", name, a.Verdict, a.Said)
					}
				}
			}
			if slices.Contains(paths, "/elsewhere") {
				t.Error("a redirect was followed")
			}
		})
	}
}

func TestProbeStopsWhereNobodyAnswers(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	got := command(t, "", "probe", server.URL, "--token", "t", "--yes")
	if got.status != 3 || !strings.Contains(got.out+got.err, "nobody listens at") || !strings.Contains(got.out, "\n1 answer: ") {
		t.Errorf("status %d: %s%s", got.status, got.out, got.err)
	}
}

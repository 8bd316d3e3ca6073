package cli

import (
	"context"
	"net/http"
	"net/http/httptest"
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

func TestProbeStopsWhereNobodyAnswers(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	got := command(t, "", "probe", server.URL, "--token", "t", "--yes")
	if got.status != 3 || !strings.Contains(got.out+got.err, "nobody listens at") || !strings.Contains(got.out, "\n1 answer: ") {
		t.Errorf("status %d: %s%s", got.status, got.out, got.err)
	}
}

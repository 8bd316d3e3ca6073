package endpoint

import (
	"context"
	"strings"
	"testing"

	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/fixtures"
)

var _ Receiver = (*session.Session)(nil)

// The whole way: fixtures by the sensor over HTTP to a session with its
// journal, and from there to marks.
func TestFixturesEarnMarksOverHTTP(t *testing.T) {
	s, err := session.New(session.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	e := New(Options{})
	e.Add(s)
	if err := e.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	defer e.Close(context.Background())

	set, err := fixtures.Load(s.Spec(), "rows")
	if err != nil {
		t.Fatal(err)
	}
	var payloads []sensor.Payload
	for _, f := range set {
		payloads = append(payloads, sensor.Payload{Source: f.Name, Data: f.Data})
	}
	options := sensor.Options{URL: e.URL(s.ID()), Token: s.Token(), Batch: 5, Timeout: patience}
	report, err := sensor.New(options).Send(context.Background(), payloads, func(p sensor.Progress) {
		if !p.Last.Accepted() {
			t.Errorf("%v: %d %s %v", p.Last.Sources, p.Last.Status, p.Last.Body, p.Last.Err)
		}
	})
	if err != nil || report.Payloads != len(set) {
		t.Fatalf("%v %+v", err, report)
	}
	for _, profile := range s.Scorecard() {
		if !profile.Met() {
			t.Errorf("%s is not met: %d of %d", profile.Profile.Name, profile.RequiredMet, profile.RequiredTotal)
		}
	}

	options.Token = "wrong"
	if _, err := sensor.New(options).Send(context.Background(), payloads[:1], nil); err != nil {
		t.Fatal(err)
	}
	last, err := s.Message(s.Len())
	if err != nil || last.Status != 401 || !strings.Contains(last.Exchange.Cause, "not this session's") || last.Judged {
		t.Errorf("%v %+v", err, last)
	}
	if a := speak(t, e, "POST /caliper/"+s.ID()+"/message HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "+s.Token()+"\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"sensor\":\"http", false); a.status != 400 || !a.closed || !strings.Contains(a.problem(t).Detail, "breaks off") {
		t.Errorf("a cut-off message: %d %s", a.status, a.body)
	}
	if last, err = s.Message(s.Len()); err != nil || last.Status != 400 || !strings.Contains(string(last.Exchange.Reply), "breaks off") {
		t.Errorf("%v %+v", err, last)
	}
}

func TestRejectInvalidCarriesTheFindings(t *testing.T) {
	s, err := session.New(session.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	e := New(Options{RejectInvalid: true})
	e.Add(s)
	if err := e.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	defer e.Close(context.Background())
	var last sensor.Reply
	_, err = sensor.New(sensor.Options{URL: e.URL(s.ID()), Token: s.Token()}).Send(context.Background(),
		[]sensor.Payload{{Source: "x", Data: []byte(`{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","type":"NoSuchEvent"}`)}},
		func(p sensor.Progress) { last = p.Last })
	if err != nil {
		t.Fatal(err)
	}
	a := answer{status: last.Status, body: string(last.Body)}
	if p := a.problem(t); last.Status != 422 || len(p.Findings) == 0 || p.Findings[0].Pointer == "" {
		t.Errorf("%d %s", last.Status, last.Body)
	}
	m, err := s.Message(1)
	if kept := string(m.Exchange.Reply); err != nil || m.Status != 422 || kept == "" || !strings.HasPrefix(a.body, kept) || len(kept)+m.Exchange.Cut.Reply != len(a.body) {
		t.Errorf("the journal has %d %s, %v", m.Status, m.Exchange.Reply, err)
	}
}

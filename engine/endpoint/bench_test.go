package endpoint

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/fixtures"
)

// unjudged is a session that takes everything and keeps nothing: with it the
// endpoint is measured alone.
type unjudged struct{}

func (unjudged) ID() string    { return testID }
func (unjudged) Token() string { return testToken }
func (unjudged) Judging() (bool, rule.Tolerances) {
	return false, rule.Tolerances{}
}
func (unjudged) Receive(x session.Exchange) (session.Message, error) {
	x.Status = http.StatusOK
	m := session.Message{Exchange: x}
	m.Exchange.Reply = x.Answer(&m)
	return m, nil
}
func (unjudged) Refuse(x session.Exchange) (session.Message, error) {
	return session.Message{Exchange: x}, nil
}

// BenchmarkEndpoint posts single-event envelopes, each of an id of its own,
// over 16 and 64 connections, with and without TLS, to the endpoint, with a
// session that judges and journals or with none, and to a handler of the same
// HTTP library that only reads the body and answers 200.
//
// The two take turns in short slices, and what counts is the median of the
// ratios of neighbouring slices, so that what else the machine does weighs on
// both. The sender runs in the same process and is part of either's cost: Go's
// own HTTP client, or bare, which writes bytes that are ready and so shows the
// differences at their largest. Reported are the endpoint's requests a second,
// their ratio to the plain handler's (1 is as fast), the ratio of the 99th
// percentiles (1 is as slow), and that of the processor time spent (1 is as
// cheap).
func BenchmarkEndpoint(b *testing.B) {
	for _, c := range []comparison{
		{name: "plain/judged", judged: true, dial: dialClient},
		{name: "tls/judged", judged: true, overTLS: true, dial: dialClient},
		{name: "bare-sender/plain/judged", judged: true, dial: dialBare},
		{name: "bare-sender/tls/judged", judged: true, overTLS: true, dial: dialBare},
		{name: "bare-sender/plain/unjudged", dial: dialBare},
		{name: "bare-sender/tls/unjudged", overTLS: true, dial: dialBare},
	} {
		for _, connections := range []int{16, 64} {
			b.Run(fmt.Sprintf("%s/%d-connections", c.name, connections), func(b *testing.B) { c.run(b, connections) })
		}
	}
}

type comparison struct {
	name            string
	overTLS, judged bool
	dial            func(address string, overTLS bool) (sender, error)
}

func (c *comparison) run(b *testing.B, connections int) {
	other := httptest.NewUnstartedServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body) }))
	start := other.Start
	if c.overTLS {
		start = other.StartTLS
	}
	start()
	defer other.Close()
	e := New(Options{TLS: c.overTLS})
	e.Add(benchmarked(b, c.judged))
	if err := e.Start(context.Background()); err != nil {
		b.Fatal(err)
	}
	defer e.Close(context.Background())
	theirs, ours := c.connect(b, other.Listener.Addr().String(), connections), c.connect(b, e.Addr(), connections)
	defer theirs.close()
	defer ours.close()

	each := max(sliceSize/connections, 1)
	theirs.run(b, each)
	ours.run(b, each)
	b.ResetTimer()
	var speed, requests, slowest, spent []float64
	for done := 0; done < b.N; done += each * connections {
		plain, own := theirs.run(b, each), ours.run(b, each)
		speed = append(speed, plain.elapsed.Seconds()/own.elapsed.Seconds())
		requests = append(requests, float64(each*connections)/own.elapsed.Seconds())
		slowest = append(slowest, own.percentile()/plain.percentile())
		spent = append(spent, own.processor.Seconds()/plain.processor.Seconds())
	}
	b.ReportMetric(median(requests), "requests/s")
	b.ReportMetric(median(speed), "of-plain")
	b.ReportMetric(median(slowest), "p99-of-plain")
	b.ReportMetric(median(spent), "processor-of-plain")
	b.ReportMetric(0, "ns/op")
}

// sliceSize is how many messages each of the two gets in its turn.
const sliceSize = 2000

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

func benchmarked(b *testing.B, judged bool) Receiver {
	if !judged {
		return unjudged{}
	}
	s, err := session.New(session.Options{Dir: b.TempDir(), ID: testID, Token: testToken})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	return s
}

// idPrefix begins the events' ids; a number of eight digits follows.
const idPrefix = "00000000-0000-4000-8000-0000"

// benchmarkBody returns an envelope of one event, and where in it the eight
// digits stand that make its id its own.
func benchmarkBody() (body []byte, digits int, err error) {
	set, err := fixtures.Load("1.2", "rows")
	if err != nil {
		return nil, 0, err
	}
	event := set[0].Data
	begin := bytes.Index(event, []byte("urn:uuid:")) + len("urn:uuid:")
	event = slices.Concat(event[:begin], []byte(idPrefix+"00000000"), event[begin+36:])
	var compact bytes.Buffer // as sensors write it
	if err := json.Compact(&compact, event); err != nil {
		return nil, 0, err
	}
	body = sensor.Envelope("https://example.org/sensor", time.Now(), "1.2", compact.Bytes())
	return body, bytes.Index(body, []byte(idPrefix)) + len(idPrefix), nil
}

package endpoint

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/fixtures"
)

// unjudged is a session that takes everything and keeps nothing: with it the
// endpoint is measured alone.
type unjudged struct{}

func (unjudged) ID() string    { return testID }
func (unjudged) Token() string { return testToken }
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
// over 16 and 64 connections, with and without TLS: in turn to the endpoint,
// with a session that judges and journals or with none, and to a handler of
// the same HTTP library that only reads the body and answers 200. It reports
// the endpoint's requests a second, their ratio to the plain handler's (1 is as
// fast), and the ratio of the 99th percentiles (1 is as slow).
func BenchmarkEndpoint(b *testing.B) {
	for _, overTLS := range []bool{false, true} {
		for _, judged := range []bool{false, true} {
			for _, connections := range []int{16, 64} {
				name := map[bool]string{false: "plain", true: "tls"}[overTLS] + "/" + map[bool]string{false: "unjudged", true: "judged"}[judged]
				b.Run(fmt.Sprintf("%s/%d-connections", name, connections), func(b *testing.B) { compare(b, overTLS, judged, connections) })
			}
		}
	}
}

func compare(b *testing.B, overTLS, judged bool, connections int) {
	other := httptest.NewUnstartedServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body) }))
	start, dial := other.Start, func(address string) (net.Conn, error) { return net.Dial("tcp", address) }
	if overTLS {
		start, dial = other.StartTLS, func(address string) (net.Conn, error) {
			return tls.Dial("tcp", address, &tls.Config{InsecureSkipVerify: true})
		}
	}
	start()
	defer other.Close()
	e := New(Options{TLS: overTLS})
	e.Add(benchmarked(b, judged))
	if err := e.Start(context.Background()); err != nil {
		b.Fatal(err)
	}
	defer e.Close(context.Background())

	var ours, theirs measured
	const rounds = 4
	each := b.N/(rounds*connections) + 1
	for range rounds { // in turn, so that both meet the same weather
		theirs.load(b, dial, other.Listener.Addr().String(), connections, each)
		ours.load(b, dial, e.Addr(), connections, each)
	}
	b.ReportMetric(float64(rounds*each*connections)/ours.elapsed.Seconds(), "requests/s")
	b.ReportMetric(theirs.elapsed.Seconds()/ours.elapsed.Seconds(), "of-plain")
	b.ReportMetric(ours.percentile()/theirs.percentile(), "p99-of-plain")
	b.ReportMetric(0, "ns/op")
}

func benchmarked(b *testing.B, judged bool) Session {
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

// placeholder is where a message's own number goes.
const placeholder = "0000000000000000"

func benchmarkMessage(b *testing.B) []byte {
	set, err := fixtures.Load("1.2", "rows")
	if err != nil {
		b.Fatal(err)
	}
	event := set[0].Data
	begin := bytes.Index(event, []byte("urn:uuid:")) + len("urn:uuid:")
	id := []byte("00000000-0000-4000-8000-0000" + placeholder[:8])
	event = append(append(append([]byte(nil), event[:begin]...), id...), event[begin+36:]...)
	return []byte(post(string(sensor.Envelope("https://example.org/sensor", time.Now(), "1.2", event))))
}

type measured struct {
	elapsed time.Duration
	times   []time.Duration
}

func (m *measured) percentile() float64 {
	slices.Sort(m.times)
	return float64(m.times[len(m.times)*99/100])
}

// load sends a number of messages over each of the connections, one after the
// other.
func (m *measured) load(b *testing.B, dial func(string) (net.Conn, error), address string, connections, each int) {
	var senders sync.WaitGroup
	var failed atomic.Pointer[string]
	message := benchmarkMessage(b)
	place := bytes.Index(message, []byte("-8000-0000"+placeholder[:8])) + len("-8000-0000")
	times := make([][]time.Duration, connections)
	conns := make([]net.Conn, connections)
	for i := range conns {
		conn, err := dial(address)
		if err != nil {
			b.Fatal(err)
		}
		defer conn.Close()
		conns[i] = conn
	}
	begin := time.Now()
	for i, conn := range conns {
		senders.Go(func() {
			r, own := bufio.NewReader(conn), slices.Clone(message)
			for range each {
				copy(own[place:], fmt.Sprintf("%08x", serial.Add(1)))
				start := time.Now()
				_, _ = conn.Write(own)
				response, err := http.ReadResponse(r, nil)
				if err != nil {
					text := err.Error()
					failed.Store(&text)
					return
				}
				body, _ := io.ReadAll(response.Body)
				if response.StatusCode != http.StatusOK {
					text := response.Status + " " + string(body)
					failed.Store(&text)
					return
				}
				times[i] = append(times[i], time.Since(start))
			}
		})
	}
	senders.Wait()
	m.elapsed += time.Since(begin)
	m.times = append(m.times, slices.Concat(times...)...)
	if text := failed.Load(); text != nil {
		b.Fatal(*text)
	}
}

// serial numbers the messages of all loads.
var serial atomic.Uint32

package endpoint

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"caliper-playground/engine/session"
)

// none is a session that takes everything and keeps nothing, so that the
// benchmark measures the endpoint alone.
type none struct{}

func (none) ID() string    { return testID }
func (none) Token() string { return testToken }
func (none) Receive(x session.Exchange) (session.Message, error) {
	x.Status = http.StatusOK
	m := session.Message{Exchange: x}
	m.Exchange.Reply = x.Answer(&m)
	return m, nil
}
func (none) Refuse(x session.Exchange) (session.Message, error) {
	return session.Message{Exchange: x}, nil
}

// BenchmarkEndpoint posts single-event envelopes over 16 and 64 connections, in
// turn to the endpoint and to a handler of the same HTTP library that only
// reads the body and answers 200. It reports the endpoint's requests a second,
// their ratio to the plain handler's, and that of the 99th percentiles.
func BenchmarkEndpoint(b *testing.B) {
	plain := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body) }))
	defer plain.Close()
	e := New(Options{})
	e.Add(none{})
	if err := e.Start(context.Background()); err != nil {
		b.Fatal(err)
	}
	defer e.Close(context.Background())
	raw := post(`{"sensor":"https://example.org/sensor","sendTime":"2024-03-14T10:16:00.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[{` + strings.Repeat(`"key":"value",`, 80) + `"last":0}]}`)
	for _, connections := range []int{16, 64} {
		b.Run(fmt.Sprintf("%d-connections", connections), func(b *testing.B) {
			var endpointTime, plainTime time.Duration
			var endpointSlow, plainSlow []time.Duration
			const rounds = 4
			each := b.N/(rounds*connections) + 1
			for range rounds { // in turn, so that both meet the same weather
				elapsed, slow := load(b, plain.Listener.Addr().String(), raw, connections, each)
				plainTime, plainSlow = plainTime+elapsed, append(plainSlow, slow...)
				elapsed, slow = load(b, e.Addr(), raw, connections, each)
				endpointTime, endpointSlow = endpointTime+elapsed, append(endpointSlow, slow...)
			}
			sent := float64(rounds * each * connections)
			b.ReportMetric(sent/endpointTime.Seconds(), "requests/s")
			b.ReportMetric(plainTime.Seconds()/endpointTime.Seconds(), "of-plain")
			b.ReportMetric(percentile(endpointSlow)/percentile(plainSlow), "p99-of-plain")
			b.ReportMetric(0, "ns/op")
		})
	}
}

func percentile(times []time.Duration) float64 {
	slices.Sort(times)
	return float64(times[len(times)*99/100])
}

// load sends the request a number of times over each of the connections.
func load(b *testing.B, address, raw string, connections, each int) (time.Duration, []time.Duration) {
	var senders sync.WaitGroup
	var failed atomic.Int64
	times := make([][]time.Duration, connections)
	begin := time.Now()
	for i := range connections {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			b.Fatal(err)
		}
		defer conn.Close()
		senders.Go(func() {
			r := bufio.NewReader(conn)
			for range each {
				start := time.Now()
				_, _ = io.WriteString(conn, raw)
				response, err := http.ReadResponse(r, nil)
				if err != nil || response.StatusCode != 200 {
					failed.Add(1)
					return
				}
				_, _ = io.Copy(io.Discard, response.Body)
				times[i] = append(times[i], time.Since(start))
			}
		})
	}
	senders.Wait()
	elapsed := time.Since(begin)
	if failed.Load() > 0 {
		b.Fatalf("%d connections failed", failed.Load())
	}
	return elapsed, slices.Concat(times...)
}

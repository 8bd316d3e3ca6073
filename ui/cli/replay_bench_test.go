package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// BenchmarkReplayInParallel replays documents to the program's own endpoint, 16 at a
// time, and posts the same as envelopes that are ready over 16 connections of Go's
// HTTP client to an endpoint that judges and journals. The two take turns. Reported
// is the median of the ratios of documents a second: 1 is as fast.
func BenchmarkReplayInParallel(b *testing.B) {
	const n, connections = 10_000, 16
	file := benchDocuments(b, n)
	content, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimSpace(content), []byte("\n"))
	state := b.TempDir()
	var ratios, perSecond []float64
	for b.Loop() {
		start := time.Now()
		stream := IO{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }}
		if status := Main(b.Context(), stream, []string{"replay", "--state", state, "--parallel", fmt.Sprint(connections), file}, Playground{}); status != 0 {
			b.Fatalf("status %d", status)
		}
		replayed := time.Since(start)
		posted := postAll(b, lines, connections)
		ratios = append(ratios, posted.Seconds()/replayed.Seconds())
		perSecond = append(perSecond, n/replayed.Seconds())
	}
	slices.Sort(ratios)
	slices.Sort(perSecond)
	b.ReportMetric(ratios[len(ratios)/2], "of-endpoint")
	b.ReportMetric(perSecond[len(perSecond)/2], "documents/s")
	b.ReportMetric(0, "ns/op")
}

func benchDocuments(b *testing.B, n int) string {
	flat := strings.ReplaceAll(reading, "\n", "")
	var all strings.Builder
	for i := range n {
		all.WriteString(strings.Replace(flat, "5e3d1a2b7c01", fmt.Sprintf("%012x", i), 1) + "\n")
	}
	file := b.TempDir() + "/all.ndjson"
	if err := os.WriteFile(file, []byte(all.String()), 0o644); err != nil {
		b.Fatal(err)
	}
	return file
}

// postAll posts envelopes that are ready, and returns how long it took.
func postAll(b *testing.B, items [][]byte, connections int) time.Duration {
	s, err := session.New(session.Options{Dir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	e := endpoint.New(endpoint.Options{})
	e.Add(s)
	if err := e.Start(context.Background()); err != nil {
		b.Fatal(err)
	}
	defer e.Close(context.Background())
	bodies := make(chan []byte, len(items))
	for _, item := range items {
		bodies <- sensor.Envelope("https://sensors.example/1", time.Now(), catalog.V1p2, item)
	}
	close(bodies)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections}}
	defer client.CloseIdleConnections()
	start := time.Now()
	var workers sync.WaitGroup
	for range connections {
		workers.Go(func() {
			for body := range bodies {
				request, _ := http.NewRequest(http.MethodPost, e.URL(s.ID()), bytes.NewReader(body))
				request.Header.Set("Content-Type", "application/json")
				request.Header.Set("Authorization", "Bearer "+s.Token())
				response, err := client.Do(request)
				if err != nil {
					b.Error(err)
					return
				}
				_, _ = io.Copy(io.Discard, response.Body)
				_ = response.Body.Close()
			}
		})
	}
	workers.Wait()
	return time.Since(start)
}

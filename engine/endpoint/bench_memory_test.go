package endpoint

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"testing"

	"caliper-playground/engine/session"
)

// BenchmarkMemoryInFlight sends 64 packed bodies at the same time that inflate to
// 8 MB each, and 100 of 8 MB that are aborted half-way, and reports the most
// memory that the system had given to the process.
func BenchmarkMemoryInFlight(b *testing.B) {
	const size = DefaultMaxPayload - 100
	body, _, err := benchmarkBody()
	if err != nil {
		b.Fatal(err)
	}
	head, event, _ := strings.Cut(string(body), `"data":[`)
	event = strings.TrimSuffix(event, "]}")
	for _, c := range []struct{ name, item string }{
		{"events", event}, {"numbers", "1"}, {"objects", `{"k":1}`}, {"entities", `{"id":"https://example.org/x","type":"Document"}`},
	} {
		b.Run(c.name, func(b *testing.B) {
			n := (int(size) - len(head) - 20) / (len(c.item) + 1)
			whole := head + `"data":[` + strings.TrimSuffix(strings.Repeat(c.item+",", n), ",") + `]}`
			var pack bytes.Buffer
			w := gzip.NewWriter(&pack)
			_, _ = io.WriteString(w, whole)
			_ = w.Close()
			packed := post(pack.String(), "Content-Encoding: gzip")
			plain := post(whole)
			s, err := session.New(session.Options{Dir: b.TempDir(), ID: testID, Token: testToken})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			e := New(Options{})
			e.Add(s)
			if err := e.Start(context.Background()); err != nil {
				b.Fatal(err)
			}
			defer e.Close(context.Background())
			debug.FreeOSMemory()
			_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
			before := peak(b)
			for range b.N {
				flood(e, packed, plain)
			}
			b.ReportMetric(peak(b)-before, "peak-MB")
			b.ReportMetric(float64(s.Totals().Accepted), "accepted")
			b.ReportMetric(float64(s.Totals().Refused), "refused")
		})
	}
}

const floodSize = 164

// flood sends all of them and waits for their ends.
func flood(e *Endpoint, packed, plain string) {
	var senders sync.WaitGroup
	for i := range floodSize {
		senders.Go(func() {
			conn, err := net.Dial("tcp", e.Addr())
			if err != nil {
				return
			}
			defer conn.Close()
			if i < 100 {
				_, _ = io.WriteString(conn, plain[:len(plain)/2])
				return
			}
			_, _ = io.WriteString(conn, packed)
			_, _ = conn.Read(make([]byte, 1))
		})
	}
	senders.Wait()
}

// peak is the most memory that the system has given to the process, in MB.
func peak(b *testing.B) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("the system does not tell how much memory a process has")
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes float64
	_, _ = fmt.Sscan(rest, &kilobytes)
	return kilobytes / 1000
}

package cli_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"caliper-playground/engine/endpoint"
)

// BenchmarkMemoryInFlight sends serve, as it is built, 64 packed bodies at the same
// time that inflate to 8 MB each, and 100 of 8 MB that are broken off half-way. It
// holds that the system never had to give the program a gigabyte of memory.
func BenchmarkMemoryInFlight(b *testing.B) {
	head, event, _ := strings.Cut(envelope, `"data": [`)
	for _, c := range []struct{ name, item string }{
		{"events", strings.TrimRight(event, " \n]}") + "}"}, {"numbers", "1"}, {"nothing", "{}"}, {"objects", `{"k":1}`}, {"ids", `{"id":1}`},
		{"actions", `{"action":1}`}, {"entities", `{"id":"https://example.org/x","type":"Document"}`}, {"one name", `{"type":"Person","k":1,"k":1,"k":1,"k":1}`},
	} {
		b.Run(c.name, func(b *testing.B) {
			n := (int(endpoint.DefaultMaxPayload) - len(head) - 100) / (len(c.item) + 1)
			whole := head + `"data":[` + strings.TrimSuffix(strings.Repeat(c.item+",", n), ",") + `]}`
			var most float64
			statuses := map[string]int{}
			for b.Loop() {
				r := serveAlone(b)
				for status, n := range flood(b, r.opening.Endpoint, whole) {
					statuses[status] += n
				}
				most = max(most, peak(b, r.cmd.Process.Pid))
				if status, details, _ := r.answer(b, numbered(1)); status != 200 { // and the next sender is served
					b.Errorf("then answered %d, %s", status, details)
				}
				r.kill()
			}
			b.ReportMetric(most, "peak-MB")
			b.Logf("answers: %v", statuses)
			if most >= 1000 {
				b.Errorf("the program had %.0f MB", most)
			}
		})
	}
}

// flood sends all of them, waits for their ends, and counts the statuses that
// were answered.
func flood(b *testing.B, to, body string) map[string]int {
	at, err := url.Parse(to)
	if err != nil {
		b.Fatal(err)
	}
	var pack bytes.Buffer
	w := gzip.NewWriter(&pack)
	_, _ = io.WriteString(w, body) // a buffer takes all
	_ = w.Close()
	request := func(body, more string) string {
		return fmt.Sprintf("POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer sesame\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s",
			at.Path, at.Host, more, len(body), body)
	}
	packed, plain := request(pack.String(), "Content-Encoding: gzip\r\n"), request(body, "")
	const brokenOff, all = 100, 164
	var senders sync.WaitGroup
	var answered [600]atomic.Int32
	for i := range all {
		senders.Go(func() {
			conn, err := net.Dial("tcp", at.Host)
			if err != nil {
				return
			}
			defer conn.Close()
			if i < brokenOff {
				_, _ = io.WriteString(conn, plain[:len(plain)/2]) // it may be refused before
				return
			}
			_, _ = io.WriteString(conn, packed)
			var status int
			_, _ = fmt.Fscanf(conn, "HTTP/1.1 %d", &status) // 0 without an answer
			answered[min(max(status, 0), len(answered)-1)].Add(1)
		})
	}
	senders.Wait()
	statuses := map[string]int{}
	for status := range answered {
		if n := answered[status].Load(); n > 0 {
			statuses[fmt.Sprint(status)] = int(n)
		}
	}
	return statuses
}

// peak is the most memory that the system has given to a process, in MB.
func peak(b *testing.B, pid int) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Skip("the system does not tell how much memory a process has")
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes float64
	_, _ = fmt.Sscan(rest, &kilobytes)
	return kilobytes / 1000
}

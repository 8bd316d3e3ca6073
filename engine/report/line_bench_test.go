package report

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"caliper-playground/engine/conformance"
)

// BenchmarkLongLine writes out a document on one line, as sensors write it, with
// thousands of findings that are all spelled out, and holds that text and HTML,
// which show where each stands, cost at most three times as much as JSON, which
// does not, at any size.
func BenchmarkLongLine(b *testing.B) {
	const event = `{"id":"urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-%012d","type":"ViewEvent","actor":{"id":"https://example.org/people/7","type":"Person","name":7},"action":"Viewed","object":"https://example.org/guides/2","eventTime":"2026-03-03T10:42:10.000Z"}`
	for _, megabytes := range []int{1, 2, 4} {
		b.Run(fmt.Sprintf("%d-MB", megabytes), func(b *testing.B) {
			var line strings.Builder
			line.WriteByte('[')
			for i := 0; line.Len() < megabytes<<20; i++ {
				if i > 0 {
					line.WriteByte(',')
				}
				fmt.Fprintf(&line, event, i)
			}
			line.WriteByte(']')
			body := []byte(line.String())
			assessor := conformance.NewAssessor(conformance.Options{MaxFindings: 1 << 30})
			write := func(f Format) time.Duration {
				began := time.Now() // with the judging, which all of them need
				document := NewDocument(read("line.json", 0, body), assessor.Assess(body, nil))
				r, err := New(f, io.Discard, Options{Run: ran})
				if err != nil {
					b.Fatal(err)
				}
				defer func() { _ = r.Close() }()
				if err := r.Add(r.Render(document)); err != nil {
					b.Fatal(err)
				}
				return time.Since(began)
			}
			least := map[Format]time.Duration{}
			for b.Loop() {
				for range 3 {
					for _, f := range []Format{JSON, Text, HTML} { // in turns, so that what else the machine does weighs on all
						took := write(f)
						if before, ok := least[f]; !ok || took < before {
							least[f] = took
						}
					}
				}
			}
			b.ReportMetric(least[JSON].Seconds()*1000, "ms-json")
			for _, f := range []Format{Text, HTML} {
				ratio := least[f].Seconds() / least[JSON].Seconds()
				b.ReportMetric(ratio, string(f)+"-of-json")
				if ratio > 3 {
					b.Errorf("%s takes %.1f times as long as JSON", f, ratio)
				}
			}
		})
	}
}

package conformance_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// growing are documents that can be made of any size.
var growing = []struct {
	name  string
	sizes [2]int // the second is twice the first
	make  func(n int) []byte
}{
	{"envelope of 25 and 50 MB", [2]int{25 << 20, 50 << 20}, func(n int) []byte {
		var b bytes.Buffer
		b.WriteString(`{"sensor":"https://example.org/s","sendTime":"2026-03-02T09:15:00.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[`)
		for i := 0; b.Len() < n; i++ {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:00000000-0000-4000-8000-%012x","type":"ViewEvent","profile":"ReadingProfile",`+
				`"actor":{"id":"https://example.org/people/%d","type":"Person"},"action":"Viewed","object":{"id":"https://example.org/pages/%d","type":"WebPage"},"eventTime":"2026-03-02T09:15:00.000Z"}`, i, i%1000, i)
		}
		b.WriteString(`]}`)
		return b.Bytes()
	}},
	{"event with 10,000 and 20,000 nested entities", [2]int{10000, 20000}, func(n int) []byte {
		entities := make([]string, n)
		for i := range entities {
			entities[i] = fmt.Sprintf(`{"id":"https://example.org/pages/%d","type":"WebPage","name":"Page %d"}`, i, i)
		}
		return []byte(event(context12, "ViewEvent", "ReadingProfile", "Viewed", person,
			`{"id":"https://example.org/c","type":"DigitalResourceCollection","items":[`+strings.Join(entities, ",")+`]}`, ""))
	}},
	{"10,000 and 20,000 mistakes", [2]int{10000, 20000}, func(n int) []byte {
		entities := make([]string, n)
		for i := range entities {
			entities[i] = fmt.Sprintf(`{"id":"page %d","type":"WebPage","shoeSize":1}`, i)
		}
		return []byte(event(context12, "ViewEvent", "ReadingProfile", "Viewed", person,
			`{"id":"https://example.org/c","type":"DigitalResourceCollection","items":[`+strings.Join(entities, ",")+`]}`, ""))
	}},
	{"a name that is none 10,000 and 20,000 times", [2]int{10000, 20000}, func(n int) []byte {
		return []byte(`{` + context12 + `"id":"https://example.org/people/7","type":"Person"` + strings.Repeat(`,"nome":"Ada"`, n) + `}`)
	}},
	{"10,000 and 20,000 misspelled names", [2]int{10000, 20000}, func(n int) []byte {
		var b strings.Builder
		b.WriteString(`{` + context12 + `"id":"https://example.org/people/7","type":"Person"`)
		for i := range n {
			fmt.Fprintf(&b, `,"descr%ctio%c%d":""`, 'a'+i%26, 'a'+i/26%26, i/676%10)
		}
		b.WriteString(`}`)
		return []byte(b.String())
	}},
	{"string of 1 and 2 MB", [2]int{1 << 20, 2 << 20}, func(n int) []byte {
		return []byte(`{` + context12 + `"id":"https://example.org/people/7","type":"Person","name":"` + strings.Repeat("a", n) + `"}`)
	}},
	{"10,000 and 20,000 unknown names", [2]int{10000, 20000}, func(n int) []byte {
		var b strings.Builder
		b.WriteString(`{` + context12 + `"id":"https://example.org/people/7","type":"Person","extensions":{"x":0`)
		for i := range n {
			fmt.Fprintf(&b, `,"name%d":%d`, i, i)
		}
		b.WriteString(`}}`)
		return []byte(b.String())
	}},
}

// BenchmarkGrowth holds that the cost of a document grows in proportion to its
// bytes: one of twice the size takes less than three times as long, findings
// and patches included.
func BenchmarkGrowth(b *testing.B) {
	for _, g := range growing {
		b.Run(g.name, func(b *testing.B) {
			assessor := conformance.NewAssessor(conformance.Options{})
			var least [2]time.Duration
			for b.Loop() {
				for i, size := range g.sizes {
					body := g.make(size)
					for range 3 {
						start := time.Now()
						assessor.Assess(body, nil)
						best(&least[i], time.Since(start))
					}
				}
			}
			ratio := least[1].Seconds() / least[0].Seconds()
			b.ReportMetric(ratio, "times-for-twice")
			b.ReportMetric(least[1].Seconds()*1000, "ms-for-larger")
			if ratio > 3 {
				b.Errorf("twice the size takes %.1f times as long", ratio)
			}
		})
	}
}

// TestDeepNest holds that a document nested too deeply is refused in words.
func TestDeepNest(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{` + context12 + `"id":"https://example.org/0","type":"Document"`)
	for i := range 1000 {
		fmt.Fprintf(&b, `,"isPartOf":{"id":"https://example.org/%d","type":"Document"`, i+1)
	}
	b.WriteString(strings.Repeat("}", 1001))
	a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(b.String()), nil)
	if len(a.Findings) != 1 || a.Findings[0].Rule != "json-syntax" || !strings.Contains(a.Findings[0].Message, "500 levels") {
		t.Errorf("got %v", a.Findings)
	}
}

// TestAllocations holds that judging a clean event, marks and reasons included,
// takes no more than two allocations.
func TestAllocations(t *testing.T) {
	assessor := conformance.NewAssessor(conformance.Options{})
	for _, body := range envelopes(t, 1) {
		if !assessor.Judge(body, nil).Result.Clean() {
			continue
		}
		if n := testing.AllocsPerRun(10, func() { assessor.Judge(body, nil) }); n > 2 {
			t.Errorf("%v allocations for %.300s", n, body)
		}
	}
	if a := assessor.Assess([]byte(`[]`), nil); a.Verdict != rule.Fail {
		t.Error("an empty array passes")
	}
}

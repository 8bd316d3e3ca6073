package conformance_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// mistakes are documents of one kind of mistake each, as many as make them of a
// size: of each rule its own bad example over and over, and some that no example
// has.
func mistakes() map[string]func(size int) []byte {
	kinds := map[string]func(int) []byte{
		"one name repeated": func(size int) []byte {
			return fmt.Appendf(nil, `{%s"id":"urn:x:1","type":"Person"%s}`, context12, bytes.Repeat([]byte(`,"k":1`), size/6))
		},
		"one name repeated, with other values": func(size int) []byte {
			b := fmt.Appendf(nil, `{%s"id":"urn:x:1","type":"Person"`, context12)
			for i := 0; len(b) < size; i++ {
				b = fmt.Appendf(b, `,"k":%d`, i)
			}
			return append(b, '}')
		},
		"objects of repeated names": func(size int) []byte {
			return repeated([]byte(`{"id":"urn:x:1","type":"Person","k":1,"k":2}`), size)
		},
		"one id for all events": func(size int) []byte {
			var items [][]byte
			for i := 0; i*400 < size; i++ {
				items = append(items, []byte(event(context12, "ViewEvent", "ReadingProfile", "Viewed", person, fmt.Sprintf(`"https://example.org/%d"`, i), "")))
			}
			return append(append([]byte("["), bytes.Join(items, []byte(","))...), ']')
		},
		"names that extensions have already": func(size int) []byte {
			b := fmt.Appendf(nil, `{%s"id":"urn:x:1","type":"Person","extensions":{"k":0`, context12)
			for i := 2; len(b) < size/2; i++ {
				b = fmt.Appendf(b, `,"k-%d":0`, i)
			}
			b = append(b, `},"isPartOf":{"k":1}`...)
			for len(b) < size {
				b = append(b, `,"k":1`...)
			}
			return append(b, '}')
		},
	}
	for _, r := range rule.All() {
		if r.Bad != "" {
			kinds[r.ID] = func(size int) []byte { return repeated([]byte(r.Bad), size) }
		}
	}
	return kinds
}

// repeated writes an example over and over: as the items of an array, or of the
// envelope that it is.
func repeated(example []byte, size int) []byte {
	var envelope map[string]json.RawMessage
	var items []json.RawMessage
	if json.Unmarshal(example, &envelope) == nil && json.Unmarshal(envelope["data"], &items) == nil && len(items) > 0 {
		n := size/len(envelope["data"]) + 1
		all := make([]json.RawMessage, 0, n*len(items))
		for range n {
			all = append(all, items...)
		}
		envelope["data"], _ = json.Marshal(all)
		body, _ := json.Marshal(envelope)
		return body
	}
	if json.Unmarshal(example, &items) == nil && len(items) > 0 { // an array's items
		example = bytes.TrimSpace(example)
		example = example[1 : len(example)-1]
	}
	n := size/(len(example)+1) + 1
	return append(append([]byte("["), bytes.Join(slicesOf(example, n), []byte(","))...), ']')
}

func slicesOf(b []byte, n int) [][]byte {
	all := make([][]byte, n)
	for i := range all {
		all[i] = b
	}
	return all
}

// BenchmarkGrowthOfFindings holds that what is full of mistakes, of whichever
// kind, takes less than three times as long where it is twice as large, findings
// written out.
func BenchmarkGrowthOfFindings(b *testing.B) {
	for name, make := range mistakes() {
		b.Run(name, func(b *testing.B) {
			assessor := conformance.NewAssessor(conformance.Options{})
			smaller, larger := make(1<<20), make(2<<20)
			var least [2]time.Duration
			for b.Loop() {
				for range 5 { // in turns, so that what else the machine does weighs on both
					for i, body := range [][]byte{smaller, larger} {
						start := time.Now()
						assessor.Assess(body, nil)
						best(&least[i], time.Since(start))
					}
				}
			}
			ratio := least[1].Seconds() / least[0].Seconds()
			b.ReportMetric(ratio, "times-for-twice")
			b.ReportMetric(least[1].Seconds()*1000, "ms-for-larger")
			if ratio > 3 && least[1] > 100*time.Millisecond {
				b.Errorf("twice the size takes %.1f times as long", ratio)
			}
		})
	}
}

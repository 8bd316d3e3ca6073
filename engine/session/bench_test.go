package session

import (
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// bodies makes n envelopes of one event each; every fifth reader is new.
func bodies(n int) [][]byte {
	all := make([][]byte, n)
	for i := range all {
		object := fmt.Sprintf(`{"id": "https://school.example/texts/%d", "type": "Document", "name": "Text %d", "dateCreated": "2026-01-05T09:00:00.000Z"}`, i/5, i)
		all[i] = []byte(envelope(context1p2, view{id: event(i), object: object}.String()))
	}
	return all
}

// BenchmarkReceive takes in new events, one sender after another and many at once.
func BenchmarkReceive(b *testing.B) {
	for _, senders := range []int{1, 16, 64} {
		b.Run(fmt.Sprintf("senders=%d", senders), func(b *testing.B) {
			s := start(b, options(b))
			all := bodies(b.N)
			var next atomic.Int64
			b.SetParallelism(max(senders/runtime.GOMAXPROCS(0), 1))
			b.ReportAllocs()
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					x := post("")
					x.Body = all[next.Add(1)-1]
					if _, err := s.Receive(x); err != nil {
						b.Error(err)
					}
				}
			})
		})
	}
}

// BenchmarkAssess is the part of BenchmarkReceive that is judging.
func BenchmarkAssess(b *testing.B) {
	all := bodies(1000)
	judge := conformance.NewAssessor(conformance.Options{Spec: "1.2"})
	var known rule.Scope = newState("1.2").scope
	b.ReportAllocs()
	for i := range b.N {
		judge.Assess(all[i%len(all)], known)
	}
}

// BenchmarkResume opens a session of 100,000 messages.
func BenchmarkResume(b *testing.B) {
	const messages = 100_000
	o := options(b)
	s := start(b, o)
	for _, body := range bodies(messages) {
		x := post("")
		x.Body = body
		if _, err := s.Receive(x); err != nil {
			b.Fatal(err)
		}
	}
	s.Close()
	for b.Loop() {
		again, err := Resume(o)
		if err != nil {
			b.Fatal(err)
		}
		if again.Len() != messages {
			b.Fatal(again.Len())
		}
		again.Close()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/messages, "ns/message")
}

// BenchmarkMemory tells what a message costs in memory that stays, each with an
// event of its own and every fifth with an entity of its own.
func BenchmarkMemory(b *testing.B) {
	s := start(b, options(b))
	heap := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc)
	}
	all := bodies(1)
	first, sent := heap(), 0
	for b.Loop() {
		for range 1000 {
			x := post("")
			x.Body = []byte(strings.Replace(string(all[0]), event(0), event(sent), 1))
			x.Body = []byte(strings.Replace(string(x.Body), "texts/0", fmt.Sprint("texts/", sent/5), 1))
			if _, err := s.Receive(x); err != nil {
				b.Fatal(err)
			}
			sent++
		}
	}
	b.ReportMetric((heap()-first)/float64(sent), "B/message")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(sent), "ns/message")
	runtime.KeepAlive(s)
}

// BenchmarkReadBack reads messages from the journal, as the screen does.
func BenchmarkReadBack(b *testing.B) {
	s := start(b, options(b))
	x := post(envelope(context1p2, strings.Repeat(view{id: event(1)}.String()+",", 20)+view{id: event(2)}.String()))
	if _, err := s.Receive(x); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Message(1); err != nil {
			b.Fatal(err)
		}
	}
}

package session

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/fixtures"
)

// BenchmarkEndurance sends one session very many messages: 50,000, or as many
// as CALIPER_ENDURANCE says. Each has an event of its own, every fifth an entity
// of its own and no profile. It reports the time of a message at the
// start and at the end (medians of short runs, the first and the last tenth),
// their ratio, the memory that the process has in the end, and how long it takes
// to open the session again.
//
//	CALIPER_ENDURANCE=1000000 go test -run none -bench Endurance -benchtime 1x ./engine/session
func BenchmarkEndurance(b *testing.B) {
	messages := 50_000
	if text := os.Getenv("CALIPER_ENDURANCE"); text != "" {
		var err error
		if messages, err = strconv.Atoi(text); err != nil || messages < 1000 {
			b.Fatalf("CALIPER_ENDURANCE is %q; it is a number of messages, 1000 at least", text)
		}
	}
	for range b.N {
		o := options(b)
		o.Dir = b.TempDir()
		s, err := New(o)
		if err != nil {
			b.Fatal(err)
		}
		runs := endure(b, s, messages)
		tenth := max(len(runs)/10, 1)
		first, last := middle(runs[:tenth]), middle(runs[len(runs)-tenth:])
		b.ReportMetric(float64(first.Nanoseconds()), "first-ns/message")
		b.ReportMetric(float64(last.Nanoseconds()), "last-ns/message")
		b.ReportMetric(float64(last)/float64(first), "last-of-first")
		b.ReportMetric(resident(b), "resident-MB")
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		s = nil // or it would be in memory twice
		took, memory := reopened(b, o, messages)
		b.ReportMetric(took, "resume-s")
		b.ReportMetric(memory, "resumed-resident-MB")
	}
}

// endure sends the messages and returns what one took, run by run.
func endure(b *testing.B, s *Session, messages int) []time.Duration {
	const runLength = 500
	set, err := fixtures.Load(catalog.V1p2, fixtures.Rows)
	if err != nil {
		b.Fatal(err)
	}
	var runs []time.Duration
	bodies := make([][]byte, runLength)
	for sent := 0; sent < messages; sent += runLength {
		for i := range bodies {
			bodies[i] = endurancePart(set, sent+i)
		}
		begin := time.Now()
		for _, body := range bodies {
			x := post("")
			x.Body = body
			if m, err := s.Receive(x); err != nil || m.Status != 200 {
				b.Fatal(m.Entry, err)
			}
		}
		runs = append(runs, time.Since(begin)/runLength)
	}
	return runs
}

// endurancePart makes the n-th message.
func endurancePart(set []fixtures.Fixture, n int) []byte {
	data := set[n%len(set)].Data
	if n%5 == 0 {
		object := fmt.Sprintf(`{"id": "https://school.example/texts/%d", "type": "Document"}`, n)
		data = []byte(view{id: event(n), object: object}.String())
	}
	at := bytes.Index(data, []byte("urn:uuid:")) + len("urn:uuid:")
	data = slices.Concat(data[:at], []byte(event(n)[len("urn:uuid:"):]), data[at+36:])
	return []byte(envelope(context1p2, string(data)))
}

func middle(values []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// reopened opens the session, and says how many seconds that took and how much
// memory the process has then, in MB.
func reopened(b *testing.B, o Options, messages int) (took, memory float64) {
	debug.FreeOSMemory() // what was left of the session before
	begin := time.Now()
	s, err := Resume(o)
	if err != nil {
		b.Fatal(err)
	}
	took = time.Since(begin).Seconds()
	if s.Len() < messages || s.Notice() != "" {
		b.Fatal(s.Len(), s.Notice())
	}
	memory = resident(b)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return took, memory
}

// resident returns the memory that the system has given to this process, in MB;
// where that cannot be asked, what the runtime has of it.
func resident(b *testing.B) float64 {
	b.Helper()
	if status, err := os.ReadFile("/proc/self/statm"); err == nil {
		var size, pages float64
		if _, err := fmt.Sscan(string(status), &size, &pages); err == nil {
			return pages * float64(os.Getpagesize()) / 1e6
		}
	}
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.Sys-m.HeapReleased) / 1e6
}

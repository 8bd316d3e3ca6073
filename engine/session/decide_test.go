package session

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"caliper-playground/engine/rule"
)

// TestRepeatsAmongManySenders has the same events come from several senders at
// once: each counts once, whoever was first.
func TestRepeatsAmongManySenders(t *testing.T) {
	o := options(t)
	s := start(t, o)
	same, other := view{id: event(1)}.String(), view{id: event(1), title: "other"}.String()
	var senders sync.WaitGroup
	for _, body := range []string{same, same, other, same, "{", view{id: event(2)}.String()} {
		senders.Go(func() {
			if _, err := s.Receive(post(envelope(context1p2, body))); err != nil {
				t.Error(err)
			}
		})
	}
	senders.Wait()
	if n := s.Totals(); n.Repeated != 2 || n.Messages != 6 || marks(s) != 3 {
		t.Errorf("totals %+v, %d marks", n, marks(s))
	}
	sameState(t, reopen(t, s, o), s)
}

// TestAFaultLeavesNobodyWaiting has an answer run into a fault of the program:
// whoever comes later is served.
func TestAFaultLeavesNobodyWaiting(t *testing.T) {
	o := options(t)
	s := start(t, o)
	faulty := post(envelope(context1p2, view{id: event(2)}.String()))
	faulty.Answer = func(*Message) []byte { panic(errors.New("a fault")) }
	func() {
		defer func() {
			if recover() == nil {
				t.Error("nobody was told of the fault")
			}
		}()
		_, _ = s.Receive(faulty)
	}()
	if m := receive(t, s, string(faulty.Body)); m.Seq != 1 || m.Repeats != 0 || m.Marks == 0 {
		t.Errorf("after it: %+v", m.Entry)
	}
	sameState(t, reopen(t, s, o), s)
}

// TestManyReusedIDs has each of many events use an id again: as many items as
// findings of a rule are spelled out get their own, at its own place, and those of
// the others are counted.
func TestManyReusedIDs(t *testing.T) {
	s := start(t, options(t))
	many := func(title string, n int) string {
		var items []string
		for i := range n {
			items = append(items, view{id: event(i), title: title}.String())
		}
		return envelope(context1p2, items...)
	}
	const n = 300
	receive(t, s, many("one", n))
	m := receive(t, s, many("two", n))
	found := 0
	for i, f := range m.Assessment.Findings {
		if f.Rule == reusedRule {
			found++
		}
		if i > 0 && m.Assessment.Findings[i-1].Start > f.Start {
			t.Fatal("the findings are not in document order")
		}
	}
	spelled := rule.StandardLimit().OfRule
	if found != spelled || m.Assessment.More[reusedRule] != n-spelled || m.Warnings != m.Assessment.Tally().Warnings || m.Warnings < n {
		t.Errorf("%d findings, %v more, %d warnings", found, m.Assessment.More, m.Warnings)
	}
	for i, item := range m.Assessment.Items {
		own := 0
		for _, f := range item.Findings {
			if f.Rule != reusedRule {
				continue
			}
			own++
			if place := string(m.Exchange.Body[f.Start:f.End]); place != `"`+event(i)+`"` || f.Pointer != fmt.Sprintf("/data/%d/id", i) {
				t.Fatalf("item %d: %s at %s", i, place, f.Pointer)
			}
		}
		if own != min(1, max(0, spelled-i)) || item.Verdict != rule.Warn {
			t.Fatalf("item %d has %d findings, verdict %v", i, own, item.Verdict)
		}
	}
}

// BenchmarkReusedIDs compares the cost of messages full of ids that were used
// before, of twice the size: what others wait for must not grow faster.
func BenchmarkReusedIDs(b *testing.B) {
	cost := func(n int) time.Duration {
		s := start(b, options(b))
		var best time.Duration
		for round := range 4 {
			var items []string
			for i := range n {
				items = append(items, view{id: event(i), title: strings.Repeat("x", round)}.String())
			}
			x := post(envelope(context1p2, items...))
			begin := time.Now()
			if _, err := s.Receive(x); err != nil {
				b.Fatal(err)
			}
			if took := time.Since(begin); round > 0 && (best == 0 || took < best) {
				best = took
			}
		}
		return best
	}
	for b.Loop() {
		one, two := cost(2500), cost(5000)
		b.ReportMetric(one.Seconds()*1000, "ms")
		b.ReportMetric(float64(two)/float64(one), "of-half")
	}
}

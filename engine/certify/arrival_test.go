package certify

import (
	"slices"
	"testing"

	"caliper-playground/engine/session"
)

func TestArrivalsNameEachMessage(t *testing.T) {
	s := opened(t, session.Options{})
	for i, tls := range []bool{true, true, false, true} {
		receive(t, s, viewed(i), tls)
	}
	r := tallied(s, 1) // the first message came before the run
	want := []Stretch{{2, 2, TLS}, {3, 3, Plain}, {4, 4, TLS}}
	if !slices.Equal(r.Arrivals.Stretches, want) || r.Arrivals.AfterStretches != 0 {
		t.Errorf("the stretches are %+v", r.Arrivals)
	}
	var seqs []int
	for _, m := range r.Arrivals.Messages {
		seqs = append(seqs, m.Seq)
		if m.Status != 200 || m.Time == nil || m.Transport == NotReadBack {
			t.Errorf("message %d is listed as %+v", m.Seq, m)
		}
	}
	if !slices.Equal(seqs, []int{2, 3, 4}) {
		t.Errorf("the messages listed are %v", seqs)
	}
}

func TestArrivalsAreBoundedAndCountTheRest(t *testing.T) {
	const all = maxArrivals + 2_000
	var a Arrivals
	for seq := 1; seq <= all; seq++ {
		a.add(Arrival{Seq: seq, Status: 200, Transport: []Transport{TLS, Plain}[seq%2]})
	}
	if len(a.Messages) != maxArrivals || a.AfterMessages != all-maxArrivals {
		t.Errorf("%d messages are listed and %d beyond", len(a.Messages), a.AfterMessages)
	}
	if len(a.Stretches) != maxStretches || a.AfterStretches != all-maxStretches {
		t.Errorf("%d stretches are told apart and %d messages are after them", len(a.Stretches), a.AfterStretches)
	}
	// What goes on as it was is never cut.
	var long Arrivals
	for seq := 1; seq <= all; seq++ {
		long.add(Arrival{Seq: seq, Transport: TLS})
	}
	if !slices.Equal(long.Stretches, []Stretch{{1, all, TLS}}) || long.AfterStretches != 0 {
		t.Errorf("the stretches are %v", long.Stretches)
	}
}

func TestAResultKeepsItsArrivals(t *testing.T) {
	var a Arrivals
	a.add(Arrival{Seq: 1, Transport: TLS})
	before := a.copied()
	a.add(Arrival{Seq: 2, Transport: TLS})
	a.add(Arrival{Seq: 3, Transport: Plain})
	if len(before.Messages) != 1 || !slices.Equal(before.Stretches, []Stretch{{1, 1, TLS}}) {
		t.Errorf("what was taken has changed: %+v", before)
	}
}

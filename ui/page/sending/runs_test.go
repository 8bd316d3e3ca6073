package sending

import (
	"context"
	"slices"
	"testing"
	"time"

	"caliper-playground/engine/sensor"
)

func TestStopwatch(t *testing.T) {
	start := time.Date(2024, time.March, 14, 10, 0, 0, 0, time.UTC)
	at := func(seconds int) time.Time { return start.Add(time.Duration(seconds) * time.Second) }
	var w stopwatch
	w.since = at(0)
	w.look(at(0), 0, 100)
	if w.words() != "" {
		t.Errorf("before anything is done: %q", w.words())
	}
	w.look(at(10), 20, 100)
	if got := w.words(); got != "2.0/s · 0:40 left" {
		t.Errorf("after 10 s: %q", got)
	}
	w.pause(at(10), true)
	w.look(at(500), 20, 100)
	w.pause(at(1000), false)
	w.look(at(1010), 100, 7300)
	if got := w.words(); got != "5.0/s · 24:00 left" {
		t.Errorf("pauses count: %q", got)
	}
	w.look(at(1010), 400, 1_000_000)
	if got := w.words(); got != "20/s · 13:53:00 left" {
		t.Errorf("hours: %q", got)
	}
}

func TestHoldKeepsPayloadsBack(t *testing.T) {
	var h hold
	h.set(true)
	ctx, cancel := context.WithCancel(context.Background())
	got := make(chan int, 1)
	go func() {
		n := 0
		for range h.between(ctx, slices.Values(make([]sensor.Payload, 3))) {
			n++
		}
		got <- n
	}()
	h.set(true) // twice is once
	h.set(false)
	if n := <-got; n != 3 {
		t.Errorf("%d came through", n)
	}
	h.set(true)
	cancel()
	for range h.between(ctx, slices.Values(make([]sensor.Payload, 3))) {
		t.Error("one came through after the end")
	}
}

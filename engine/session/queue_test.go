package session

import (
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// together has a session take in exchanges at once: none has its turn before
// all of them wait.
func together(t *testing.T, s *Session, exchanges ...Exchange) ([]Message, []error) {
	t.Helper()
	messages, errs := make([]Message, len(exchanges)), make([]error, len(exchanges))
	s.order.Lock()
	var senders sync.WaitGroup
	for i, x := range exchanges {
		senders.Go(func() {
			defer func() {
				if fault := recover(); fault != nil {
					errs[i] = errUnsettled
				}
			}()
			messages[i], errs[i] = s.Receive(x)
		})
	}
	for waiting := 0; waiting < len(exchanges); runtime.Gosched() {
		s.queued.mu.Lock()
		waiting = len(s.queued.waiting)
		s.queued.mu.Unlock()
	}
	s.order.Unlock()
	senders.Wait()
	return messages, errs
}

func TestRepeatsAmongThoseWrittenTogether(t *testing.T) {
	o := options(t)
	s := start(t, o)
	same, other := view{id: event(1)}.String(), view{id: event(1), title: "other"}.String()
	messages, errs := together(t, s, post(envelope(context1p2, same)), post(envelope(context1p2, same)), post(envelope(context1p2, other)),
		post(envelope(context1p2, same)), post("{"), post(envelope(context1p2, view{id: event(2)}.String())))
	repeats, marked := 0, 0
	for i, m := range messages {
		if errs[i] != nil {
			t.Fatal(errs[i])
		}
		repeats += m.Repeats
		if m.Marks > 0 {
			marked++
		}
	}
	if repeats != 2 || marked != 3 || s.Len() != 6 || s.Totals().Repeated != 2 {
		t.Errorf("%d repeats, %d messages with marks, totals %+v", repeats, marked, s.Totals())
	}
	sameMessages(t, s, messages)
	sameState(t, reopen(t, s, o), s)
}

func TestNoneOfThoseWrittenTogetherIsThereWhereTheDiskIsFull(t *testing.T) {
	o := options(t)
	s := start(t, o)
	f := &faulty{file: s.journal.file}
	s.journal.file = f
	f.set(syscall.ENOSPC, nil, nil)
	first, second := post(envelope(context1p2, view{id: event(1)}.String())), post(envelope(context1p2, view{id: event(2)}.String()))
	_, errs := together(t, s, first, second, first)
	for _, err := range errs {
		if err == nil || !strings.Contains(err.Error(), "no space left") {
			t.Errorf("taken in: %v", err)
		}
	}
	if s.Len() != 0 || marks(s) != 0 || len(s.state.seen) != 0 {
		t.Errorf("%d messages, %d marks, %d event ids", s.Len(), marks(s), len(s.state.seen))
	}
	f.set(nil, nil, nil)
	messages, errs := together(t, s, first, second)
	for i, m := range messages {
		if errs[i] != nil || m.Repeats != 0 || m.Marks == 0 {
			t.Errorf("after it: %+v, %v", m.Entry, errs[i])
		}
	}
	sameState(t, reopen(t, s, o), s)
}

// TestAFaultLeavesNobodyWaiting has one of the answers run into a fault of the
// program: whoever waits with it is told, and whoever comes later is served.
func TestAFaultLeavesNobodyWaiting(t *testing.T) {
	o := options(t)
	s := start(t, o)
	faulty := post(envelope(context1p2, view{id: event(2)}.String()))
	faulty.Answer = func(*Message) []byte { panic("a fault") }
	good := post(envelope(context1p2, view{id: event(1)}.String()))
	_, errs := together(t, s, good, faulty, good)
	for _, err := range errs {
		if err != errUnsettled {
			t.Errorf("it was told %v", err)
		}
	}
	if m := receive(t, s, string(good.Body)); m.Seq != 1 || m.Repeats != 0 || m.Marks == 0 {
		t.Errorf("after it: %+v", m.Entry)
	}
	sameState(t, reopen(t, s, o), s)
}

// TestBatchesAreBounded has more wait than are written at once.
func TestBatchesAreBounded(t *testing.T) {
	s := start(t, options(t))
	var exchanges []Exchange
	for i := range 5 {
		exchanges = append(exchanges, post(envelope(context1p2, view{id: event(i), title: strings.Repeat("long ", maxBatch/10)}.String())))
	}
	messages, errs := together(t, s, exchanges...)
	for i, err := range errs {
		if err != nil {
			t.Errorf("message %d: %v", i, err)
		}
	}
	if s.Len() != len(exchanges) || cap(s.queued.lines) > 2*maxBatch {
		t.Errorf("%d messages, %d bytes kept", s.Len(), cap(s.queued.lines))
	}
	sameMessages(t, s, messages)
}

package session

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

func TestReceiveFromMany(t *testing.T) {
	for _, sync := range []bool{false, true} {
		t.Run(fmt.Sprintf("sync=%v", sync), func(t *testing.T) { receiveFromMany(t, sync) })
	}
}

func receiveFromMany(t *testing.T, flush bool) {
	o := options(t)
	o.Sync = flush
	s := start(t, o)
	const senders, each = 8, 25
	messages := make([]Message, 2*senders*each)
	wake, stop := s.Subscribe()
	defer stop()
	var senderGroup, readerGroup sync.WaitGroup
	for sender := range senders {
		senderGroup.Go(func() {
			for i := range each {
				// Each event is sent by two senders, with an entity of its own.
				n := sender/2*each + i
				object := fmt.Sprintf(`{"id": "https://school.example/texts/%d", "type": "Document"}`, n)
				m, err := s.Receive(post(envelope(context1p2, view{id: event(n), object: object}.String())))
				if err != nil {
					t.Error(err)
					return
				}
				messages[m.Seq-1] = m
				refusal, err := s.Refuse(Exchange{Method: "POST", Status: 404, Cause: "unknown path"})
				if err != nil {
					t.Error(err)
					return
				}
				messages[refusal.Seq-1] = refusal
			}
		})
	}
	done := make(chan struct{})
	readerGroup.Go(func() {
		for {
			select {
			case <-wake:
				n := s.Len()
				s.Entries(n-10, n)
				s.Scorecard()
				s.Totals()
				s.Message(n)
			case <-done:
				return
			}
		}
	})
	senderGroup.Wait()
	close(done)
	readerGroup.Wait()
	if got := marks(s); got != senders/2*each || s.Totals().Repeated != senders/2*each || s.Len() != len(messages) {
		t.Errorf("%d marks, totals %+v", got, s.Totals())
	}
	sameMessages(t, s, messages)
	sameState(t, reopen(t, s, o), s)
	s.Close()
}

// TestCloseWhileSendersWait closes a session under its senders. Whatever was
// acknowledged must be there afterwards, and nothing else.
func TestCloseWhileSendersWait(t *testing.T) {
	o := options(t)
	o.Sync = true
	s := start(t, o)
	var acknowledged atomic.Int64
	var wg sync.WaitGroup
	for sender := range 8 {
		wg.Go(func() {
			for i := 0; ; i++ {
				if _, err := s.Receive(post(envelope(context1p2, view{id: event(sender*1000 + i)}.String()))); err != nil {
					return
				}
				acknowledged.Add(1)
			}
		})
	}
	for acknowledged.Load() < 20 {
		runtime.Gosched()
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	wg.Wait()
	again, err := Resume(o)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if int64(again.Len()) != acknowledged.Load() || s.Len() != again.Len() {
		t.Errorf("%d messages, %d were acknowledged, %d remembered", again.Len(), acknowledged.Load(), s.Len())
	}
}

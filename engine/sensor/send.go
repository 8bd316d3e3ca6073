package sensor

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"sync"
	"time"
)

// Send sends the payloads and calls progress, which may be nil, after each
// message, never twice at once. That messages are refused or go unanswered is
// no error of Send: the replies tell. It returns an error before sending
// anything where Check has one; the context's where it ended early; and where
// the endpoint cannot be reached, that, instead of trying each message in
// vain. The report covers what was done in each case.
func (s *Sensor) Send(ctx context.Context, payloads []Payload, progress func(Progress)) (Report, error) {
	return s.SendAll(ctx, slices.Values(payloads), len(payloads), progress)
}

// SendAll is Send for payloads that are read while they are sent. Total is
// passed on to progress; 0 where it is not known.
func (s *Sensor) SendAll(ctx context.Context, payloads iter.Seq[Payload], total int, progress func(Progress)) (Report, error) {
	if err := s.Check(); err != nil {
		return Report{}, err
	}
	client, done, err := s.client()
	if err != nil {
		return Report{}, err
	}
	defer done()
	running, stop := context.WithCancel(ctx)
	defer stop()
	delivering, release := lasting(running, s.options.lastAnswers)
	defer release()

	tally := &tally{total: total, progress: progress, stop: stop, url: shown(s.options.URL)}
	queue := make(chan message)
	var workers sync.WaitGroup
	for range s.options.Parallel {
		workers.Go(func() {
			for m := range queue {
				tally.add(s.deliver(running, delivering, client, m))
			}
		})
	}
	start := time.Now()
	s.dispatch(running, payloads, queue)
	close(queue)
	workers.Wait()
	tally.report.Elapsed = time.Since(start)
	tally.report.Latency = tally.latencies.sum()
	if err := ctx.Err(); err != nil {
		return tally.report, err
	}
	return tally.report, tally.unreachable
}

// lastAnswers is how long messages that are under way when sending is stopped may
// still be answered: what was answered need not be sent again.
const lastAnswers = 300 * time.Millisecond

// lasting returns a context that ends a while after another has.
func lasting(ctx context.Context, while time.Duration) (context.Context, func()) {
	longer, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(while, cancel) })
	return longer, func() { stop(); cancel() }
}

// shown is an address without a password that may stand in it.
func shown(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil {
		return address
	}
	return u.Redacted()
}

// dispatch hands out the messages at the rate that was asked for.
func (s *Sensor) dispatch(ctx context.Context, payloads iter.Seq[Payload], queue chan<- message) {
	start, n := s.options.now(), 0
	for m := range s.messages(payloads) {
		if s.options.Rate > 0 {
			due := start.Add(time.Duration(float64(n) / s.options.Rate * float64(time.Second)))
			if wait := due.Sub(s.options.now()); wait > 0 && s.options.pause(ctx, wait) != nil {
				return
			}
			n++
		}
		select {
		case queue <- m:
		case <-ctx.Done():
			return
		}
	}
}

// hopeless is how many messages in a row may go unanswered before the rest is
// given up. Before the first answer, one is enough.
const hopeless = 3

// tally gathers the replies of all workers.
type tally struct {
	mu          sync.Mutex
	report      Report
	total       int
	progress    func(Progress)
	stop        func()
	url         string
	latencies   latencies
	failures    int // in a row
	unreachable error
}

func (t *tally) add(reply Reply) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if reply.Err != nil && errors.Is(reply.Err, context.Canceled) {
		return // stopped in the middle: neither sent nor failed
	}
	t.report.add(reply)
	if reply.Err == nil {
		t.failures = 0
		t.latencies = append(t.latencies, reply.Latency)
	} else if t.failures++; t.failures >= hopeless || t.failures == t.report.Messages {
		if t.unreachable == nil {
			t.unreachable = fmt.Errorf("the endpoint %s cannot be reached: %w", t.url, reply.Err)
		}
		t.stop()
	}
	if t.progress != nil {
		t.progress(Progress{Sent: t.report.Payloads, Total: t.total, Last: reply})
	}
}

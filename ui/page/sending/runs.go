// Package sending is what several pages send by: runs that are told of, paused and
// stopped.
package sending

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/sensor"
	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
)

// frame is the least time between two looks at what goes on.
const frame = 33 * time.Millisecond

// Runs are the sendings that are under way. What comes from one that is
// forgotten is dropped. Single events may overlap; of the long ones there is
// one at a time.
type Runs struct {
	env     *page.Env
	bulk    *run
	singles map[*run]bool
}

// Busy says that something long is being sent.
func (r *Runs) Busy() bool { return r.bulk != nil }

// What says what is being sent at length, or "".
func (r *Runs) What() string {
	if r.bulk == nil {
		return ""
	}
	return r.bulk.What
}

// WhyBusy gives the reason why no other long sending can begin.
func (r *Runs) WhyBusy() string {
	if r.bulk == nil {
		return ""
	}
	return "Still sending " + r.bulk.What + ". " + r.env.Keys.Do.Stop.Help().Key + " stops it."
}

// New returns the sendings of a session, of which there are none yet.
func New(env *page.Env) *Runs { return &Runs{env: env, singles: map[*run]bool{}} }

// run is one sending.
type run struct {
	Sending
	cancel context.CancelFunc
	// done is written where the sending runs and read where it is drawn; more
	// has room for one wake-up, so that the sending never waits for the screen.
	done    atomic.Int64
	failure atomic.Pointer[error] // why the last message got no answer
	refused atomic.Int64          // what the last message that was refused was answered, or 0
	more    chan struct{}
	over    <-chan struct{} // closed when the sending is done or stopped
	stopped bool
	hold    hold
	pace    stopwatch
}

// Sending is what one run is to send.
type Sending struct {
	What     string // for "sending ..."
	Unit     string // what one payload is called
	Payloads iter.Seq[sensor.Payload]
	Total    int
	Tells    bool                  // say what came of it, also of a single one
	Each     func(sensor.Progress) // told of each reply, where the sending runs; may be nil, must not wait
	Then     func(Came) tea.Cmd    // what follows on it; may be nil
}

// Came is what came of a run.
type Came struct {
	Report sensor.Report
	logged bool // messages that were refused are in the log; some never get there
	Err    error
}

// Start sends payloads and returns the commands that wait for the end and,
// where there is more than one to send, for progress.
func (r *Runs) Start(what string, payloads []sensor.Payload) tea.Cmd {
	return r.Stream(Sending{What: what, Unit: "event", Payloads: slices.Values(payloads), Total: len(payloads)})
}

// Stream is start for payloads that are read while they are sent.
func (r *Runs) Stream(s Sending) tea.Cmd {
	env := r.env
	ctx, cancel := context.WithCancel(env.Context)
	started := &run{Sending: s, cancel: cancel, over: ctx.Done(), more: make(chan struct{}, 1), pace: stopwatch{since: time.Now()}}
	send := func() Came {
		defer cancel()
		log := env.Engine.Session()
		before := log.Totals().Refused
		report, err := env.Engine.SendAll(ctx, started.hold.between(ctx, s.Payloads), s.Total, started.progress)
		return Came{Report: report, logged: log.Totals().Refused > before, Err: err}
	}
	sending := page.After(send, func(came Came) tea.Cmd { return r.sent(started, came) })
	if s.Total == 1 {
		r.singles[started] = true
		return sending
	}
	r.bulk = started
	return tea.Batch(sending, r.wait(started))
}

// progress is called by the sending; it must not wait.
func (r *run) progress(p sensor.Progress) {
	r.done.Store(int64(p.Sent))
	if r.Each != nil {
		r.Each(p)
	}
	if p.Last.Err != nil {
		r.failure.Store(&p.Last.Err)
	}
	if p.Last.Err == nil && !p.Last.Accepted() {
		r.refused.Store(int64(p.Last.Status))
	}
	select {
	case r.more <- struct{}{}:
	default:
	}
}

// wait returns a command that ends with the next progress, or with the run.
func (r *Runs) wait(of *run) tea.Cmd {
	return page.After(of.moved, func(moved bool) tea.Cmd {
		if !moved || r.bulk != of {
			return nil
		}
		of.pace.look(time.Now(), int(of.done.Load()), of.Total)
		return r.wait(of)
	})
}

// moved waits until the run has got further, which it tells no more often than a
// screen can show, and says whether it has: at its end it is false.
func (r *run) moved() bool {
	select {
	case <-r.over:
		return false
	case <-r.more:
	}
	select {
	case <-r.over:
		return false
	case <-time.After(frame):
		return true
	}
}

// PauseBulk lets the long run wait after the message under way, or go on.
func (r *Runs) PauseBulk() tea.Cmd {
	if r.bulk == nil {
		r.env.Say(page.Told, "Nothing is being sent.")
		return nil
	}
	paused := !r.bulk.hold.held()
	r.bulk.hold.set(paused)
	r.bulk.pace.pause(time.Now(), paused)
	return nil
}

// sent ends a run and says what came of it, where the log does not.
func (r *Runs) sent(ended *run, came Came) tea.Cmd {
	known := r.bulk == ended || r.singles[ended]
	if r.bulk == ended {
		r.bulk = nil
	}
	delete(r.singles, ended)
	if known {
		r.tell(ended, came)
	}
	if ended.Then == nil {
		return nil
	}
	return ended.Then(came)
}

func (r *Runs) tell(ended *run, came Came) {
	say := r.env.Say
	switch {
	case ended.stopped || errors.Is(came.Err, context.Canceled):
		say(page.Told, fmt.Sprintf("Stopped after %d of %d. What was sent stays in the log.", ended.done.Load(), ended.Total))
	case came.Err != nil:
		say(page.Failed, "Sending "+ended.What+" failed: "+came.Err.Error())
	case came.Report.Failed > 0:
		words := fmt.Sprintf("%s of %d got no answer", text.Plural(came.Report.Failed, "message"), came.Report.Messages)
		if why := ended.failure.Load(); why != nil {
			words += ": " + (*why).Error()
		}
		say(page.Failed, words)
	case ended.Total == 1 && !ended.Tells:
	case came.Report.Refused > 0:
		say(r.refusals(ended, came))
	default:
		say(page.Told, fmt.Sprintf("Sent %s: %s.", ended.What, text.Plural(ended.Total, ended.Unit)))
	}
}

// refusals says how much was refused, and where to read why.
func (r *Runs) refusals(of *run, came Came) (page.Tone, string) {
	words := fmt.Sprintf("Sent %s: %d accepted, %d refused", of.What, came.Report.Accepted, came.Report.Refused)
	if came.logged {
		return page.Warned, words + ". " + r.env.Keys.Do.NextTrouble.Help().Key + " goes to the next one."
	}
	if status := int(of.refused.Load()); status > 0 {
		words += fmt.Sprintf(", the last with %d %s", status, http.StatusText(status))
	}
	return page.Failed, words + ". None of those is in the log: the journal could not take them."
}

// stopGrace is how long a stopped run waits for the answer to what is on its
// way, so that it is known what arrived.
const stopGrace = time.Second

// StopBulk stops the long run, if there is one, behind the message that is on
// its way; asked again, or without an answer, at once.
func (r *Runs) StopBulk() tea.Cmd {
	bulk := r.bulk
	switch {
	case bulk == nil:
		r.env.Say(page.Told, "Nothing is being sent.")
		return nil
	case bulk.stopped:
		bulk.cancel()
		return nil
	}
	bulk.stopped = true
	bulk.hold.finish()
	return func() tea.Msg {
		select {
		case <-bulk.over:
		case <-time.After(stopGrace):
			bulk.cancel()
		}
		return nil
	}
}

// StopAll stops and forgets all runs.
func (r *Runs) StopAll() {
	if r.bulk != nil {
		r.bulk.cancel()
		r.bulk = nil
	}
	for single := range r.singles {
		single.cancel()
	}
	clear(r.singles)
}

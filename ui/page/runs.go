package page

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
)

// frame is the least time between two looks at what goes on.
const frame = 33 * time.Millisecond

// Runs are the sendings that are under way. What comes from one that is
// forgotten is dropped. Single events may overlap; of the long ones there is
// one at a time.
type Runs struct {
	env     *Env
	bulk    *run
	singles map[*run]bool
}

// busy says that something long is being sent.
func (r *Runs) busy() bool { return r.bulk != nil }

// WhyBusy gives the reason why no other long sending can begin.
func (r *Runs) WhyBusy() string {
	if r.bulk == nil {
		return ""
	}
	return "Still sending " + r.bulk.what + ". " + r.env.Keys.Do.Stop.Help().Key + " stops it."
}

// NewRuns returns the sendings of a session, of which there are none yet.
func NewRuns(env *Env) *Runs { return &Runs{env: env, singles: map[*run]bool{}} }

// run is one sending.
type run struct {
	sending
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

// sending is what one run is to send.
type sending struct {
	what     string // for "sending ..."
	unit     string // what one payload is called
	payloads iter.Seq[sensor.Payload]
	total    int
	tells    bool                  // say what came of it, also of a single one
	each     func(sensor.Progress) // told of each reply, where the sending runs; may be nil, must not wait
	then     func(sent) tea.Cmd    // what follows on it; may be nil
}

// sent is what came of a run.
type sent struct {
	report sensor.Report
	logged bool // messages that were refused are in the log; some never get there
	err    error
}

// start sends payloads and returns the commands that wait for the end and,
// where there is more than one to send, for progress.
func (r *Runs) start(what string, payloads []sensor.Payload) tea.Cmd {
	return r.stream(sending{what: what, unit: "event", payloads: slices.Values(payloads), total: len(payloads)})
}

// stream is start for payloads that are read while they are sent.
func (r *Runs) stream(s sending) tea.Cmd {
	env := r.env
	ctx, cancel := context.WithCancel(env.Context)
	started := &run{sending: s, cancel: cancel, over: ctx.Done(), more: make(chan struct{}, 1)}
	started.pace.begin(time.Now())
	send := func() sent {
		defer cancel()
		log := env.Engine.Session()
		before := log.Totals().Refused
		report, err := env.Engine.SendAll(ctx, started.hold.between(ctx, s.payloads), s.total, started.progress)
		return sent{report: report, logged: log.Totals().Refused > before, err: err}
	}
	sending := After(send, func(came sent) tea.Cmd { return r.sent(started, came) })
	if s.total == 1 {
		r.singles[started] = true
		return sending
	}
	r.bulk = started
	return tea.Batch(sending, r.wait(started))
}

// progress is called by the sending; it must not wait.
func (r *run) progress(p sensor.Progress) {
	r.done.Store(int64(p.Sent))
	if r.each != nil {
		r.each(p)
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
	return After(of.moved, func(moved bool) tea.Cmd {
		if !moved || r.bulk != of {
			return nil
		}
		of.pace.look(time.Now(), int(of.done.Load()), of.total)
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
		r.env.Say(Told, "Nothing is being sent.")
		return nil
	}
	paused := !r.bulk.hold.held()
	r.bulk.hold.set(paused)
	r.bulk.pace.pause(time.Now(), paused)
	return nil
}

// sent ends a run and says what came of it, where the log does not.
func (r *Runs) sent(ended *run, came sent) tea.Cmd {
	known := r.bulk == ended || r.singles[ended]
	if r.bulk == ended {
		r.bulk = nil
	}
	delete(r.singles, ended)
	if known {
		r.tell(ended, came)
	}
	if ended.then == nil {
		return nil
	}
	return ended.then(came)
}

func (r *Runs) tell(ended *run, came sent) {
	say := r.env.Say
	switch {
	case ended.stopped || errors.Is(came.err, context.Canceled):
		say(Told, fmt.Sprintf("Stopped after %d of %d. What was sent stays in the log.", ended.done.Load(), ended.total))
	case came.err != nil:
		say(Failed, "Sending "+ended.what+" failed: "+came.err.Error())
	case came.report.Failed > 0:
		words := fmt.Sprintf("%s of %d got no answer", text.Plural(came.report.Failed, "message"), came.report.Messages)
		if why := ended.failure.Load(); why != nil {
			words += ": " + (*why).Error()
		}
		say(Failed, words)
	case ended.total == 1 && !ended.tells:
	case came.report.Refused > 0:
		say(r.refusals(ended, came))
	default:
		say(Told, fmt.Sprintf("Sent %s: %s.", ended.what, text.Plural(ended.total, ended.unit)))
	}
}

// refusals says how much was refused, and where to read why.
func (r *Runs) refusals(of *run, came sent) (Tone, string) {
	words := fmt.Sprintf("Sent %s: %d accepted, %d refused", of.what, came.report.Accepted, came.report.Refused)
	if came.logged {
		return Warned, words + ". " + r.env.Keys.Do.NextTrouble.Help().Key + " goes to the next one."
	}
	if status := int(of.refused.Load()); status > 0 {
		words += fmt.Sprintf(", the last with %d %s", status, http.StatusText(status))
	}
	return Failed, words + ". None of those is in the log: the journal could not take them."
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
		r.env.Say(Told, "Nothing is being sent.")
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

// stopAll stops and forgets all runs.
func (r *Runs) stopAll() {
	if r.bulk != nil {
		r.bulk.cancel()
		r.bulk = nil
	}
	for single := range r.singles {
		single.cancel()
	}
	clear(r.singles)
}

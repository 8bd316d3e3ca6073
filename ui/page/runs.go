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

// runs are the sendings that are under way. Each has a number; what comes from
// one that is forgotten is dropped. Single events may overlap; of the long
// ones there is one at a time.
type runs struct {
	last    int
	bulk    *run
	singles map[int]*run
}

// run is one sending.
type run struct {
	number int
	what   string
	total  int
	cancel context.CancelFunc
	// done is written where the sending runs and read where it is drawn; more
	// has room for one wake-up, so that the sending never waits for the screen.
	done    atomic.Int64
	failure atomic.Pointer[error] // why the last message got no answer
	refused atomic.Int64          // what the last message that was refused was answered, or 0
	more    chan struct{}
	over    <-chan struct{} // closed when the sending is done or stopped
	stopped bool
	unit    string                // what is counted
	tells   bool                  // say what came of it, also of a single one
	each    func(sensor.Progress) // told of each reply, where the sending runs; may be nil
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
	each     func(sensor.Progress) // may be nil; must not wait
}

// start sends payloads and returns the commands that wait for the end and,
// where there is more than one to send, for progress.
func (r *runs) start(env *Env, what string, payloads []sensor.Payload) tea.Cmd {
	return r.stream(env, sending{what: what, unit: "event", payloads: slices.Values(payloads), total: len(payloads)})
}

// stream is start for payloads that are read while they are sent.
func (r *runs) stream(env *Env, s sending) tea.Cmd {
	ctx, cancel := context.WithCancel(env.Context)
	r.last++
	started := &run{number: r.last, what: s.what, unit: s.unit, tells: s.tells, total: s.total, each: s.each,
		cancel: cancel, over: ctx.Done(), more: make(chan struct{}, 1)}
	started.pace.begin(time.Now())
	send := func() tea.Msg {
		defer cancel()
		log := env.Engine.Session()
		before := log.Totals().Refused
		report, err := env.Engine.SendAll(ctx, started.hold.between(ctx, s.payloads), s.total, started.progress)
		return sentMsg{run: started.number, report: report, logged: log.Totals().Refused > before, err: err}
	}
	if s.total == 1 {
		if r.singles == nil {
			r.singles = map[int]*run{}
		}
		r.singles[started.number] = started
		return send
	}
	r.bulk = started
	return tea.Batch(send, started.wait())
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
func (r *run) wait() tea.Cmd {
	return func() tea.Msg {
		select {
		case <-r.over:
			return nil
		case <-r.more:
		}
		select { // no more often than a screen can show
		case <-r.over:
			return nil
		case <-time.After(frame):
			return progressMsg{run: r.number}
		}
	}
}

func (r *runs) progressed(msg progressMsg) tea.Cmd {
	if r.bulk == nil || r.bulk.number != msg.run {
		return nil
	}
	r.bulk.pace.look(time.Now(), int(r.bulk.done.Load()), r.bulk.total)
	return r.bulk.wait()
}

// pauseBulk lets the long run wait after the message under way, or go on.
func (r *runs) pauseBulk() tea.Cmd {
	if r.bulk == nil {
		return do(NoticeMsg{Told, "Nothing is being sent."})
	}
	paused := !r.bulk.hold.held()
	r.bulk.hold.set(paused)
	r.bulk.pace.pause(time.Now(), paused)
	return nil
}

// sent ends a run and says what came of it, where the log does not. trouble is
// the key that leads to what was refused.
func (r *runs) sent(msg sentMsg, trouble string) tea.Cmd {
	var ended *run
	if r.bulk != nil && r.bulk.number == msg.run {
		ended, r.bulk = r.bulk, nil
	} else {
		ended = r.singles[msg.run]
		delete(r.singles, msg.run)
	}
	switch {
	case ended == nil:
		return nil
	case ended.stopped || errors.Is(msg.err, context.Canceled):
		return do(NoticeMsg{Told, fmt.Sprintf("Stopped after %d of %d. What was sent stays in the log.", ended.done.Load(), ended.total)})
	case msg.err != nil:
		return do(NoticeMsg{Failed, "Sending " + ended.what + " failed: " + msg.err.Error()})
	case msg.report.Failed > 0:
		words := fmt.Sprintf("%s of %d got no answer", text.Plural(msg.report.Failed, "message"), msg.report.Messages)
		if why := ended.failure.Load(); why != nil {
			words += ": " + (*why).Error()
		}
		return do(NoticeMsg{Failed, words})
	case (ended.total > 1 || ended.tells) && msg.report.Refused > 0:
		return do(ended.refusals(msg, trouble))
	case ended.total > 1 || ended.tells:
		return do(NoticeMsg{Told, fmt.Sprintf("Sent %s: %s.", ended.what, text.Plural(ended.total, ended.unit))})
	}
	return nil
}

// refusals says how much was refused, and where to read why.
func (r *run) refusals(msg sentMsg, trouble string) NoticeMsg {
	words := fmt.Sprintf("Sent %s: %d accepted, %d refused", r.what, msg.report.Accepted, msg.report.Refused)
	if msg.logged {
		return NoticeMsg{Warned, words + ". " + trouble + " goes to the next one."}
	}
	if status := int(r.refused.Load()); status > 0 {
		words += fmt.Sprintf(", the last with %d %s", status, http.StatusText(status))
	}
	return NoticeMsg{Failed, words + ". None of those is in the log: the journal could not take them."}
}

// stopGrace is how long a stopped run waits for the answer to what is on its
// way, so that it is known what arrived.
const stopGrace = time.Second

// stopBulk stops the long run, if there is one, behind the message that is on
// its way; asked again, or without an answer, at once.
func (r *runs) stopBulk() tea.Cmd {
	bulk := r.bulk
	switch {
	case bulk == nil:
		return do(NoticeMsg{Told, "Nothing is being sent."})
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
func (r *runs) stopAll() {
	if r.bulk != nil {
		r.bulk.cancel()
		r.bulk = nil
	}
	for number, single := range r.singles {
		single.cancel()
		delete(r.singles, number)
	}
}

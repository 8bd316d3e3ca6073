package cli

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"caliper-playground/engine/text"
)

// progressLine says on standard error how far a run has come: on a terminal in one
// line that is written over, otherwise in a line every ten seconds.
type progressLine struct {
	w        io.Writer // nil: silent
	terminal bool
	since    time.Time
	last     time.Time
	shown    bool

	documents, failed int
	total             int // documents in all; 0 while that is not known
}

const (
	// progressPause is the least time between two updates of the line.
	progressPause = 100 * time.Millisecond
	// progressPace is the time between two lines where there is no terminal.
	progressPace = 10 * time.Second
	// countAfter is how long a run goes on before its documents are counted: most
	// are over before anybody asks how long they will take.
	countAfter = time.Second
)

func (a *app) progressLine() *progressLine {
	return &progressLine{since: time.Now(), w: a.Err, terminal: isTerminal(a.Err)}
}

// begin counts the documents beside the run and writes the lines that come every
// ten seconds, until what it returns is called. All else is called with the lock
// held.
func (p *progressLine) begin(ctx context.Context, lock sync.Locker, count func(context.Context) (int, bool)) (end func()) {
	if p.w == nil {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	var work sync.WaitGroup
	work.Go(func() {
		select {
		case <-ctx.Done():
			return
		case <-time.After(countAfter):
		}
		if n, known := count(ctx); known {
			lock.Lock()
			defer lock.Unlock()
			p.total = n
		}
	})
	if !p.terminal {
		work.Go(func() { p.everyPace(ctx, lock) })
	}
	return func() { cancel(); work.Wait() }
}

func (p *progressLine) everyPace(ctx context.Context, lock sync.Locker) {
	pace := time.NewTicker(progressPace)
	defer pace.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-pace.C:
			lock.Lock()
			// A progress line that cannot be written is no loss.
			_, _ = fmt.Fprintf(p.w, "%s: %s\n", Name, p.words(time.Now()))
			lock.Unlock()
		}
	}
}

// done says that so many more documents are done with, and how many messages
// failed so far.
func (p *progressLine) done(documents, failed int) {
	p.documents, p.failed = p.documents+documents, failed
	now := time.Now()
	if p.w == nil || !p.terminal || now.Sub(p.last) < progressPause {
		return
	}
	p.last, p.shown = now, true
	_, _ = fmt.Fprintf(p.w, "\r%s\x1b[K", p.words(now))
}

// words are "1200 of 5000 documents, 3 failed, 400 a second, 10s left".
func (p *progressLine) words(now time.Time) string {
	seconds := max(now.Sub(p.since).Seconds(), 0.001)
	rate := float64(p.documents) / seconds
	of := ""
	if p.total > 0 {
		of = fmt.Sprintf(" of %d", p.total)
	}
	words := fmt.Sprintf("%d%s documents, %d failed, %s a second", p.documents, of, p.failed, perSecond(rate))
	if left := p.total - p.documents; left > 0 && p.documents > 0 {
		words += fmt.Sprintf(", %s left", time.Duration(float64(left)/rate*float64(time.Second)).Round(time.Second))
	}
	return words
}

// perSecond leaves a fraction to what is slow alone.
func perSecond(rate float64) string {
	if rate < 10 {
		return fmt.Sprintf("%.1f", rate)
	}
	return fmt.Sprintf("%.0f", rate)
}

// longWait is the shortest pause that is worth a word.
const longWait = 2 * time.Second

// wait says that nothing is sent for a while, and why.
func (p *progressLine) wait(why string, pause time.Duration) {
	if p.w == nil || !p.terminal || pause < longWait {
		return
	}
	p.shown = true
	_, _ = fmt.Fprintf(p.w, "\r%s; the next attempt is in %s\x1b[K", text.Clean(why), pause.Round(time.Second))
}

// clear takes the line away, so that something else can be written.
func (p *progressLine) clear() {
	if p.shown {
		_, _ = io.WriteString(p.w, "\r\x1b[K")
		p.shown = false
	}
}

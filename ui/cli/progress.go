package cli

import (
	"fmt"
	"io"
	"time"

	"caliper-playground/engine/text"
)

// progressLine rewrites one line of standard error while a run goes on. It is
// silent unless that is a terminal.
type progressLine struct {
	w     io.Writer // nil: silent
	since time.Time
	last  time.Time
	shown bool
}

// progressPause is the least time between two updates of the line.
const progressPause = 100 * time.Millisecond

func (a *app) progressLine() *progressLine {
	p := &progressLine{since: time.Now()}
	if isTerminal(a.Err) {
		p.w = a.Err
	}
	return p
}

// show says how far the run has come.
func (p *progressLine) show(sent, failed int) {
	now := time.Now()
	if p.w == nil || now.Sub(p.last) < progressPause {
		return
	}
	p.last, p.shown = now, true
	perSecond := float64(sent) / max(now.Sub(p.since).Seconds(), 0.001)
	// A progress line that cannot be written is no loss.
	_, _ = fmt.Fprintf(p.w, "\r%d sent, %d failed, %.0f a second\x1b[K", sent, failed, perSecond)
}

// longWait is the shortest pause that is worth a word.
const longWait = 2 * time.Second

// wait says that nothing is sent for a while, and why.
func (p *progressLine) wait(why string, pause time.Duration) {
	if p.w == nil || pause < longWait {
		return
	}
	p.shown = true
	_, _ = fmt.Fprintf(p.w, "\r%s; the next attempt is in %s\x1b[K", text.Clean(why), pause.Round(time.Second))
}

// clear takes the line away, so that something else can be written.
func (p *progressLine) clear() {
	if p.w != nil && p.shown {
		_, _ = io.WriteString(p.w, "\r\x1b[K")
		p.shown = false
	}
}

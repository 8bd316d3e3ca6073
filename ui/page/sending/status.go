package sending

import (
	"fmt"
	"time"

	"caliper-playground/ui/component"
)

// stopwatch measures a run without its pauses, and says how fast it is. It is
// looked at when something has happened, so that drawing asks no clock.
type stopwatch struct {
	since  time.Time     // when it last began to run
	before time.Duration // what it ran for until then
	paused bool
	rate   float64       // a second; 0 while that is not known
	left   time.Duration // at that rate
}

func (w *stopwatch) pause(now time.Time, paused bool) {
	if paused {
		w.before += now.Sub(w.since)
	}
	w.since, w.paused = now, paused
}

// look reckons the rate and the time left from what is done so far.
func (w *stopwatch) look(now time.Time, done, total int) {
	active := w.before
	if !w.paused {
		active += now.Sub(w.since)
	}
	if done == 0 || active <= 0 {
		return
	}
	w.rate = float64(done) / active.Seconds()
	w.left = time.Duration(float64(max(0, total-done)) / w.rate * float64(time.Second))
}

// words gives the rate and the time left: "310/s · 0:42 left".
func (w *stopwatch) words() string {
	switch {
	case w.rate == 0:
		return ""
	case w.rate < 10:
		return fmt.Sprintf("%.1f/s · %s left", w.rate, clockTime(w.left))
	}
	return fmt.Sprintf("%.0f/s · %s left", w.rate, clockTime(w.left))
}

// clockTime gives a span as minutes and seconds, with hours where there are any.
func clockTime(d time.Duration) string {
	seconds := int(d.Round(time.Second) / time.Second)
	if hours := seconds / 3600; hours > 0 {
		return fmt.Sprintf("%d:%02d:%02d", hours, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}

// Status draws how far the long run is, or "" where there is none.
func (r *Runs) Status(width int) string {
	bulk := r.bulk
	if bulk == nil {
		return ""
	}
	theme, k := r.env.Theme, r.env.Keys.Do
	line := component.NewLine(width)
	held := bulk.hold.held()
	pause, words := " pause", bulk.pace.words()
	switch {
	case bulk.stopped:
		line.Gap(1).Add(theme.Plain, "sending "+bulk.What).Gap(2).Add(theme.Caution, "stopping")
		return line.String()
	case held:
		pause, words = " go on", ""
		line.Gap(1).Add(theme.Caution, "paused").Gap(1)
	default:
		line.Gap(1).Add(theme.Plain, "sending").Gap(1)
	}
	keys := component.NewLine(width).Add(theme.Accent, k.Pause.Help().Key+pause+"   "+k.Stop.Help().Key+" stop")
	count := len(fmt.Sprintf(" %d of %d", bulk.Total, bulk.Total))
	// What is sent is named as far as there is room beside the numbers.
	room := line.Left() - count - len(words) - keys.Used() - 7
	name := component.NewLine(max(0, min(room-6, 44))).Add(theme.Plain, bulk.What)
	line.Join(name).Gap(2)
	component.Progress(line, theme, int(bulk.done.Load()), bulk.Total, min(30, room-name.Used()))
	if len(words)+2 < line.Left()-keys.Used() {
		line.Gap(2).Add(theme.Dim, words)
	}
	if keys.Used() < line.Left() {
		line.To(width - keys.Used()).Join(keys)
	}
	return line.String()
}

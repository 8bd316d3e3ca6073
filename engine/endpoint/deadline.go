package endpoint

import "time"

// slack is by how much a time limit may be off. The HTTP library sets limits
// several times a request; setting each in the system's timers costs more than
// the limits' last second is worth.
const slack = time.Second

// deadline holds back limits of reading or writing until they matter.
type deadline struct {
	wanted, applied time.Time
}

// want notes a limit. It reports whether it must be applied at once: one that
// has passed is meant to wake up whoever waits.
func (d *deadline) want(t time.Time) (now bool) {
	d.wanted = t
	return !t.IsZero() && time.Until(t) <= 0
}

// due reports whether the wanted limit is to be applied before waiting.
func (d *deadline) due() bool {
	if d.wanted.IsZero() || d.applied.IsZero() {
		return d.wanted != d.applied
	}
	off := d.wanted.Sub(d.applied)
	return off < -slack/4 || off > slack
}

// longAgo, in seconds since 1970, is before any limit that is meant as one: with
// a moment before it the library ends its watching of a connection, which here
// never waits.
const longAgo = 365 * 24 * 60 * 60

// SetReadDeadline sets the limit for reading, to within a second.
func (w *wire) SetReadDeadline(t time.Time) error {
	if !t.IsZero() && t.Unix() < longAgo {
		return nil
	}
	w.mu.Lock()
	now := w.reading.want(t)
	if now {
		w.reading.applied = t
	}
	w.mu.Unlock()
	if now {
		return w.Conn.SetReadDeadline(t)
	}
	return nil
}

// SetWriteDeadline sets the limit for writing, to within a second.
func (w *wire) SetWriteDeadline(t time.Time) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.writing.want(t)
	return nil
}

// SetDeadline sets both limits.
func (w *wire) SetDeadline(t time.Time) error {
	_ = w.SetWriteDeadline(t)
	return w.SetReadDeadline(t)
}

// limitReading applies the limit for a read that is about to wait.
func (w *wire) limitReading() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.reading.due() {
		return
	}
	w.reading.applied = w.reading.wanted
	_ = w.Conn.SetReadDeadline(w.reading.wanted)
}

func (w *wire) limitWriting() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.writing.due() {
		w.writing.applied = w.writing.wanted
		_ = w.Conn.SetWriteDeadline(w.writing.wanted)
	}
}

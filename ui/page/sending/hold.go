package sending

import (
	"context"
	"iter"
	"sync"

	"caliper-playground/engine/sensor"
)

// hold keeps a sending waiting between two messages while it is paused. It is
// set where keys are answered and waited for where the sending runs.
type hold struct {
	mu       sync.Mutex
	released chan struct{} // closed when it goes on; nil while nothing is held
	over     bool          // nothing more is let through
}

// set pauses, or lets go on.
func (h *hold) set(paused bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case paused && h.released == nil:
		h.released = make(chan struct{})
	case !paused && h.released != nil:
		close(h.released)
		h.released = nil
	}
}

// finish lets nothing more through. What has been let through goes on.
func (h *hold) finish() {
	h.mu.Lock()
	h.over = true
	h.mu.Unlock()
	h.set(false)
}

func (h *hold) held() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.released != nil
}

// wait returns when nothing is held, or false when the context ends first or
// nothing more is let through.
func (h *hold) wait(ctx context.Context) bool {
	for {
		h.mu.Lock()
		released, over := h.released, h.over
		h.mu.Unlock()
		if released == nil || over {
			return ctx.Err() == nil && !over
		}
		select {
		case <-ctx.Done():
			return false
		case <-released:
		}
	}
}

// between hands payloads on one by one, and none while they are held.
func (h *hold) between(ctx context.Context, payloads iter.Seq[sensor.Payload]) iter.Seq[sensor.Payload] {
	return func(yield func(sensor.Payload) bool) {
		for p := range payloads {
			if !h.wait(ctx) || !yield(p) {
				return
			}
		}
	}
}

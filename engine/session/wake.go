package session

import "sync"

// waker tells any number of subscribers that something is new, and never waits
// for one of them.
type waker struct {
	mu          sync.RWMutex
	subscribers map[chan struct{}]struct{}
}

func (w *waker) subscribe() (<-chan struct{}, func()) {
	wake := make(chan struct{}, 1)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.subscribers == nil {
		w.subscribers = map[chan struct{}]struct{}{}
	}
	w.subscribers[wake] = struct{}{}
	return wake, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.subscribers, wake)
	}
}

func (w *waker) wake() {
	w.mu.RLock()
	defer w.mu.RUnlock()
	for wake := range w.subscribers {
		select {
		case wake <- struct{}{}:
		default: // it has not taken the last one yet
		}
	}
}

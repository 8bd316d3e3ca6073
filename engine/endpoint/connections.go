package endpoint

import (
	"io"
	"sync"
	"time"
)

// connections are those that are open.
type connections struct {
	mu   sync.Mutex
	open map[*wire]struct{}
	none chan struct{} // closed when the last one closes, while somebody waits
}

func (c *connections) add(w *wire) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.open == nil {
		c.open = map[*wire]struct{}{}
	}
	c.open[w] = struct{}{}
}

func (c *connections) remove(w *wire) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.open, w)
	if len(c.open) == 0 && c.none != nil {
		close(c.none)
		c.none = nil
	}
}

func (c *connections) closeSilent() {
	c.mu.Lock()
	var silent []io.Closer
	for w := range c.open {
		if w.silent() {
			silent = append(silent, w)
		}
	}
	c.mu.Unlock()
	for _, w := range silent {
		_ = w.Close()
	}
}

// wait returns when no connection is open any more, or after the limit, which
// only a session that hangs in a write reaches.
func (c *connections) wait(limit time.Duration) {
	c.mu.Lock()
	if len(c.open) == 0 {
		c.mu.Unlock()
		return
	}
	if c.none == nil {
		c.none = make(chan struct{})
	}
	none := c.none
	c.mu.Unlock()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-none:
	case <-timer.C:
	}
}

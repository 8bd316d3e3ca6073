package endpoint

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// connections are those that are open, up to a limit. When it is reached the one
// that was idle longest gives way to the next; where none is idle, that one
// waits.
type connections struct {
	limit  int
	notify func(string)

	mu      sync.Mutex
	open    map[*connection]time.Time // since when it is idle, or zero
	waiting int
	freed   chan struct{} // gets a value when one closes
	none    chan struct{} // closed when the last one closes, while somebody waits
	told    time.Time     // when the limit was told of last
	gaveWay int           // since then
}

func newConnections(limit int, notify func(string)) *connections {
	return &connections{limit: limit, notify: notify, open: map[*connection]time.Time{}, freed: make(chan struct{}, 1)}
}

// add takes a connection in, and waits for its place where there is none. It
// reports false when the wait was ended.
func (c *connections) add(w *connection, ended <-chan struct{}) bool {
	c.mu.Lock()
	c.waiting++
	defer func() {
		c.waiting--
		c.mu.Unlock()
	}()
	for len(c.open) >= c.limit {
		c.tellFull()
		c.mu.Unlock()
		if !c.giveWay() {
			select {
			case <-c.freed:
			case <-time.After(graceOfNew): // one that is new may have turned out to be idle
			case <-ended:
				c.mu.Lock()
				return false
			}
		}
		c.mu.Lock()
	}
	c.open[w] = time.Now()
	if len(c.open) < c.limit {
		c.signal() // for another that waits
	}
	return true
}

// graceOfNew is how long a connection that is new may be silent before it counts
// as idle.
const graceOfNew = time.Second

// giveWay closes the connection that has been idle longest, if any is.
func (c *connections) giveWay() bool {
	c.mu.Lock()
	var longest *connection
	for w, since := range c.open {
		idle := !since.IsZero() && w.quiet() && (!w.silent() || time.Since(since) > graceOfNew)
		if idle && (longest == nil || since.Before(c.open[longest])) {
			longest = w
		}
	}
	if longest != nil {
		c.gaveWay++
		c.open[longest] = time.Time{} // nobody else picks it
	}
	c.mu.Unlock()
	if longest == nil {
		return false
	}
	_ = longest.Close()
	return true
}

// tellPause is the least time between two sayings that the limit is reached.
const tellPause = time.Minute

// tellFull tells the operator that the limit is reached. The caller holds mu.
func (c *connections) tellFull() {
	if now := time.Now(); now.Sub(c.told) >= tellPause {
		more := ""
		if c.gaveWay > 0 {
			more = fmt.Sprintf("; since this was last said %d gave way", c.gaveWay)
		}
		c.told, c.gaveWay = now, 0
		c.notify(fmt.Sprintf("all %d connections are open; the one that is idle longest gives way to the next%s", c.limit, more))
	}
}

// note hears of what the HTTP library makes of a connection.
func (c *connections) note(w *connection, state http.ConnState) {
	c.mu.Lock()
	if _, open := c.open[w]; open {
		switch state {
		case http.StateActive:
			c.open[w] = time.Time{}
		case http.StateIdle:
			c.open[w] = time.Now()
		}
	}
	someWait := c.waiting > 0 && state == http.StateIdle
	c.mu.Unlock()
	if someWait {
		c.giveWay()
	}
}

// many says whether more than half of the connections that may be are open.
func (c *connections) many() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.open) > c.limit/2
}

func (c *connections) remove(w *connection) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.open, w)
	c.signal()
	if len(c.open) == 0 && c.none != nil {
		close(c.none)
		c.none = nil
	}
}

// signal lets one that waits look again.
func (c *connections) signal() {
	select {
	case c.freed <- struct{}{}:
	default:
	}
}

func (c *connections) closeSilent() {
	c.mu.Lock()
	var silent []*connection
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

package endpoint

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"time"

	"golang.org/x/sync/semaphore"

	"caliper-playground/engine/session"
)

// smallBody is the size in bytes up to which a body is read without asking for
// memory: their number is bounded by that of the connections.
const smallBody = 64 << 10

// perValue is about how many bytes each value in a body takes while it is judged,
// which counts where they are small and many.
const perValue = 400

// perByte is about how many bytes of memory a byte of a body takes while it is
// read, inflated, judged and written.
const perByte = 8

// memory is a budget of bytes for all large bodies in flight, so that many that
// come at the same time wait for each other instead of bringing the process down.
type memory struct {
	size int64
	free *semaphore.Weighted
	wait time.Duration // the longest that a body waits for its part
}

func newMemory(size int64, wait time.Duration) *memory {
	return &memory{size: size, free: semaphore.NewWeighted(size), wait: wait}
}

// reserve waits for the memory that a body of that many bytes takes.
func (c *call) reserve(body int64) *refusal {
	return c.acquire(body * perByte)
}

// reserveForValues waits for more where a large body turns out to consist of many
// small values. What was reserved is given back first, so that nobody waits for
// somebody who waits.
func (c *call) reserveForValues() *refusal {
	if c.reserved == 0 {
		return nil
	}
	values := bytes.Count(c.body, []byte{','}) + bytes.Count(c.body, []byte{'['}) + bytes.Count(c.body, []byte{'{'})
	need := min(int64(values)*perValue, c.endpoint.memory.size)
	if need <= c.reserved {
		return nil
	}
	c.free()
	return c.acquire(need)
}

func (c *call) acquire(need int64) *refusal {
	m := c.endpoint.memory
	need = min(need, m.size)
	ctx, cancel := context.WithTimeout(c.r.Context(), m.wait)
	defer cancel()
	if err := m.free.Acquire(ctx, need); err != nil {
		return &refusal{
			status: http.StatusServiceUnavailable,
			cause:  fmt.Sprintf("the endpoint has its hands full with other large messages, and for %s there was no memory for this one", m.wait),
			help:   "send it again in a few seconds, fewer at the same time, or put fewer events into an envelope",
			header: []session.Field{{Name: "Retry-After", Value: "5"}},
		}
	}
	c.reserved = need
	now, limit := time.Now(), c.endpoint.options.BodyTimeout // the sender could not help waiting
	_ = c.conn.SetReadDeadline(now.Add(limit))
	_ = c.conn.SetWriteDeadline(now.Add(3 * limit))
	return nil
}

// free gives back what was reserved.
func (c *call) free() {
	if c.reserved > 0 {
		c.endpoint.memory.free.Release(c.reserved)
		c.reserved = 0
	}
}

package endpoint

import (
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

// About how many bytes of memory each of these takes of a body that is read,
// inflated, judged and written.
const (
	perByte  = 8
	perValue = 64  // of the JSON
	perItem  = 700 // of the envelope's data
)

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

// reserveForValues waits for more where a large body turns out to consist of many
// small values. What was reserved is given back first, so that nobody waits for
// somebody who waits. What there is never memory for is refused at once.
func (c *call) reserveForValues() *refusal {
	if c.reserved == 0 {
		return nil
	}
	values, items := weigh(c.body)
	need, all := values*perValue+items*perItem, c.endpoint.memory.size
	if need > all {
		c.body = c.body[:peeked]
		return &refusal{
			status: http.StatusRequestEntityTooLarge,
			cause:  fmt.Sprintf("the body has about %d values, %d of them entries of data; to judge so many takes more memory than the endpoint has for all messages, %d bytes", values, items, all),
			help:   "put fewer events into an envelope, or give the endpoint more memory (--memory)",
		}
	}
	need += int64(len(c.body)) * perByte
	if need <= c.reserved {
		return nil
	}
	c.free()
	return c.acquire(need)
}

// weigh says about how many values a JSON text has, and how many of them are
// entries of an envelope's data. It reads no more of JSON than that takes.
func weigh(body []byte) (values, items int64) {
	const data = 2 // how deep the entries lie
	depth, inString := 0, false
	for i := 0; i < len(body); i++ {
		switch b := body[i]; {
		case inString && b == '\\':
			i++
		case b == '"':
			inString = !inString
		case inString:
		case b == '[', b == '{':
			values++
			depth++
		case b == ',':
			values++
			if depth <= data {
				items++
			}
		case b == ']', b == '}':
			depth--
		}
	}
	return values, items
}

// acquire waits for so many bytes of memory.
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

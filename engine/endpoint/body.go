package endpoint

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
)

// readBody reads the body, inflated where it is packed, up to the limit.
func (c *call) readBody() *refusal {
	limit := c.endpoint.options.MaxPayload
	if c.r.ContentLength > limit {
		c.peek(peeked)
		return c.tooLarge(fmt.Sprintf("the body has %d bytes", c.r.ContentLength))
	}
	received := &c.received
	*received = counter{from: c.r.Body, limit: limit}
	var source io.Reader = received
	expected := c.r.ContentLength
	packed := isPacked(c.r)
	if packed {
		expected = -1
		inflater, err := c.endpoint.inflate(received)
		if err != nil {
			return c.unreadable(received, packed, err)
		}
		defer c.endpoint.inflaters.Put(inflater)
		source = inflater
	}
	body, refused, err := c.readUpTo(source, limit, expected)
	c.body = body
	switch {
	case refused != nil:
		return refused
	case err == nil && packed && bytes.HasPrefix(body, gzipMagic):
		c.body = body[:min(len(body), peeked)]
		return &refusal{status: http.StatusBadRequest, cause: "the body is packed with gzip twice", help: "pack it once; where the HTTP library packs by itself, give it the body as it is"}
	case err == nil:
		_ = c.r.Body.Close() // or the library would look for more
		return c.reserveForValues()
	case errors.Is(err, errTooLarge) && packed && !received.over:
		c.body = body[:min(len(body), peeked)]
		return c.tooLarge(fmt.Sprintf("the body inflates to more than that from %d bytes", received.n))
	case errors.Is(err, errTooLarge):
		c.body = body[:min(len(body), peeked)]
		return c.tooLarge("the body has more")
	}
	return c.unreadable(received, packed, err)
}

// peeked is how many bytes of a body that is refused are looked at.
const peeked = 4 << 10

var errTooLarge = errors.New("body too large")

// counter counts what arrives and stops where the limit is passed.
type counter struct {
	from     io.Reader
	n, limit int64
	over     bool
	first    [2]byte
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	if c.n < int64(len(c.first)) {
		copy(c.first[c.n:], p[:n])
	}
	c.n += int64(n)
	if c.n > c.limit {
		c.over = true
		return n, errTooLarge
	}
	return n, err
}

// readUpTo reads everything, growing with what really comes: an announced length
// alone takes no memory. Once it is clear that the body is no small one, it waits
// for the memory that it may take. Past the limit the error is errTooLarge.
func (c *call) readUpTo(from io.Reader, limit, expected int64) ([]byte, *refusal, error) {
	body := c.takeRoom()[:0]
	if need := max(512, min(expected, limit, smallBody)+1); int64(cap(body)) < need {
		body = make([]byte, 0, need)
	}
	for {
		if len(body) == cap(body) {
			body = append(body, 0)[:len(body)]
		}
		n, err := from.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
		switch {
		case int64(len(body)) > limit:
			return body[:limit], nil, errTooLarge
		case err == io.EOF:
			return body, nil, nil
		case err != nil:
			return body, nil, err
		case len(body) > smallBody && c.reserved == 0:
			whole := expected
			if whole < 0 {
				whole = limit
			}
			if refused := c.acquire(whole * perByte); refused != nil {
				return body[:peeked], refused, nil
			}
		}
	}
}

// takeRoom returns memory for a body, perhaps used before.
func (c *call) takeRoom() []byte {
	if room, ok := c.endpoint.bodies.Get().(*[]byte); ok {
		c.room = room
		return *room
	}
	return nil
}

// release gives the body's memory to a later request. It is called once the
// session is done with it; that of large bodies is rather not held.
func (c *call) release() {
	body := c.body
	c.body = nil
	if cap(body) == 0 || cap(body) > 64<<10 {
		return
	}
	if c.room == nil {
		c.room = new([]byte)
	}
	*c.room = body
	c.endpoint.bodies.Put(c.room)
	c.room = nil
}

func (c *call) tooLarge(what string) *refusal {
	limit := c.endpoint.options.MaxPayload
	return &refusal{
		status: http.StatusRequestEntityTooLarge,
		cause:  fmt.Sprintf("%s; the limit is %d bytes", what, limit),
		help:   "put fewer events into an envelope, or raise the endpoint's limit; a GET of this URL tells it",
	}
}

// asksFirst says whether the sender waits for leave to send the body (Expect:
// 100-continue). Reading would give it.
func (c *call) asksFirst() bool { return c.r.Header.Get("Expect") != "" }

// peek reads the beginning of a body that is refused unread, for the log.
func (c *call) peek(limit int64) {
	if !c.asksFirst() {
		c.body, _ = io.ReadAll(io.LimitReader(c.r.Body, limit))
	}
}

// unreadable says why the body could not be read to its end.
func (c *call) unreadable(received *counter, packed bool, err error) *refusal {
	refused := &refusal{status: http.StatusBadRequest}
	announced := ""
	if c.r.ContentLength > 0 {
		announced = fmt.Sprintf(" of the %d that Content-Length announces", c.r.ContentLength)
	}
	short := c.r.ContentLength < 0 || received.n < c.r.ContentLength
	switch {
	case errors.Is(err, errTooLarge):
		return c.tooLarge("the packed body has more")
	case errors.Is(err, os.ErrDeadlineExceeded):
		refused.status = http.StatusRequestTimeout
		refused.cause = fmt.Sprintf("the body stopped arriving after %d bytes%s; the time limit of %s passed", received.n, announced, c.endpoint.options.BodyTimeout)
		refused.help = "Content-Length must be the body's length in bytes, not in characters; a slow sender must send faster or in smaller envelopes"
	case errors.Is(err, io.ErrUnexpectedEOF) && short:
		refused.cause = fmt.Sprintf("the connection ended after %d bytes%s", received.n, announced)
		refused.help = "Content-Length must be the body's length in bytes, not in characters, and the connection must stay open until the answer"
	case errors.Is(err, errBehind):
		refused.cause = "bytes stand behind the end of the gzip data"
		refused.help = "send the packed body alone, and set Content-Length to its length"
	case packed && bytes.Equal(received.first[:], gzipMagic) && errors.Is(err, io.ErrUnexpectedEOF):
		refused.cause = "the gzip data is cut off"
		refused.help = "finish (close) the compressor before sending, and set Content-Length to the packed length"
	case packed:
		refused.cause = fmt.Sprintf("Content-Encoding says gzip, but the body is none that can be inflated (%v)", err)
		refused.help = "pack the body once with gzip, or leave Content-Encoding out"
	default:
		refused.cause = fmt.Sprintf("the body could not be read after %d bytes%s (%v)", received.n, announced, err)
		refused.help = "send a body of just the announced length, or well-formed chunks"
	}
	return refused
}

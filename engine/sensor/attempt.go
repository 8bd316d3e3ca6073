package sensor

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// deliver sends a message, again where that may help, and returns the last
// answer. The bytes are the same each time, so that an endpoint which has had
// them before can tell. When sending has been stopped there is no further attempt;
// the one under way has as long as delivering lasts.
func (s *Sensor) deliver(ctx, delivering context.Context, client *http.Client, m message) Reply {
	if err := ctx.Err(); err != nil {
		return Reply{Err: err}
	}
	body := s.body(m)
	start := time.Now()
	var reply Reply
	for attempt := 1; ; attempt++ {
		var retryAfter string
		reply, retryAfter = s.attempt(delivering, client, m, body)
		reply.Attempts = attempt
		if attempt > s.options.Retries || !worthRetrying(reply) {
			break
		}
		pause := backOff(attempt, retryAfter, s.options.now())
		if s.options.Waiting != nil {
			s.options.Waiting(reply, pause)
		}
		if err := s.options.pause(ctx, pause); err != nil {
			reply = Reply{Err: err, Attempts: attempt}
			break
		}
	}
	reply.Sources = m.sources
	reply.Duration = time.Since(start)
	return reply
}

func (s *Sensor) attempt(ctx context.Context, client *http.Client, m message, body []byte) (reply Reply, retryAfter string) {
	request, err := s.request(ctx, m, body)
	if err != nil {
		return Reply{Err: err}, ""
	}
	start := time.Now()
	response, err := s.do(client, request, m, body)
	if err != nil {
		return Reply{Err: s.noAnswer(ctx, m.to.URL, err)}, ""
	}
	defer response.Body.Close()
	kept, err := io.ReadAll(io.LimitReader(response.Body, keptReply))
	if err == nil {
		_, _ = io.CopyN(io.Discard, response.Body, keptReply) // so that the connection can be used again
	}
	reply = Reply{Status: response.StatusCode, Location: response.Header.Get("Location"), Type: response.Header.Get("Content-Type"), Body: kept, Latency: time.Since(start)}
	reply.Number, _ = strconv.Atoi(response.Header.Get(NumberHeader)) // 0 where there is none
	return reply, response.Header.Get("Retry-After")
}

// header is that of a message.
func (s *Sensor) header(m message) http.Header {
	h := http.Header{"Content-Type": {"application/json"}, "User-Agent": {UserAgent}}
	if token := cmp.Or(m.manner.Token, m.to.Token); token != "" {
		h.Set("Authorization", strings.TrimSpace(cmp.Or(m.manner.Scheme, s.options.Scheme)+" "+token))
	}
	for _, fields := range []http.Header{s.options.Header, m.manner.Header} {
		for name, values := range fields {
			h[http.CanonicalHeaderKey(name)] = values
		}
	}
	return h
}

// worthRetrying says whether the same message may fare better later. A
// certificate that is not trusted now is not trusted in a minute.
func worthRetrying(r Reply) bool {
	var untrusted *tls.CertificateVerificationError
	if r.Err != nil {
		return !errors.Is(r.Err, context.Canceled) && !errors.As(r.Err, &untrusted)
	}
	return r.Status == http.StatusTooManyRequests || r.Status/100 == 5 && r.Status != http.StatusNotImplemented
}

// backOff returns how long to wait before the next attempt: what the endpoint
// asked for (RFC 9110, section 10.2.3), or else twice as long each time with a
// random part, so that many senders do not come back together. It is never
// more than a minute.
func backOff(attempt int, retryAfter string, now time.Time) time.Duration {
	if seconds, err := strconv.Atoi(retryAfter); err == nil && seconds >= 0 {
		return min(time.Duration(min(seconds, 3600))*time.Second, longestPause)
	}
	if at, err := http.ParseTime(retryAfter); err == nil {
		return min(max(at.Sub(now), 0), longestPause)
	}
	ceiling := min(firstPause<<min(attempt-1, 20), longestPause)
	return ceiling/2 + rand.N(ceiling/2+1)
}

package sensor

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// deliver sends a message, again where that may help, and returns the last
// answer. The bytes are the same each time, so that an endpoint which has had
// them before can tell.
func (s *Sensor) deliver(ctx context.Context, client *http.Client, m message) Reply {
	body := s.body(m)
	start := time.Now()
	var reply Reply
	for attempt := 1; ; attempt++ {
		var retryAfter string
		reply, retryAfter = s.attempt(ctx, client, m.to, body)
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

func (s *Sensor) attempt(ctx context.Context, client *http.Client, to Destination, body []byte) (reply Reply, retryAfter string) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, to.URL, bytes.NewReader(body))
	if err != nil {
		return Reply{Err: err}, ""
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", UserAgent)
	if to.Token != "" {
		request.Header.Set("Authorization", "Bearer "+to.Token)
	}
	response, err := client.Do(request)
	if err != nil {
		return Reply{Err: plainError(ctx, err)}, ""
	}
	defer response.Body.Close()
	kept, err := io.ReadAll(io.LimitReader(response.Body, keptReply))
	if err == nil {
		_, _ = io.CopyN(io.Discard, response.Body, keptReply) // so that the connection can be used again
	}
	return Reply{Status: response.StatusCode, Location: response.Header.Get("Location"), Body: kept}, response.Header.Get("Retry-After")
}

// plainError leaves out the method and URL, which everybody knows, and names
// the way out where there is one. It is the context's error where that ended
// the attempt.
func plainError(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	var untrusted *tls.CertificateVerificationError
	if errors.As(err, &untrusted) {
		return fmt.Errorf("%w; where the endpoint's certificate is to be trusted, name the file of its authority with --ca-file", err)
	}
	return err
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

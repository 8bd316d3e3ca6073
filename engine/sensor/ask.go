package sensor

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"time"
)

// Ask sends one request with exactly that header, once, over a connection of its
// own, and follows no redirect. Token, Scheme and Header of the options are left out.
func (s *Sensor) Ask(ctx context.Context, method string, header http.Header, body []byte) Reply {
	client, done, err := s.client()
	if err != nil {
		return Reply{Err: err, Attempts: 1}
	}
	defer done()
	request, err := http.NewRequestWithContext(ctx, method, s.options.URL, bytes.NewReader(body))
	if err != nil {
		return Reply{Err: err, Attempts: 1}
	}
	request.Header = header
	start := time.Now()
	response, err := client.Do(request)
	if err != nil {
		return Reply{Err: s.noAnswer(ctx, s.options.URL, err), Attempts: 1}
	}
	defer response.Body.Close()
	kept, _ := io.ReadAll(io.LimitReader(response.Body, keptReply)) // a body that breaks off is told by what came
	return Reply{
		Status: response.StatusCode, Location: response.Header.Get("Location"), Type: response.Header.Get("Content-Type"),
		Body: kept, Attempts: 1, Latency: time.Since(start),
	}
}

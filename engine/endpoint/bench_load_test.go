package endpoint

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// sender sends one body after another over a connection of its own.
type sender interface {
	send(body []byte) error
	close()
}

// load is a number of senders to one address.
type load struct {
	lines []*line
}

type line struct {
	sender sender
	body   []byte
	digits int // where in the body the event's own number stands
	times  []time.Duration
}

// serial numbers the messages of all loads.
var serial atomic.Uint32

func (c *comparison) connect(b *testing.B, address string, connections int) *load {
	body, digits, err := benchmarkBody()
	if err != nil {
		b.Fatal(err)
	}
	l := &load{}
	for range connections {
		s, err := c.dial(address, c.overTLS)
		if err != nil {
			b.Fatal(err)
		}
		l.lines = append(l.lines, &line{sender: s, body: slices.Clone(body), digits: digits})
	}
	return l
}

func (l *load) close() {
	for _, line := range l.lines {
		line.sender.close()
	}
}

// measured is what sending a slice took.
type measured struct {
	elapsed   time.Duration
	processor time.Duration // of this whole process
	times     []time.Duration
}

func (m *measured) percentile() float64 {
	slices.Sort(m.times)
	return float64(m.times[len(m.times)*99/100])
}

// run sends a number of messages over each of the connections, one after the
// other.
func (l *load) run(b *testing.B, each int) *measured {
	var senders sync.WaitGroup
	var failed atomic.Pointer[error]
	begin, used := time.Now(), processorTime()
	for _, line := range l.lines {
		senders.Go(func() {
			line.times = line.times[:0]
			for range each {
				copy(line.body[line.digits:], fmt.Sprintf("%08x", serial.Add(1)))
				start := time.Now()
				if err := line.sender.send(line.body); err != nil {
					failed.Store(&err)
					return
				}
				line.times = append(line.times, time.Since(start))
			}
		})
	}
	senders.Wait()
	m := &measured{elapsed: time.Since(begin), processor: processorTime() - used}
	if err := failed.Load(); err != nil {
		b.Fatal(*err)
	}
	for _, line := range l.lines {
		m.times = append(m.times, line.times...)
	}
	return m
}

// bare writes a request that is ready but for its body.
type bare struct {
	conn    net.Conn
	reader  *bufio.Reader
	request []byte
}

func dialBare(address string, overTLS bool) (sender, error) {
	conn, err := net.Dial("tcp", address)
	if overTLS && err == nil {
		conn = tls.Client(conn, &tls.Config{InsecureSkipVerify: true})
	}
	return &bare{conn: conn, reader: bufio.NewReader(conn)}, err
}

func (s *bare) send(body []byte) error {
	if s.request == nil {
		s.request = []byte(post(string(body)))
	}
	copy(s.request[len(s.request)-len(body):], body)
	if _, err := s.conn.Write(s.request); err != nil {
		return err
	}
	response, err := http.ReadResponse(s.reader, nil)
	if err != nil {
		return err
	}
	return finish(response)
}

func (s *bare) close() { s.conn.Close() }

func finish(response *http.Response) error {
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil || response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s, %w", response.Status, body, err)
	}
	return nil
}

// client sends as most programs in Go do.
type client struct {
	url  string
	http http.Client
}

func dialClient(address string, overTLS bool) (sender, error) {
	s := &client{url: "http://" + address + pathPrefix + testID + pathSuffix}
	if overTLS {
		s.url = "https" + s.url[len("http"):]
	}
	s.http.Transport = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, MaxConnsPerHost: 1}
	return s, nil
}

func (s *client) send(body []byte) error {
	request, err := http.NewRequestWithContext(context.Background(), http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+testToken)
	request.Header.Set("Content-Type", "application/json")
	response, err := s.http.Do(request)
	if err != nil {
		return err
	}
	return finish(response)
}

func (s *client) close() { s.http.CloseIdleConnections() }

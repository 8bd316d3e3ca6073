package sensor

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

// Manner is how a message goes out that is not to go as a sensor sends it: without
// its token, by another method, broken off. The zero Manner is a sensor's own.
type Manner struct {
	Method string // POST where it is empty
	Token  string // in place of the one that the options or the destination name
	Scheme string // in place of that of the options
	// Header is fields as they stand here, whatever else says; a field without a
	// value is left out of the request.
	Header http.Header
	// Missing is how many bytes more Content-Length announces than are sent. The
	// sender then falls silent and reads what it is answered, over a connection of
	// its own.
	Missing int64
}

// request makes the request of a message.
func (s *Sensor) request(ctx context.Context, m message, body []byte) (*http.Request, error) {
	method := http.MethodPost
	if m.manner.Method != "" {
		method = m.manner.Method
	}
	request, err := http.NewRequestWithContext(ctx, method, m.to.URL, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header = s.header(m)
	request.ContentLength += m.manner.Missing
	return request, nil
}

// do sends a request, and over a connection of its own where bytes of it are missing.
func (s *Sensor) do(client *http.Client, request *http.Request, m message, body []byte) (*http.Response, error) {
	if m.manner.Missing == 0 {
		return client.Do(request)
	}
	conn, err := s.dial(request.Context(), request.URL)
	if err != nil {
		return nil, err
	}
	answer, err := breakOff(conn, request, body, s.options.Timeout)
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	answer.Body = closing{answer.Body, conn}
	return answer, nil
}

// dial opens a connection to a URL, by the authorities of the options.
func (s *Sensor) dial(ctx context.Context, to *url.URL) (net.Conn, error) {
	port := to.Port()
	if port == "" {
		port = to.Scheme
	}
	address := net.JoinHostPort(to.Hostname(), port)
	if to.Scheme != "https" {
		return new(net.Dialer).DialContext(ctx, "tcp", address)
	}
	pool, err := authorities(s.options.CAFile)
	if err != nil {
		return nil, err
	}
	return (&tls.Dialer{Config: &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}}).DialContext(ctx, "tcp", address)
}

// breakOff sends the head of a request and the bytes that there are of its body,
// says that no more will come, and reads the answer.
func breakOff(conn net.Conn, request *http.Request, body []byte, timeout time.Duration) (*http.Response, error) {
	stop := context.AfterFunc(request.Context(), func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	if err := conn.SetDeadline(time.Now().Add(timeout)); err != nil {
		return nil, err
	}
	request.Header.Set("Content-Length", fmt.Sprint(request.ContentLength))
	var head bytes.Buffer
	fmt.Fprintf(&head, "%s %s HTTP/1.1\r\nHost: %s\r\n", request.Method, request.URL.RequestURI(), request.URL.Host)
	if err := request.Header.Write(&head); err != nil {
		return nil, err
	}
	head.WriteString("\r\n")
	if _, err := conn.Write(append(head.Bytes(), body...)); err != nil {
		return nil, err
	}
	if half, ok := conn.(interface{ CloseWrite() error }); ok {
		if err := half.CloseWrite(); err != nil {
			return nil, err
		}
	}
	return http.ReadResponse(bufio.NewReader(conn), request)
}

// closing is the body of an answer whose connection ends with it.
type closing struct {
	io.ReadCloser
	conn net.Conn
}

func (c closing) Close() error {
	_ = c.ReadCloser.Close() // the connection is given up
	return c.conn.Close()
}

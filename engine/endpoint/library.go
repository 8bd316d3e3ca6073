package endpoint

import (
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"iter"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// refuse answers and tells a refusal that no handler has seen.
func (w *connection) refuse(f *refusal) {
	w.mu.Lock()
	w.refused, w.linger = true, true
	w.mu.Unlock()
	e := w.listener.endpoint
	f.cause = e.scrubbed(f.cause)
	x := w.exchange(f)
	x.Reply = f.details(nil)
	e.tell(nil, x)
	if f.status != 0 {
		f.writeTo(w.Conn)
	}
}

// exchange makes the best of a request that could not be read: the words of
// its first line, its header fields where they have the form, and the bytes
// themselves as the body, so that the log can show them.
func (w *connection) exchange(f *refusal) session.Exchange {
	head := w.head()
	line, _, _ := bytes.Cut(head, []byte("\n"))
	x := session.Exchange{
		Remote: w.RemoteAddr().String(), TLS: w.overTLS(),
		Status: f.status, Cause: f.cause, Help: f.help,
	}
	words := strings.Fields(strings.ToValidUTF8(string(line), "\uFFFD"))
	if len(words) == 3 && isWord(words[0]) {
		x.Method, x.Path, x.Protocol = words[0], words[1], words[2]
	}
	if fields, ok := parseFields(head); ok {
		x.Header = fields
	} else if !bytes.Contains(bytes.ToLower(head), []byte("authorization")) {
		x.Body = []byte(w.listener.endpoint.scrubbed(string(head)))
	}
	return x
}

// describe says why the library refused, from what it answered and from what
// the sender had sent.
func (w *connection) describe(answer []byte) *refusal {
	head := w.head()
	if w.endedEarly() && !bytes.Contains(head, []byte("\r\n\r\n")) {
		return w.describeUnfinished()
	}
	statusLine, _, _ := strings.Cut(string(answer), "\r\n")
	_, rest, _ := strings.Cut(statusLine, " ")
	code, reason, _ := strings.Cut(rest, " ")
	status, err := strconv.Atoi(code)
	if err != nil {
		status = http.StatusBadRequest
	}
	_, said, _ := strings.Cut(reason, ": ")
	cause, help := w.diagnose(status, said, head)
	return &refusal{status: status, cause: cause, help: help}
}

func (w *connection) diagnose(status int, said string, head []byte) (cause, help string) {
	e := w.listener.endpoint
	switch {
	case status == http.StatusRequestHeaderFieldsTooLarge:
		return fmt.Sprintf("the header is larger than the limit of %d bytes", e.options.MaxHeader),
			"send fewer or shorter header fields; a Caliper message needs Host, Authorization, Content-Type and Content-Length"
	case status == http.StatusNotImplemented:
		return "the Transfer-Encoding is none that is known", "send Content-Length, or Transfer-Encoding: chunked"
	case status == http.StatusExpectationFailed:
		return "the Expect header asks for something other than 100-continue", "leave the Expect header out"
	case bytes.HasPrefix(head, []byte{0x16, 0x03}):
		return "the sender speaks TLS, but this address is plain HTTP", "send to the http:// URL, or have the endpoint listen with TLS"
	case status == http.StatusHTTPVersionNotSupported:
		return "the version of HTTP in the request line is not supported", "use HTTP/1.1"
	}
	line, _, _ := bytes.Cut(head, []byte("\n"))
	line = bytes.TrimRight(line, "\r")
	if !isRequestLine(line) {
		return fmt.Sprintf("a request must begin with a line like “POST /caliper/… HTTP/1.1”, but here stands %s", quote(line)),
			"if this is the rest of a message, the Content-Length of the message before was too small: it must count bytes, not characters"
	}
	if bad, ok := malformedField(head); ok {
		return fmt.Sprintf("the header line %s is no “Name: value”", bad), "write each header field on a line of its own, as Name: value"
	}
	if hosts := valuesOf(head, "host"); len(hosts) != 1 || strings.Contains(strings.ToLower(said), "host header") {
		return describeHosts(hosts)
	}
	if cause, help, ok := e.describeLength(valuesOf(head, "content-length")); ok {
		return cause, help
	}
	if name, ok := controlled(head); ok {
		return "the value of the header field " + quote([]byte(name)) + " holds a control character", "send visible characters, spaces and tabs alone"
	}
	if said != "" {
		return "the request was not understood: " + said, "see RFC 9112 for the form of an HTTP/1.1 request; a current HTTP library writes it"
	}
	return "the request line or header is not of the form that HTTP/1.1 asks for", "see RFC 9112; a current HTTP library writes it"
}

// describeHosts names a whole URL in Host: the certification guide's table says
// that Host is "the test endpoint URL", which invites just that.
func describeHosts(hosts []string) (cause, help string) {
	if len(hosts) == 0 {
		return "there is no Host header", "send one Host header, with the host and port of the endpoint's URL"
	}
	if len(hosts) != 1 {
		return fmt.Sprintf("there are %d Host headers", len(hosts)), "send one Host header, with the host and port of the endpoint's URL"
	}
	if u, err := url.Parse(hosts[0]); err == nil && u.Scheme != "" && u.Host != "" {
		return fmt.Sprintf("the Host header is a whole URL (%s)", text.Clip(hosts[0], 200)),
			fmt.Sprintf("the Host header takes the host and port alone: Host: %s; the certification guide's wording invites this slip", text.Clip(u.Host, 100))
	}
	return fmt.Sprintf("the Host header is malformed (%s)", quote([]byte(hosts[0]))), "send the host and port of the endpoint's URL, as in Host: 127.0.0.1:8080"
}

// headerLines are the lines of the header in a request's first bytes.
func headerLines(head []byte) iter.Seq[string] {
	return func(yield func(string) bool) {
		_, fields, _ := strings.Cut(string(head), "\n")
		for line := range strings.Lines(fields) {
			if line = strings.TrimRight(line, "\r\n"); line == "" || !yield(line) {
				return
			}
		}
	}
}

// valuesOf returns the values of a field as they stand in the first bytes.
func valuesOf(head []byte, name string) []string {
	var values []string
	for line := range headerLines(head) {
		if n, v, ok := strings.Cut(line, ":"); ok && strings.EqualFold(strings.TrimSpace(n), name) {
			values = append(values, strings.TrimSpace(v))
		}
	}
	return values
}

// malformedField returns the first header line that is no field.
func malformedField(head []byte) (string, bool) {
	for line := range headerLines(head) {
		name, _, ok := strings.Cut(line, ":") // without a colon, the line
		if !ok || name == "" || strings.ContainsAny(name, " \t") {
			return quote([]byte(name)), true // never the value: it may be a token
		}
	}
	return "", false
}

// controlled returns the name of the first header field whose value holds a
// control character.
func controlled(head []byte) (string, bool) {
	for line := range headerLines(head) {
		name, value, _ := strings.Cut(line, ":")
		if strings.ContainsFunc(value, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) {
			return name, true
		}
	}
	return "", false
}

// describeLength says what is wrong with the Content-Length, if anything.
func (e *Endpoint) describeLength(values []string) (cause, help string, wrong bool) {
	const count = "send one Content-Length with the number of bytes (not characters) of the body"
	for _, v := range values {
		if _, err := strconv.ParseUint(v, 10, 63); errors.Is(err, strconv.ErrRange) {
			return fmt.Sprintf("the Content-Length has %d digits, more than any body has bytes; the limit is %d bytes", len(v), e.options.MaxPayload), count, true
		} else if err != nil {
			return "the Content-Length is " + quote([]byte(v)) + ", which is no number of bytes", count, true
		}
		if v != values[0] {
			return fmt.Sprintf("there are %d Content-Length headers that differ", len(values)), count, true
		}
	}
	return "", "", false
}

func isRequestLine(line []byte) bool {
	words := strings.Split(string(line), " ")
	return len(words) == 3 && isWord(words[0]) && strings.HasPrefix(words[2], "HTTP/")
}

// quote shows a few foreign bytes in one line.
func quote(b []byte) string {
	text := string(b[:min(len(b), 60)])
	const credential = "authorization"
	if at := strings.Index(strings.ToLower(text), credential); at >= 0 {
		text = text[:at+len(credential)] + " " + session.Redacted
	}
	return strconv.Quote(text)
}

// describeUnfinished says what is known of a request whose header never ended.
func (w *connection) describeUnfinished() *refusal {
	w.mu.Lock()
	count, broken := len(w.seen), w.broken
	w.mu.Unlock()
	if timedOut(broken) {
		return &refusal{
			status: http.StatusRequestTimeout,
			cause:  fmt.Sprintf("the header was not complete after %s; %d bytes had come", w.listener.endpoint.options.HeaderTimeout, count),
			help:   "send the whole header at once, ended by an empty line",
		}
	}
	return &refusal{
		status: http.StatusBadRequest,
		cause:  fmt.Sprintf("the connection ended in the middle of the header, after %d bytes", count),
		help:   "end the header with an empty line, and keep the connection open until the answer",
	}
}

// noteHandshake tells of a TLS connection that did not come about.
func (w *connection) noteHandshake(err error) {
	conn, ok := w.Conn.(*tls.Conn)
	if !ok || conn.ConnectionState().HandshakeComplete || errors.Is(err, net.ErrClosed) || errors.Is(err, io.EOF) {
		return
	}
	w.mu.Lock()
	told := w.refused
	w.refused = true
	w.mu.Unlock()
	if told {
		return
	}
	var f *refusal
	var header tls.RecordHeaderError
	if errors.As(err, &header) && header.Conn != nil {
		f = &refusal{
			status: http.StatusBadRequest,
			cause:  "the sender speaks plain HTTP, but this address speaks TLS",
			help:   "send to the URL as shown, with https:// in front",
		}
		f.writeTo(header.Conn)
	} else {
		f = noHandshake(err, w.listener.endpoint.CAFile())
	}
	e := w.listener.endpoint
	e.tell(nil, w.exchange(f))
}

// writeTo answers where the HTTP library does not.
func (f *refusal) writeTo(conn io.Writer) {
	body := f.details(nil)
	_, _ = fmt.Fprintf(conn, "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s",
		f.status, http.StatusText(f.status), problemType, len(body), body)
}

package endpoint

import (
	"bytes"
	"maps"
	"net/http"
	"slices"
	"strings"

	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// exchange returns the request as it was sent, without its body. The session
// takes the credentials out and keeps what is worth keeping.
func (c *call) exchange(status int) session.Exchange {
	return session.Exchange{
		Method:     c.r.Method,
		Path:       c.r.RequestURI,
		Protocol:   c.r.Proto,
		Remote:     c.r.RemoteAddr,
		TLS:        c.conn.overTLS(),
		Playground: c.r.UserAgent() == sensor.UserAgent,
		Header:     c.fields(),
		Status:     status,
		Tolerated:  c.tolerated,
		Stranger:   c.r.Method == http.MethodPost && !c.carriesToken(),
	}
}

// fields returns the header in the sender's order and spelling, where the
// bytes as sent are at hand, else in alphabetical order.
func (c *call) fields() []session.Field {
	if seen := c.conn.head(); begins(seen, c.r.Method, c.r.RequestURI) {
		if fields, ok := parseFields(seen); ok {
			return fields
		}
	}
	return append([]session.Field{{Name: "Host", Value: c.r.Host}}, sortedFields(c.r.Header)...)
}

func sortedFields(header http.Header) []session.Field {
	var fields []session.Field
	for _, name := range slices.Sorted(maps.Keys(header)) {
		for _, value := range header[name] {
			fields = append(fields, session.Field{Name: name, Value: value})
		}
	}
	return fields
}

// begins says whether a request's first bytes begin with that method and target.
func begins(head []byte, method, target string) bool {
	n := len(method) + 1 + len(target)
	return len(head) > n && string(head[:len(method)]) == method && head[len(method)] == ' ' &&
		string(head[len(method)+1:n]) == target && head[n] == ' '
}

// parseFields reads the header fields of a request's first bytes. It reports
// false where the bytes stop before the header's end, or a line is no field.
func parseFields(head []byte) (fields []session.Field, ok bool) {
	end := bytes.Index(head, []byte("\r\n\r\n"))
	if end < 0 {
		return nil, false
	}
	_, text, _ := strings.Cut(string(head[:end]), "\r\n")
	fields = make([]session.Field, 0, strings.Count(text, "\r\n")+1)
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\r\n")
		name, value, ok := strings.Cut(line, ":")
		if !ok || strings.IndexByte(line, '\r') >= 0 || strings.IndexByte(line, '\n') >= 0 {
			return nil, false
		}
		fields = append(fields, session.Field{Name: name, Value: strings.Trim(value, " \t")})
	}
	return fields, true
}

func isWord(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// scrubbed takes the sessions' tokens out of a text about a request.
func (e *Endpoint) scrubbed(text string) string { return session.Scrub(text, e.tokens()...) }

// tokens are those of all sessions.
func (e *Endpoint) tokens() []string {
	var tokens []string
	for _, m := range e.all() {
		tokens = append(tokens, m.Token())
	}
	return tokens
}

// tell records an exchange with the session, or, where none is known, with the
// one whose path it names; else it belongs to the endpoint's own log. It returns
// the number that the exchange has in a session, or 0.
func (e *Endpoint) tell(m *served, x session.Exchange) (seq int) {
	if m == nil {
		path, _, _ := strings.Cut(x.Path, "?")
		if id, ok := sessionOfPath(path); ok {
			m, x.Stranger = e.session(id), true // who could not be read has shown no token
		}
	}
	if m == nil {
		e.stray(x)
		return 0
	}
	x.Secrets = e.tokens()
	message, err := m.Refuse(x)
	if err != nil {
		e.notWritten(m, err)
		return 0
	}
	e.written(m)
	return message.Seq
}

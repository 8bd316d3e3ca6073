package endpoint

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// What the log keeps of a header: enough for every real sender, and a bound
// for the others.
const (
	keptFields = 64
	keptValue  = 1024 // characters
)

// hidden stands in the place of a credential, as session.Redacted does.
const hidden = "[redacted]"

// exchange returns the request as the journal keeps it, without its body.
func (c *call) exchange(status int) session.Exchange {
	return session.Exchange{
		Method:    text.Clip(c.r.Method, 40),
		Path:      text.Clip(c.withoutToken(c.r.RequestURI), keptValue),
		Protocol:  c.r.Proto,
		Remote:    c.r.RemoteAddr,
		TLS:       c.wire.overTLS(),
		Header:    c.fields(),
		Status:    status,
		Tolerated: c.tolerated,
	}
}

// fields returns the header in the sender's order and spelling, where the
// bytes as sent are at hand, else in alphabetical order.
func (c *call) fields() []session.Field {
	seen := c.wire.head()
	if begins(seen, c.r.Method, c.r.RequestURI) {
		if fields, ok := c.fieldsAsSent(seen); ok {
			return fields
		}
	}
	fields := []session.Field{{Name: "Host", Value: c.r.Host}}
	return c.presentable(append(fields, sortedFields(c.r.Header)...))
}

// header is one that a connection sent, and what the log keeps of it.
type header struct {
	session *member
	sent    []byte
	fields  []session.Field
}

// fieldsAsSent reads the header from a request's first bytes, and reports false
// where it is not all there. Senders mostly send the same one again and again,
// so the connection remembers the last.
func (c *call) fieldsAsSent(seen []byte) ([]session.Field, bool) {
	last := &c.wire.last
	if last.session != nil && last.session == c.session && bytes.HasPrefix(seen, last.sent) {
		return last.fields, true
	}
	fields, size, ok := parseFields(seen)
	if !ok {
		return nil, false
	}
	fields = c.presentable(fields)
	*last = header{c.session, append(last.sent[:0], seen[:size]...), fields}
	return fields, true
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

// parseFields reads the header fields of a request's first bytes, and how many
// bytes the header has. It reports false where the bytes stop before the
// header's end, or a line is no field.
func parseFields(head []byte) (fields []session.Field, size int, ok bool) {
	const blank = "\r\n\r\n"
	end := bytes.Index(head, []byte(blank))
	if end < 0 {
		return nil, 0, false
	}
	_, text, _ := strings.Cut(string(head[:end]), "\r\n")
	fields = make([]session.Field, 0, min(strings.Count(text, "\r\n")+1, keptFields+1))
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\r\n")
		name, value, ok := strings.Cut(line, ":")
		if !ok || strings.IndexByte(line, '\r') >= 0 || strings.IndexByte(line, '\n') >= 0 {
			return nil, 0, false
		}
		fields = append(fields, session.Field{Name: name, Value: strings.Trim(value, " \t")})
	}
	return fields, end + len(blank), true
}

// presentable bounds the fields and takes credentials out of them.
func (c *call) presentable(fields []session.Field) []session.Field {
	if more := len(fields) - keptFields; more > 0 {
		fields = append(fields[:keptFields:keptFields], session.Field{Name: "…", Value: fmt.Sprintf("%d more header fields", more)})
	}
	for i := range fields {
		f := &fields[i]
		switch {
		case strings.EqualFold(f.Name, "Authorization"), strings.EqualFold(f.Name, "Proxy-Authorization"):
			f.Value = hideCredentials(f.Value)
		case strings.EqualFold(f.Name, "Cookie"):
			f.Value = hidden
		}
		f.Name = text.Clip(c.withoutToken(f.Name), keptValue)
		f.Value = text.Clip(c.withoutToken(f.Value), keptValue)
	}
	return fields
}

// hideCredentials keeps the scheme of an Authorization value and nothing else.
func hideCredentials(value string) string {
	scheme, credentials, ok := strings.Cut(value, " ")
	if value == "" || ok && strings.TrimSpace(credentials) == "" {
		return value
	}
	if !ok || len(scheme) > 16 || !isWord(scheme) {
		return hidden
	}
	return scheme + " " + hidden
}

func isWord(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// withoutToken takes the session's token out of text that is kept, wherever a
// sender has put it.
func (c *call) withoutToken(text string) string {
	if c.session != nil {
		return withoutToken(text, c.session)
	}
	return c.endpoint.withoutTokens(text)
}

// withoutTokens does the same where it is not known whose token it might be.
func (e *Endpoint) withoutTokens(text string) string {
	for _, m := range e.members() {
		text = withoutToken(text, m)
	}
	return text
}

// shortestToken is the length in bytes from which on a token is looked for in
// texts. A shorter one is no secret, and would turn up in them by chance.
const shortestToken = 4

func withoutToken(text string, m *member) string {
	if token := m.Token(); len(token) >= shortestToken && strings.Contains(text, token) {
		return strings.ReplaceAll(text, token, hidden)
	}
	return text
}

// tell records an exchange with the session, or, where no session is known,
// with the one that its path names, else with the first.
func (e *Endpoint) tell(m *member, x session.Exchange) {
	if m == nil {
		m = e.concerned(x.Path)
	}
	if m == nil {
		e.options.Notify(fmt.Sprintf("%d to %s: %s", x.Status, x.Remote, x.Cause))
		return
	}
	x.Method, x.Protocol = e.withoutTokens(x.Method), e.withoutTokens(x.Protocol)
	if _, err := m.Refuse(x); err != nil {
		e.notWritten(m, err)
		return
	}
	e.written(m)
}

// concerned picks the session that is told of a request which reached none:
// the one whose ID stands in the path, else the first.
func (e *Endpoint) concerned(path string) *member {
	members := e.members()
	for _, m := range members {
		if strings.Contains(path, "/"+m.ID()) {
			return m
		}
	}
	if len(members) == 0 {
		return nil
	}
	return members[0]
}

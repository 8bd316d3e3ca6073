package endpoint

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
	"time"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// refusal is an answer other than 2xx: the cause in the sender's own terms and
// the way out.
type refusal struct {
	status int
	cause  string
	help   string
	header []session.Field // further fields of the answer
	resend []byte          // an envelope to send instead, where one can be made
	token  misplaced       // told in the log alone
	// unrecorded says that it cannot be told to the session, whose journal is what
	// fails.
	unrecorded bool
}

// problem is the body of a refusal (RFC 9457, problem details). Its all
// beyond the standard's are "help", "findings", "more" and "resend".
type problem struct {
	Type     string         `json:"type"`
	Title    string         `json:"title"`
	Status   int            `json:"status"`
	Detail   string         `json:"detail"`
	Help     string         `json:"help,omitempty"`
	Findings []rule.Finding `json:"findings,omitempty"`
	More     int            `json:"more,omitempty"` // findings beyond those
	// Resend is what was sent, wrapped into the envelope that it lacked.
	Resend json.RawMessage `json:"resend,omitempty"`
}

// maxFindings is how many findings an answer lists: the first ones, since whoever
// sends many at a time mends their kinds.
const maxFindings = 100

const problemType = "application/problem+json"

// details returns the refusal as problem details. The assessment may be nil.
func (f *refusal) details(a *conformance.Assessment) []byte {
	p := problem{
		Type: "about:blank", Title: http.StatusText(f.status), Status: f.status,
		Detail: f.cause, Help: f.help, Resend: f.resend,
	}
	if a != nil {
		p.Findings, p.More = spelled(a)
	}
	body, err := encode(p)
	if err != nil { // what was quoted is no JSON: the rest still tells
		p.Findings, p.Resend = nil, nil
		body, _ = encode(p)
	}
	return body
}

// maxResend is the size in bytes up to which a body is sent back wrapped.
const maxResend = 64 << 10

// wrapped returns what came without an envelope in one. It is empty where there is no
// such mend, or the body is large.
func wrapped(body []byte, a *conformance.Assessment) []byte {
	if a == nil || len(body) > maxResend {
		return nil
	}
	return a.Enveloped()
}

func encode(p any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // people read it
	err := encoder.Encode(p)
	return b.Bytes(), err
}

// refuse records the refusal in the session's journal, or where the path names
// none in the endpoint's own log, and answers it.
func (c *call) refuse(f *refusal) {
	f.cause = c.endpoint.scrubbed(f.cause)
	x := c.exchange(f.status)
	x.Cause, x.Help, x.Body = f.cause, f.help, c.body
	x.Reply = f.details(nil)
	x.Cause += f.token.words()
	seq := c.endpoint.tell(c.session, x)
	c.reply(f.status, x.Reply, c.endpoint.numbered(f.header, seq))
}

// numbered adds the number of a message to the header of its answer, where that is
// wanted and there is one.
func (e *Endpoint) numbered(header []session.Field, seq int) []session.Field {
	if !e.options.NumberMessages || seq == 0 {
		return header
	}
	return append(header, session.Field{Name: sensor.NumberHeader, Value: strconv.Itoa(seq)})
}

// answerBody makes the body of the answer to a message that was judged.
func (e *Endpoint) answerBody(m *session.Message) []byte {
	if m.Exchange.Status/100 == 2 {
		if e.options.ReplyBody == ReplyFindings {
			return judged(m.Exchange.Status, m.Assessment)
		}
		return e.replyBody
	}
	f := refusal{
		status: m.Exchange.Status, cause: m.Exchange.Cause, help: m.Exchange.Help,
		resend: wrapped(m.Exchange.Body, m.Assessment),
	}
	return f.details(m.Assessment)
}

// reply writes the answer.
//
// With a refusal the connection ends: the body may not have been read to its
// end, or its announced length may be wrong, and what follows must never be
// taken for the next request. A 422 was read whole and parsed, so there the
// connection goes on.
func (c *call) reply(status int, body []byte, fields []session.Field) {
	c.settled = true
	c.conn.answer()
	if status == http.StatusOK && len(body) == 0 && len(fields) == 0 && c.origin == "" {
		return // which goes without saying
	}
	c.shareWithOrigin()
	header := c.w.Header()
	for _, field := range fields {
		header.Add(field.Name, field.Value)
	}
	switch {
	case status/100 != 2:
		header.Set("Content-Type", problemType)
		header.Set("Cache-Control", "no-store")
	case len(body) > 0:
		header.Set("Content-Type", "application/json")
	}
	ends := status/100 != 2 && status != http.StatusUnprocessableEntity && c.r.Method != http.MethodOptions
	if ends || !c.trusted && c.endpoint.conns.many() {
		header.Set("Connection", "close")
		c.conn.lingerOnClose()
	}
	if ends { // the answer comes first and whole, then what is left of the body
		header.Set("Content-Length", strconv.Itoa(len(body)))
		_ = http.NewResponseController(c.w).EnableFullDuplex()
		_ = c.conn.SetWriteDeadline(time.Now().Add(max(c.endpoint.options.BodyTimeout, lingering)))
	}
	c.w.WriteHeader(status)
	if len(body) > 0 && status != http.StatusNoContent {
		_, _ = c.w.Write(body)
	}
	if ends {
		c.drain()
	}
}

// drain sends the answer and reads on, up to the limit of a body and as long as
// it comes: a sender that only listens once it has sent everything still gets
// the answer. One that waits for leave to send its body sends none.
func (c *call) drain() {
	if c.asksFirst() {
		_ = c.conn.SetReadDeadline(time.Now())
		return
	}
	if http.NewResponseController(c.w).Flush() != nil {
		return
	}
	end := time.Now().Add(c.endpoint.options.BodyTimeout)
	piece := make([]byte, 16<<10)
	for left := c.endpoint.options.MaxPayload; left > 0 && time.Now().Before(end); {
		_ = c.conn.SetReadDeadline(time.Now().Add(lingering))
		n, err := c.r.Body.Read(piece)
		if left -= int64(n); err != nil {
			break
		}
	}
	_ = c.conn.SetReadDeadline(time.Now().Add(lingering))
}

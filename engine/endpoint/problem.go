package endpoint

import (
	"encoding/json"
	"net/http"
	"slices"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// refusal is an answer other than 2xx: the cause in the sender's own terms and
// the way out.
type refusal struct {
	status int
	cause  string
	help   string
	header []session.Field // further fields of the answer
}

// problem is the body of a refusal (RFC 9457, problem details). Its members
// beyond the standard's are "help" and "findings".
type problem struct {
	Type     string         `json:"type"`
	Title    string         `json:"title"`
	Status   int            `json:"status"`
	Detail   string         `json:"detail"`
	Help     string         `json:"help,omitempty"`
	Findings []rule.Finding `json:"findings,omitempty"`
}

const problemType = "application/problem+json"

// details returns the refusal as problem details. The assessment may be nil.
func (f *refusal) details(a *conformance.Assessment) []byte {
	p := problem{Type: "about:blank", Title: http.StatusText(f.status), Status: f.status, Detail: f.cause, Help: f.help}
	if a != nil {
		p.Findings = a.Findings
	}
	body, err := json.Marshal(p)
	if err != nil { // a finding's fix that is no JSON: the rest still tells
		p.Findings = nil
		body, _ = json.Marshal(p)
	}
	return append(body, '\n')
}

// refuse records the refusal in the session's journal and answers it. Where
// the path names no session, the sessions' first is told.
func (c *call) refuse(f *refusal) {
	x := c.exchange(f.status)
	x.Cause, x.Help, x.Body = f.cause, f.help, c.body
	x.Reply = f.details(nil)
	c.endpoint.tell(c.session, x)
	c.reply(f, nil)
}

// reply writes the refusal to the sender.
//
// The connection ends with it: the body may not have been read to its end, or
// its announced length may be wrong, and what follows must never be taken for
// the next request. A 422 was read whole and parsed, so there it goes on.
func (c *call) reply(f *refusal, a *conformance.Assessment) {
	c.settled = true
	c.shareWithOrigin()
	header := c.w.Header()
	for _, field := range f.header {
		header.Add(field.Name, field.Value)
	}
	header.Set("Content-Type", problemType)
	header.Set("Cache-Control", "no-store")
	if f.status != http.StatusUnprocessableEntity && c.r.Method == http.MethodPost {
		header.Set("Connection", "close")
		c.wire.lingerOnClose()
	}
	c.w.WriteHeader(f.status)
	_, _ = c.w.Write(f.details(a))
}

// rejects says whether a well-formed envelope is refused for its content.
func (e *Endpoint) rejects(a *conformance.Assessment) bool {
	return e.options.RejectInvalid && a != nil && a.Verdict == rule.Fail
}

// rejection is the session's own decision, or that of RejectInvalid, as a
// refusal.
func (e *Endpoint) rejection(status int, m session.Message) *refusal {
	f := &refusal{status: status, cause: m.Exchange.Cause, help: m.Exchange.Help}
	if f.cause == "" {
		f.cause = "the content does not conform; the findings say where"
	}
	if f.help == "" && m.Assessment != nil {
		if i := slices.IndexFunc(m.Assessment.Findings, isError); i >= 0 {
			f.help = m.Assessment.Findings[i].Message
		}
	}
	return f
}

func isError(f rule.Finding) bool { return f.Severity == rule.Error }

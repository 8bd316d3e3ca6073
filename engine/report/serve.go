package report

import (
	"fmt"
	"io"
	"time"

	"caliper-playground/engine/class"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// Opening is what serve says once an endpoint listens for a session. Its JSON
// form is public.
type Opening struct {
	Kind     string `json:"kind"` // "session"
	Schema   string `json:"schema"`
	Endpoint string `json:"endpoint"`
	Token    string `json:"token"` // empty where none is asked for
	Session  string `json:"session"`
	Learner  string `json:"learner,omitzero"` // whose session it is; left out where that was not said
	Journal  string `json:"journal"`
	// Also is a second endpoint of the same session, with TLS beside plain HTTP.
	Also []string `json:"also,omitempty"`
	// Authority is the file of the certificate that a sender must trust, where
	// the endpoint speaks TLS with a certificate of its own making.
	Authority string `json:"authority,omitempty"`
	// Expect is the file that says what is expected of the messages; left out where
	// there is none.
	Expect *expect.Used `json:"expect,omitempty"`
}

// Received is what serve says about one message. Its JSON form is public:
// every field but learner is always there.
type Received struct {
	Kind    string    `json:"kind"` // "message", or "request" for what brings no message, such as GET
	Session string    `json:"session"`
	Learner string    `json:"learner,omitzero"` // whose session it is; left out where that was not said
	Seq     int       `json:"seq"`              // the message's number, from 1; 0 for what brings no message
	Time    time.Time `json:"time"`
	Status  int       `json:"status"`
	Act     string    `json:"act"`     // what the endpoint did to it on purpose, empty where it did nothing
	Retry   int       `json:"retry"`   // the message that it is sent again for, whose sender had reason to; else 0
	Verdict string    `json:"verdict"` // empty where the content was not judged
	Items   []Item    `json:"items"`
	More    More      `json:"more"` // what is not spelled out
	// Findings are those of the envelope itself, which belong to no item.
	Findings []rule.Finding `json:"findings"`
	// Cause says why the message was refused, and Help how to mend that.
	Cause string `json:"cause"`
	Help  string `json:"help"`
	// Outcome is what it comes to by what is expected of it.
	Outcome expect.Outcome `json:"outcome"`
}

// NewReceived makes a result from a session's message.
func NewReceived(sessionID, learner string, m session.Message, o expect.Outcome) Received {
	r := Received{
		Kind: "message", Session: sessionID, Learner: learner, Seq: m.Seq, Time: m.Time.UTC(), Status: m.Status, Act: m.Act, Retry: m.Retry, Items: []Item{}, More: newMore(nil, 0),
		Findings: []rule.Finding{}, Cause: m.Exchange.Cause, Help: m.Exchange.Help, Outcome: o,
	}
	r.Outcome.Changes = listed(o.Changes)
	if m.Kind == session.KindRequest {
		r.Kind, r.Seq = "request", 0
	}
	if m.Assessment == nil {
		return r
	}
	r.Verdict = m.Assessment.Verdict.String()
	d := NewDocument(library.Document{FileLine: 1, FileColumn: 1}, m.Assessment)
	r.Items, r.More = d.Items, d.More
	r.Findings = splitFindings(d)
	return r
}

// Serve is a report of serve: openings, then messages as they arrive, then a
// summary of each session.
type Serve struct {
	printer *printer
	json    bool
	paint   paint
	opened  int
}

// NewServe returns a report in that format, which is Text or JSON. Colour is
// for text alone.
func NewServe(f Format, w io.Writer, colour bool) (*Serve, error) {
	if f != Text && f != JSON {
		return nil, fmt.Errorf("there is no format %q for serve", f)
	}
	if f == Text {
		w = &inert{w: w}
	}
	return &Serve{printer: &printer{w: w}, json: f == JSON, paint: paint(colour)}, nil
}

// line writes a value as a line of JSON.
func (s *Serve) line(v any) error {
	s.printer.json(v)
	s.printer.print("\n")
	return s.printer.err
}

// Open says where an endpoint listens.
func (s *Serve) Open(o Opening) error {
	s.opened++
	if s.json {
		o.Kind, o.Schema = "session", SchemaServe
		return s.line(o)
	}
	if words := expectWords(o.Expect); words != "" && s.opened == 1 {
		s.printer.print(words + "\n")
	}
	s.printer.printf("Endpoint  %s\n", text.Clean(o.Endpoint))
	for _, also := range o.Also {
		s.printer.printf("          %s\n", text.Clean(also))
	}
	if o.Token == "" {
		s.printer.print("Token     none is asked for\n")
	} else {
		s.printer.printf("Token     %s\n", text.Clean(o.Token))
	}
	s.printer.printf("Session   %s\nJournal   %s\n", text.Clean(class.Label(o.Learner, o.Session)), text.Clean(o.Journal))
	if o.Authority != "" {
		s.printer.printf("Trust     %s\n", text.Clean(o.Authority))
	}
	s.printer.printf("Try it    %s\n", text.Clean(o.curl(o.Endpoint)))
	for _, also := range o.Also {
		s.printer.printf("          %s\n", text.Clean(o.curl(also)))
	}
	s.printer.print("\n")
	return s.printer.err
}

// curl is a command line that sends an envelope from a file to an address.
func (o Opening) curl(address string) string {
	return sensor.Target{URL: address, Token: o.Token, Authority: o.Authority}.SendFile("envelope.json").Line()
}

package session

import (
	"time"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// Kind says what a line of the journal, and of the log, is about.
type Kind string

// The kinds of lines. A journal from before there were kinds has none; there a
// message that was judged is one, and anything else was refused.
const (
	KindMessage Kind = "message" // a message whose content was judged, whatever was answered
	KindRefused Kind = "refused" // one that was refused before its content was read
	KindRequest Kind = "request" // a request that brings no message, such as GET
	KindDamaged Kind = "damaged" // a line that cannot be read; it is never written
)

// Entry is the small part of a received message that stays in memory: what one
// line of the log shows. The rest is read from the journal.
type Entry struct {
	Seq      int          `json:"seq"`             // from 1, in order of arrival
	Kind     Kind         `json:"kind"`            // what it is
	Time     time.Time    `json:"time"`            // in UTC
	Status   int          `json:"status"`          // the HTTP status that the sender got
	Judged   bool         `json:"-"`               // whether the content was judged at all
	Verdict  rule.Verdict `json:"-"`               // of the content, where it was judged
	Items    int          `json:"items,omitzero"`  // how many events and entities it held
	Errors   int          `json:"errors,omitzero"` // findings that are errors
	Warnings int          `json:"warnings,omitzero"`
	Marks    int          `json:"-"`                // credits that counted for this session's scorecard
	Repeats  int          `json:"repeats,omitzero"` // events that were there before with the same id and content

	// Stranger says that it did not carry the session's token, so that it counts in
	// no practice certification.
	Stranger bool `json:"stranger,omitzero"`

	Event  string `json:"event,omitzero"` // type, action and object type of the first event, or else item, as written; of a request its method
	Action string `json:"action,omitzero"`
	Object string `json:"object,omitzero"`
	Act    string `json:"act,omitzero"`   // what the endpoint did to it on purpose; empty where it did nothing
	Retry  int    `json:"retry,omitzero"` // the message that it is sent again for, whose sender had reason to

	// Note is the one thing to say about the message in a few words: why it was
	// refused, or why there was no mark. Empty where all is well.
	Note string `json:"note,omitzero"`
}

// RefusedOnPurpose says whether the message was not taken in, and nothing of it was
// the reason.
func (e *Entry) RefusedOnPurpose() bool { return e.Act != "" && e.Status/100 != 2 }

// Failed says whether the message has an error, or was refused and not on purpose.
// What brings no message has not failed.
func (e *Entry) Failed() bool {
	return e.Kind != KindRequest && (e.Status/100 != 2 && !e.RefusedOnPurpose() || e.Judged && e.Verdict == rule.Fail)
}

// Field is one header field, in the order and spelling of the sender.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Exchange is one HTTP request and what was answered, as the journal keeps it.
// Credentials may be in it until it is received: see Session.Receive.
type Exchange struct {
	Method   string
	Path     string
	Protocol string // "HTTP/1.1"
	Remote   string // the sender's address
	TLS      bool
	// Playground says that the playground's own sensor sent it, by the name
	// that it gave itself.
	Playground bool
	// Stranger says that it is a message without the session's token.
	Stranger bool
	// Deliberate names the mistake that it was sent to show; empty for all others.
	Deliberate string
	Header     []Field
	Body       []byte // as received; cut where the limit was passed
	Status     int
	// Cause says why the endpoint answered a status other than 2xx, and Help
	// how the sender can mend it, both in the sender's own terms.
	Cause     string
	Help      string
	Reply     []byte   // the body of the answer
	Tolerated []string // tolerances that were used
	Cut       Cut      // what the journal left out

	// Secrets are tokens that must not be kept, beside the session's own.
	Secrets []string
	// Act is what is done to the message on purpose; nil for nothing. Session.Receive
	// alone looks at it.
	Act *Act
	// RejectInvalid asks Receive to refuse a message whose content has errors
	// (422); Session.Receive alone looks at it.
	RejectInvalid bool
	// Answer, where there is one, makes Reply once Receive has settled the
	// status, Cause and Help. Senders wait for it, so it must be quick and must
	// not call the session. The message that it gets is the one Receive returns.
	Answer func(*Message) []byte
}

// Message is all that is known about one received message.
type Message struct {
	Entry
	Exchange   Exchange
	Assessment *conformance.Assessment // nil where the content was not judged
}

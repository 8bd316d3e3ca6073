package session

import (
	"time"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// Entry is the small part of a received message that stays in memory: what one
// line of the log shows. The rest is read from the journal.
type Entry struct {
	Seq      int          // from 1, in order of arrival
	Time     time.Time    // in UTC
	Status   int          // the HTTP status that the sender got
	Judged   bool         // whether the content was judged at all
	Verdict  rule.Verdict // of the content, where it was judged
	Items    int          // how many events and entities it held
	Errors   int
	Warnings int
	Marks    int // credits that counted for this session's scorecard
	Repeats  int // events that were there before with the same id and content

	Event  string // type, action and object type of the first item, as written
	Action string
	Object string
	// Note is the one thing to say about the message in a few words: why it was
	// refused, or why there was no mark. Empty where all is well.
	Note string
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
	Header     []Field
	Body       []byte // as received; cut where the limit was passed
	Status     int
	// Cause says why the endpoint answered a status other than 2xx, and Help
	// how the sender can mend it, both in the sender's own terms.
	Cause     string
	Help      string
	Reply     []byte   // the body of the answer
	Tolerated []string // tolerances that were used

	// Secrets are tokens that must not be kept, beside the session's own.
	Secrets []string
	// RejectInvalid asks Receive to refuse a message whose content has errors
	// (422); Session.Receive alone looks at it.
	RejectInvalid bool
	// Brief asks Receive to leave Assessment out of what it returns, and gives
	// Answer, where there is nothing to say about the message and every event
	// of it fills a row. Most messages are such, and their senders wait.
	Brief bool
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

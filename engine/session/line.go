package session

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// The journal is NDJSON: a header, then a line for each message, whose form
// journal.schema.json describes. A line has two halves. The first is the
// message's effect, which is all that a session needs that is resumed; the
// second, from "exchange" on, is read when somebody looks at the message.
const (
	journalKind   = "caliper-playground session"
	journalFormat = 1
)

// header is the first line of a journal.
type header struct {
	Journal string          `json:"journal"` // journalKind
	Format  int             `json:"format"`
	Session string          `json:"session"`
	Spec    catalog.Version `json:"spec"`
	Created time.Time       `json:"created"`
}

// messageLine is a message as it stands in the journal. A text that came over
// the wire and is no UTF-8 stands in base64 under the second of two names.
type messageLine struct {
	effect
	Exchange    exchangeLine    `json:"exchange"`
	Assessment  *assessmentLine `json:"assessment"`
	Cut         Cut             `json:"cut"`
	Body        string          `json:"body"`
	BodyBase64  []byte          `json:"body_base64"`
	Reply       string          `json:"reply"`
	ReplyBase64 []byte          `json:"reply_base64"`
}

// exchangeMark begins the second half of a line. Within a JSON string its quotes
// would be escaped, so it stands nowhere else.
const exchangeMark = `,"exchange":`

// reading is how lines are read. They were made by this program, so that names are
// not looked at twice.
var reading = json.JoinOptions(jsontext.AllowDuplicateNames(true))

// write makes the line of a message, its line end included, and counts in the
// message what is left out.
func (w *lineWriter) write(m *Message, e *effect) error {
	x := &m.Exchange
	w.err = nil
	w.line = slices.Grow(w.line[:0], len(x.Body)+len(x.Body)/4+len(x.Reply)) // large ones need not be copied as they grow
	w.object(func() {
		w.effect(e)
		w.name("exchange")
		w.object(func() { w.exchange(x) })
		if m.Assessment != nil {
			w.name("assessment")
			w.object(func() { w.assessment(m.Assessment, len(x.Body), &x.Cut) })
		}
		reply := keptReply(x.Reply, &x.Cut)
		if x.Cut != (Cut{}) {
			w.value("cut", x.Cut)
		}
		foreign(w, "body", x.Body)
		foreign(w, "reply", reply)
	})
	w.line = append(w.line, '\n')
	if w.err != nil {
		return fmt.Errorf("message %d cannot be written: %w", m.Seq, w.err)
	}
	return nil
}

// errTorn says that a line is not whole.
var errTorn = errors.New("the line is not whole")

// decodeEffect reads what a line says to a session that is resumed. The line
// comes without its line end. Its second half is left alone, so that a long body
// costs nothing.
func decodeEffect(line []byte) (*effect, error) {
	end := bytes.Index(line, []byte(exchangeMark))
	if end < 0 || line[len(line)-1] != '}' {
		return nil, errTorn
	}
	half := append(line[:end:end], '}') // closed, it is an object
	e := new(effect)
	if err := json.Unmarshal(half, e, reading); err != nil {
		return nil, err
	}
	return e, e.complete()
}

// decodeMessage reads a line back as the message that it was written for.
func decodeMessage(line []byte) (Message, error) {
	var l messageLine
	if err := json.Unmarshal(line, &l, reading); err != nil {
		return Message{}, err
	}
	if err := l.complete(); err != nil {
		return Message{}, err
	}
	m := Message{Entry: l.Entry, Exchange: l.Exchange.exchange()}
	m.Exchange.Status, m.Exchange.Cut, m.Exchange.Stranger = l.Status, l.Cut, l.Stranger
	m.Exchange.Body = bytesOf(l.Body, l.BodyBase64)
	m.Exchange.Reply = bytesOf(l.Reply, l.ReplyBase64)
	if l.Assessment == nil {
		return m, nil
	}
	if err := l.Assessment.check(len(m.Exchange.Body)); err != nil {
		return m, err
	}
	var err error
	m.Assessment, err = l.Assessment.assessment()
	return m, err
}

func bytesOf(plain string, raw []byte) []byte {
	if raw == nil && plain != "" {
		return []byte(plain)
	}
	return raw
}

func textOf(plain string, raw []byte) string {
	if raw != nil {
		return string(raw)
	}
	return plain
}

// AppendText writes an event's key and the hash of its content in hexadecimal.
func (i identity) AppendText(to []byte) ([]byte, error) {
	var b [24]byte
	copy(b[:], i.key[:])
	binary.BigEndian.PutUint64(b[16:], i.content)
	return hex.AppendEncode(to, b[:]), nil
}

// UnmarshalText reads what AppendText wrote.
func (i *identity) UnmarshalText(written []byte) error {
	var b [24]byte
	if n, err := hex.Decode(b[:], written[:min(len(written), 48)]); err != nil || n != len(b) || len(written) != 48 {
		return fmt.Errorf("%q is no event's key and hash", text.Clip(string(written), 60))
	}
	*i = identity{key: eventKey(b[:16]), content: binary.BigEndian.Uint64(b[16:])}
	return nil
}

package session

import (
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
)

// The journal is NDJSON: a header, then a line for each message. A line has
// two halves. The first is what a session that is resumed needs, the second,
// from "exchange" on, what is read when somebody looks at the message.
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

// appendLine writes a message as one line, its line end included. The arrival
// has written its part.
func appendLine(b []byte, m *Message, t *trace, a *arrival) []byte {
	b = append(b, `{"seq":`...)
	b = strconv.AppendInt(b, int64(m.Seq), 10)
	b = append(b, `,"time":"`...)
	b = m.Time.AppendFormat(b, time.RFC3339Nano)
	b = append(b, `","status":`...)
	b = strconv.AppendInt(b, int64(m.Status), 10)
	if m.Judged {
		b = appendText(b, "verdict", m.Verdict.String())
	}
	b = appendCount(b, "items", m.Items)
	b = appendCount(b, "errors", m.Errors)
	b = appendCount(b, "warnings", m.Warnings)
	b = appendCount(b, "repeats", m.Repeats)
	for _, v := range rule.Verdicts() {
		b = appendCount(b, v.String(), t.counts.Of(v))
	}
	b = appendText(b, "event", m.Event)
	b = appendText(b, "action", m.Action)
	b = appendText(b, "object", m.Object)
	b = appendText(b, "note", m.Note)
	b = appendTexts(b, "marks", t.marks)
	b = appendEvents(b, t.events)
	b = appendDescribed(b, t.described)
	b = appendAttempts(b, t.attempts)
	b = append(b, exchangeMark...)
	b = append(b, a.sent()...)
	b = appendAnswered(b, &m.Exchange)
	if judged := a.judged(); a.altered || len(judged) > 0 {
		b = append(b, `,"assessment":`...)
		if a.altered {
			b = appendAssessment(b, m.Assessment)
		} else {
			b = append(b, judged...)
		}
	}
	b = append(b, a.body()...)
	b = appendRaw(b, "reply", m.Exchange.Reply)
	return append(b, "}\n"...)
}

// appendEvents writes the events that were not seen before: key and content.
func appendEvents(b []byte, events []identity) []byte {
	if len(events) == 0 {
		return b
	}
	b = appendName(b, "events")
	b = append(b, '[')
	for _, e := range events {
		b = appendComma(b)
		b = append(b, '"')
		b = hex.AppendEncode(b, e.key[:])
		var content [8]byte
		binary.BigEndian.PutUint64(content[:], e.content)
		b = hex.AppendEncode(b, content[:])
		b = append(b, '"')
	}
	return append(b, ']')
}

// appendDescribed writes what the message added to the scope. The ids are
// written out, for whoever reads the journal.
func appendDescribed(b []byte, news []described) []byte {
	if len(news) == 0 {
		return b
	}
	b = appendName(b, "described")
	b = append(b, '[')
	for _, d := range news {
		b = append(appendComma(b), '{')
		b = appendString(appendName(b, "id"), d.text)
		b = appendText(b, "type", d.typeName)
		b = append(b, '}')
	}
	return append(b, ']')
}

// appendAttempts writes the attempts that the message tells of.
func appendAttempts(b []byte, news []attempted) []byte {
	if len(news) == 0 {
		return b
	}
	b = appendName(b, "attempts")
	b = append(b, '[')
	for _, n := range news {
		b = append(appendComma(b), '{')
		b = appendString(appendName(b, "actor"), []byte(n.assignee))
		b = appendString(appendName(b, "object"), []byte(n.assignable))
		b = strconv.AppendInt(appendName(b, "count"), int64(n.Count), 10)
		b = append(time.UnixMilli(n.At).UTC().AppendFormat(append(appendName(b, "time"), '"'), time.RFC3339Nano), `"}`...)
	}
	return append(b, ']')
}

// exchangeMark begins the half of a line that resuming skips. Within a JSON
// string its quotes would be escaped, so it stands nowhere else.
const exchangeMark = `,"exchange":`

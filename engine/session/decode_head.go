package session

import (
	"bytes"
	"strconv"
	"time"
	"unicode/utf8"

	"caliper-playground/engine/rule"
)

// headReader reads the first half of a line as this program writes it. What is
// of any other form is left to encoding/json, which takes ten times as long; a
// million lines are read when a session is opened whose index is missing.
type headReader struct {
	rest  []byte
	odd   bool              // something is not as this program writes it
	texts map[string]string // each once, for all lines that it reads
}

// maxTexts bounds the texts that are kept, since senders choose some of them.
const maxTexts = 1 << 12

// read fills h from an object without its closing brace, and says whether all
// of it was of the usual form.
func (r *headReader) read(half []byte, h *headLine) bool {
	r.rest, r.odd = half, false
	r.expect('{')
	for first := true; len(r.rest) > 0 && !r.odd; first = false {
		if !first {
			r.expect(',')
		}
		name := r.string()
		r.expect(':')
		r.member(string(name), h)
	}
	return !r.odd
}

func (r *headReader) member(name string, h *headLine) {
	switch name {
	case "seq":
		h.Seq = r.number()
	case "time":
		h.Time = r.time()
	case "status":
		h.Status = r.number()
	case "verdict":
		h.Verdict = r.verdict()
	case "items":
		h.Items = r.number()
	case "errors":
		h.Errors = r.number()
	case "warnings":
		h.Warnings = r.number()
	case "repeats":
		h.Repeats = r.number()
	case "pass":
		h.Pass = r.number()
	case "unjudged":
		h.Unjudged = r.number()
	case "warn":
		h.Warn = r.number()
	case "fail":
		h.Fail = r.number()
	case "event":
		h.Event = r.text()
	case "action":
		h.Action = r.text()
	case "object":
		h.Object = r.text()
	case "note":
		h.Note = r.text()
	case "marks":
		r.list(func() { h.Marks = append(h.Marks, r.text()) })
	case "events":
		r.list(func() { h.Events = append(h.Events, string(r.string())) })
	case "described":
		r.list(func() { h.Described = append(h.Described, r.describedLine()) })
	case "attempts":
		r.list(func() { h.Attempts = append(h.Attempts, r.attemptLine()) })
	default:
		r.odd = true
	}
}

func (r *headReader) expect(c byte) {
	if len(r.rest) == 0 || r.rest[0] != c {
		r.odd, r.rest = true, nil
		return
	}
	r.rest = r.rest[1:]
}

// number reads a count: digits alone.
func (r *headReader) number() int {
	const longest = 10 // digits; whatever has more is left to encoding/json
	i := 0
	for i < len(r.rest) && r.rest[i] >= '0' && r.rest[i] <= '9' {
		i++
	}
	n, err := strconv.Atoi(string(r.rest[:i]))
	r.odd = r.odd || err != nil || i >= longest || i > 1 && r.rest[0] == '0'
	r.rest = r.rest[i:]
	return n
}

// string reads a string without an escape sequence.
func (r *headReader) string() []byte {
	r.expect('"')
	end := bytes.IndexByte(r.rest, '"')
	if end < 0 {
		r.odd, r.rest = true, nil
		return nil
	}
	text := r.rest[:end]
	for _, c := range text {
		r.odd = r.odd || c == '\\' || c < ' '
	}
	r.odd = r.odd || !utf8.Valid(text)
	r.rest = r.rest[end+1:]
	return text
}

// text reads a string of which there are likely to be many.
func (r *headReader) text() string {
	b := r.string()
	if text, ok := r.texts[string(b)]; ok {
		return text
	}
	text := string(b)
	if len(r.texts) < maxTexts {
		if r.texts == nil {
			r.texts = map[string]string{}
		}
		r.texts[text] = text
	}
	return text
}

func (r *headReader) verdict() *rule.Verdict {
	var v rule.Verdict
	r.odd = v.UnmarshalText(r.string()) != nil || r.odd
	return &v
}

func (r *headReader) time() time.Time {
	t, err := time.Parse(time.RFC3339Nano, string(r.string()))
	r.odd = r.odd || err != nil
	return t
}

func (r *headReader) describedLine() (d describedLine) {
	r.named('{', "id")
	d.ID = string(r.string())
	r.named(',', "type")
	d.Type = r.text()
	r.expect('}')
	return d
}

func (r *headReader) attemptLine() (n attemptLine) {
	r.named('{', "actor")
	n.Assignee = string(r.string())
	r.named(',', "object")
	n.Assignable = string(r.string())
	r.named(',', "count")
	n.Count = r.number()
	r.named(',', "time")
	n.Time = r.time()
	r.expect('}')
	return n
}

// named reads what stands before a member's value.
func (r *headReader) named(before byte, name string) {
	r.expect(before)
	r.odd = string(r.string()) != name || r.odd
	r.expect(':')
}

// list reads an array that has at least one element.
func (r *headReader) list(element func()) {
	r.expect('[')
	for !r.odd {
		element()
		if len(r.rest) > 0 && r.rest[0] == ']' {
			r.rest = r.rest[1:]
			return
		}
		r.expect(',')
	}
}

package session

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strconv"
	"time"

	"github.com/go-json-experiment/json/jsontext"
)

// lineWriter makes lines, one after the other. The sender of a message waits for its
// line, so that members are appended one by one; the structs that lines are read with
// have the same members, in the same order.
type lineWriter struct {
	line []byte
	err  error // the first there was
}

// separate sets apart what comes next from a member or an element before it.
func (w *lineWriter) separate() {
	if len(w.line) == 0 {
		return
	}
	switch w.line[len(w.line)-1] {
	case '{', '[', ':': // it is the first
	default:
		w.line = append(w.line, ',')
	}
}

// name begins a member. Names need no escapes.
func (w *lineWriter) name(name string) {
	w.separate()
	w.line = append(w.line, '"')
	w.line = append(w.line, name...)
	w.line = append(w.line, '"', ':')
}

// text, number and flag write members that are left out where they are zero.
func (w *lineWriter) text(name, value string) {
	if value != "" {
		w.name(name)
		quote(w, value)
	}
}

func (w *lineWriter) number(name string, value int) {
	if value != 0 {
		w.count(name, value)
	}
}

func (w *lineWriter) flag(name string, value bool) {
	if value {
		w.name(name)
		w.line = append(w.line, "true"...)
	}
}

// word, count and time write members that are always there.
func (w *lineWriter) word(name, value string) {
	w.name(name)
	quote(w, value)
}

func (w *lineWriter) count(name string, value int) {
	w.name(name)
	w.line = strconv.AppendInt(w.line, int64(value), 10)
}

func (w *lineWriter) time(name string, value time.Time) {
	w.name(name)
	w.line = append(w.line, '"')
	line, err := value.AppendText(w.line)
	if err != nil {
		w.fail(err)
		return
	}
	w.line = append(line, '"')
}

func (w *lineWriter) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// list writes a member with a list, unless nothing is written into it.
func (w *lineWriter) list(name string, elements func()) {
	start := len(w.line)
	w.name(name)
	w.line = append(w.line, '[')
	if elements(); w.line[len(w.line)-1] == '[' {
		w.line = w.line[:start]
		return
	}
	w.line = append(w.line, ']')
}

// objects writes a member with a list of objects, unless there are none.
func objects[T any](w *lineWriter, name string, all []T, members func(*T)) {
	w.list(name, func() {
		for i := range all {
			w.object(func() { members(&all[i]) })
		}
	})
}

// object writes an object with the members that are written into it.
func (w *lineWriter) object(members func()) {
	w.separate()
	w.line = append(w.line, '{')
	members()
	w.line = append(w.line, '}')
}

// value writes a member that is seldom there, and so need not be written fast.
func (w *lineWriter) value(name string, value any) {
	written, err := json.Marshal(value)
	if err != nil {
		w.fail(err)
	}
	w.name(name)
	w.line = append(w.line, written...)
}

// texts writes a member with a list of texts, unless there are none.
func (w *lineWriter) texts(name string, values []string) {
	w.list(name, func() {
		for _, value := range values {
			w.separate()
			quote(w, value)
		}
	})
}

// foreign writes a member with what came over the wire: as a text where it is
// UTF-8, and where it is short or does not grow too much by being escaped; else in
// base64, under another name.
func foreign[T string | []byte](w *lineWriter, name string, raw T) {
	if len(raw) == 0 {
		return
	}
	start := len(w.line)
	if len(raw) <= mayGrow || !growsMuch(raw) {
		w.name(name)
		if quote(w, raw) {
			return
		}
		w.line = w.line[:start]
	}
	w.name(name + "_base64")
	w.line = append(w.line, '"')
	w.line = base64.StdEncoding.AppendEncode(w.line, []byte(raw))
	w.line = append(w.line, '"')
}

// quote writes a JSON string, such that the line is one line to any program, and says
// whether it was UTF-8: what is not becomes U+FFFD.
func quote[T string | []byte](w *lineWriter, text T) (isUTF8 bool) {
	start := len(w.line)
	line, err := jsontext.AppendQuote(w.line, text)
	w.line = line
	if written := line[start:]; bytes.IndexByte(written, lineSeparator[0]) >= 0 {
		written = bytes.ReplaceAll(written, []byte(lineSeparator), []byte(`\u2028`))
		written = bytes.ReplaceAll(written, []byte(paragraphSeparator), []byte(`\u2029`))
		w.line = append(line[:start], written...)
	}
	return err == nil
}

// These end a line to some programs. They begin with the same byte.
const (
	lineSeparator      = "\u2028"
	paragraphSeparator = "\u2029"
)

// mayGrow is the length in bytes up to which it does not matter how much longer
// a text gets by being escaped.
const mayGrow = 4 << 10

// growsMuch says whether many of a text's characters take six when escaped, as
// those do that no JSON document holds.
func growsMuch[T string | []byte](plain T) bool {
	controls := 0
	for i := range len(plain) {
		if c := plain[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			controls++
		}
	}
	return controls > len(plain)/16
}
